"""What stands around a form control: its label or legend, hint, error, and the group that ties them together."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.markup import attribute, attributes, classes, content, escaped, options


def label(**o: Any) -> SafeString:
    """Draw the label of one control; nothing when it has no words."""
    words = content(o)
    if not words:
        return SafeString("")
    look = classes("govuk-label", o.get("classes"))
    drawn = f'<label class="{look}"{attributes(o.get("attributes"))}{attribute("for", o.get("for"))}>{words}</label>'
    return mark_safe(f'<h1 class="govuk-label-wrapper">{drawn}</h1>' if o.get("is_page_heading") else drawn)


def hint(**o: Any) -> SafeString:
    """Draw the words that help to answer."""
    look = classes("govuk-hint", o.get("classes"))
    return mark_safe(
        f'<div{attribute("id", o.get("id"))} class="{look}"{attributes(o.get("attributes"))}>{content(o)}</div>'
    )


def error_message(**o: Any) -> SafeString:
    """Draw what is wrong with one answer and what to do about it."""
    spoken = o.get("visually_hidden_text", "Error")
    before = f'<span class="govuk-visually-hidden">{escaped(spoken)}:</span> ' if spoken else ""
    look = classes("govuk-error-message", o.get("classes"))
    return mark_safe(
        f'<p{attribute("id", o.get("id"))} class="{look}"{attributes(o.get("attributes"))}>{before}{content(o)}</p>'
    )


def fieldset(**o: Any) -> SafeString:
    """Draw a set of controls that answer one question together."""
    look = classes("govuk-fieldset", o.get("classes"))
    return mark_safe(
        f'<fieldset class="{look}"{attribute("role", o.get("role"))}'
        f"{attribute('aria-describedby', o.get('described_by'))}{attributes(o.get('attributes'))}>"
        f"{_legend(options(o.get('legend')))}{escaped(o.get('html'))}</fieldset>"
    )


def _legend(legend: Mapping[str, Any]) -> str:
    words = content(legend)
    if not words:
        return ""
    if legend.get("is_page_heading"):
        words = f'<h1 class="govuk-fieldset__heading">{words}</h1>'
    look = classes("govuk-fieldset__legend", legend.get("classes"))
    return f'<legend class="{look}">{words}</legend>'


def hint_and_error(o: Mapping[str, Any], control_id: object, described_by: object) -> tuple[str, str]:
    """Draw the hint and error of a control, and return them with the ids that describe it."""
    # Read out in the order they stand: what was there before, the hint, and last what is wrong.
    drawn, ids = "", [str(described_by)] if described_by else []
    if o.get("hint"):
        ids.append(f"{control_id}-hint")
        drawn += hint(**{**options(o["hint"]), "id": ids[-1]})
    if o.get("error_message"):
        ids.append(f"{control_id}-error")
        drawn += error_message(**{**options(o["error_message"]), "id": ids[-1]})
    return drawn, " ".join(ids)


def form_group(o: Mapping[str, Any], inner: str) -> SafeString:
    """Draw the box around a control, marked when there is an error in it."""
    group = o.get("form_group") or {}
    look = classes(
        "govuk-form-group", o.get("error_message") and "govuk-form-group--error", group.get("classes")
    )
    return mark_safe(f'<div class="{look}"{attributes(group.get("attributes"))}>{inner}</div>')


def labelled(o: Mapping[str, Any], draw: Callable[[str, str], str], *, wraps: bool = False) -> SafeString:
    """Draw a single control with its label, hint and error.

    `draw` is given the id of the control and the ids that describe it. A control that `wraps` places what comes
    before and after it by itself.
    """
    control_id = str(o.get("id") or o.get("name"))
    name = label(**{**options(o.get("label")), "for": control_id})
    around, described_by = hint_and_error(o, control_id, o.get("described_by"))
    control = draw(control_id, described_by)
    if not wraps:
        group = o.get("form_group") or {}
        control = content(group.get("before_input")) + control + content(group.get("after_input"))
    return form_group(o, f"{name}{around}{control}")


def grouped(o: Mapping[str, Any], control_id: object, controls: str, *, role: str = "") -> SafeString:
    """Draw several controls that answer one question, in a fieldset when they have one."""
    around = o.get("fieldset")
    before = (around or {}).get("described_by") or o.get("described_by")
    words, described_by = hint_and_error(o, control_id, before)
    inner = mark_safe(words + controls)
    if around is None:
        return form_group(o, inner)
    return form_group(o, fieldset(**{**around, "described_by": described_by, "role": role, "html": inner}))
