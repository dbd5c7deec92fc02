"""Newer and older, previous and next: a way through a list that does not fit one page."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.markup import attributes, classes, content, escaped

Given = Mapping[str, Any]
ARROWS = {
    "prev": "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984"
    "l4.2931-4.293-1.414-1.414z",
    "next": "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492"
    " 6.7441-6.4062-6.7246-6.7266z",
}
WORDS = {
    "prev": 'Previous<span class="govuk-visually-hidden"> page</span>',
    "next": 'Next<span class="govuk-visually-hidden"> page</span>',
}


def pagination(**o: Any) -> SafeString:
    """Draw the way to the pages before and after, and to numbered ones where they are counted."""
    before, after = o.get("previous"), o.get("next")
    # Without numbers between them, the two ways stand one below the other.
    block = not o.get("items") and bool(before or after)
    look = classes("govuk-pagination", block and "govuk-pagination--block", o.get("classes"))
    named = escaped(o.get("landmark_label") or "Pagination")
    back, on = _arrow_link(before, "prev", block=block), _arrow_link(after, "next", block=block)
    return mark_safe(
        f'<nav class="{look}" aria-label="{named}"{attributes(o.get("attributes"))}>'
        f"{back}{_numbers(o.get('items'))}{on}</nav>"
    )


def _arrow_link(link: Given | None, way: str, *, block: bool) -> str:
    if not link or not link.get("href"):
        return ""
    arrow = (
        f'<svg class="govuk-pagination__icon govuk-pagination__icon--{way}" xmlns="http://www.w3.org/2000/svg"'
        f' height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="{ARROWS[way]}">'
        "</path></svg>"
    )
    said = link.get("label_text")
    look = classes(
        "govuk-pagination__link-title", block and not said and "govuk-pagination__link-title--decorated"
    )
    label = (
        '<span class="govuk-visually-hidden">:</span>'
        f'<span class="govuk-pagination__link-label">{escaped(said)}</span>'
    )
    return (
        f'<div class="govuk-pagination__{way}"><a class="govuk-link govuk-pagination__link"'
        f' href="{escaped(link["href"])}" rel="{way}"{attributes(link.get("attributes"))}>'
        + (arrow if block or way == "prev" else "")
        + f'<span class="{look}">{content(link) or WORDS[way]}</span>'
        + (label if said and block else "")
        + (arrow if not block and way == "next" else "")
        + "</a></div>"
    )


def _numbers(items: list[Given] | None) -> str:
    if not items:
        return ""
    return f'<ul class="govuk-pagination__list">{"".join(_number(item) for item in items if item)}</ul>'


def _number(item: Given) -> str:
    current, gap = item.get("current"), item.get("ellipsis")
    look = classes(
        "govuk-pagination__item",
        current and "govuk-pagination__item--current",
        gap and "govuk-pagination__item--ellipsis",
    )
    if gap:
        return f'<li class="{look}">&ctdot;</li>'
    spoken = escaped(item.get("visually_hidden_text", f"Page {item.get('number')}"))
    here = ' aria-current="page"' if current else ""
    return (
        f'<li class="{look}"><a class="govuk-link govuk-pagination__link" href="{escaped(item.get("href"))}"'
        f' aria-label="{spoken}"{here}{attributes(item.get("attributes"))}>{escaped(item.get("number"))}</a></li>'
    )
