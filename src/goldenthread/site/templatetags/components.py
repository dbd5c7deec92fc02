"""Every component as a template tag, and a few that know a form or the page they stand on.

Those that hold words of a page (details, inset_text, notification_banner, panel) are blocks: `{% details
summary_text="Why this date?" %} … {% enddetails %}`.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django import template
from django.forms import BaseForm
from django.template import Context
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe

from goldenthread.site import components, shell
from goldenthread.site.components.forms import whole

register = template.Library()

BLOCKS = ("details", "inset_text", "notification_banner", "panel")
for name in set(components.__all__) - set(BLOCKS):
    register.simple_tag(getattr(components, name), name=name)


@register.simple_block_tag
def details(content: str, **o: Any) -> SafeString:
    """Draw a summary that opens."""
    return components.details(**o, html=mark_safe(content))


@register.simple_block_tag
def inset_text(content: str, **o: Any) -> SafeString:
    """Draw words set in from the margin."""
    return components.inset_text(**o, html=mark_safe(content))


@register.simple_block_tag
def notification_banner(content: str, **o: Any) -> SafeString:
    """Draw what has just happened."""
    return components.notification_banner(**o, html=mark_safe(content))


@register.simple_block_tag
def panel(content: str, **o: Any) -> SafeString:
    """Draw a large panel."""
    return components.panel(**o, html=mark_safe(content))


@register.simple_tag
def sent_once() -> SafeString:
    """Draw the key that makes a form one sending however often its button is pressed."""
    return format_html('<input type="hidden" name="submission" value="{}">', uuid4())


@register.simple_tag
def form_fields(form: BaseForm) -> SafeString:
    """Draw every field of a form, hidden ones too."""
    return whole.fields(form)


@register.simple_tag(takes_context=True)
def form_errors(context: Context, form: BaseForm | None = None) -> SafeString:
    """Draw the summary of what is wrong with this form, or with the one the page calls `form`."""
    form = form or context.get("form")
    return whole.errors(form) if form is not None else SafeString("")


@register.simple_tag
def back(href: str, words: str = "Back") -> SafeString:
    """Draw the way back, in a landmark of its own as every part of a page should be."""
    return format_html('<nav aria-label="Back">{}</nav>', components.back_link(href=href, text=words))


@register.simple_tag
def wide_table(caption: str, head: Sequence[Any], rows: Sequence[Any], **o: Any) -> SafeString:
    """Draw a table that scrolls in its own box where the screen is narrow."""
    drawn = components.table(caption=caption, head=head, rows=rows, **o)
    return format_html(
        '<div class="gt-scroll" role="region" aria-label="{}" tabindex="0">{}</div>', caption, drawn
    )


@register.simple_tag
def newer_older(newer: str | None = None, older: str | None = None, what: str = "") -> SafeString:
    """Draw the way through a list that is read newest first."""
    if not (newer or older):
        return SafeString("")
    return components.pagination(
        previous=_way(newer, "Newer", what), next=_way(older, "Older", what), landmark_label="Newer and older"
    )


@register.simple_tag
def earlier_later(earlier: str | None = None, later: str | None = None) -> SafeString:
    """Draw the way through a list that is read soonest first."""
    if not (earlier or later):
        return SafeString("")
    return components.pagination(
        previous=_way(earlier, "Earlier", "dates"),
        next=_way(later, "Later", "dates"),
        landmark_label="Earlier and later",
    )


def _way(href: str | None, words: str, what: str) -> Mapping[str, str] | None:
    return {"href": href, "text": f"{words} {what}".strip()} if href else None


AUTHORITIES = {"law": "Law", "practice": "Good practice", "proposal": "Proposal, not law"}
MARKS = {
    "act": "law",
    "regulations": "law",
    "law": "law",
    "code": "practice",
    "practice": "practice",
    "proposal": "proposal",
}


@register.simple_tag
def authority(kind: object) -> SafeString:
    """Mark a rule as law, good practice or proposal: in words, and in a different frame for each."""
    mark = MARKS[str(kind)]
    return format_html('<span class="gt-authority gt-authority--{}">{}</span>', mark, AUTHORITIES[mark])


@register.simple_tag(takes_context=True)
def site_header(context: Context) -> SafeString:
    """Draw the header, with the place we are in marked."""
    request = context.get("request")
    return shell.header(context.get("shell"), request.path if request else "")


@register.simple_tag(takes_context=True)
def site_actor(context: Context) -> SafeString:
    """Write who is signed in and for whom they act."""
    return shell.acting(context.get("shell"))


@register.simple_tag(takes_context=True)
def site_messages(context: Context) -> SafeString:
    """Draw what the page before left to be said, such as "The plan is agreed"."""
    drawn = (
        components.notification_banner(text=str(each), type=each.tags, title_id=f"message-{place}")
        for place, each in enumerate(context.get("messages") or (), 1)
    )
    return mark_safe("".join(drawn))


@register.simple_tag
def both_texts(rows: Sequence[Mapping[str, Any]], theirs: str = "What is there now") -> SafeString:
    """Set what a person wrote beside what someone else has kept since, so that neither is lost.

    Each row has `label`, `theirs` and `yours`.
    """
    drawn = format_html_join(
        "",
        '<h3 class="govuk-heading-s">{}</h3><div class="gt-both"><div class="gt-both__text"><h4>{}</h4>{}</div>'
        '<div class="gt-both__text gt-both__text--yours"><h4>What you wrote</h4>{}</div></div>',
        ((row["label"], theirs, _paragraphs(row["theirs"]), _paragraphs(row["yours"])) for row in rows),
    )
    return format_html('<section class="gt-both-texts" aria-label="Two versions">{}</section>', drawn)


def _paragraphs(words: object) -> SafeString:
    """Write typed words in paragraphs; an empty text is said to be empty."""
    if not str(words or "").strip():
        return mark_safe('<p class="govuk-hint">Nothing</p>')
    return mark_safe(linebreaks(str(words), autoescape=True))
