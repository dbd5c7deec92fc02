"""Facts in order: summary lists, tables and lists of tasks."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.markup import (
    NOTHING,
    attribute,
    attributes,
    classes,
    content,
    escaped,
    options,
)
from goldenthread.site.components.notices import tag

Given = Mapping[str, Any]


def summary_list(**o: Any) -> SafeString:
    """Draw facts about one thing: what it is on the left, what we know on the right, what to do beside it."""
    rows = [row for row in o.get("rows") or () if row]
    card = o.get("card") or NOTHING
    title = options(card.get("title"))
    acting = any(_actions(row) for row in rows)
    drawn = "".join(_row(row, title, acting=acting) for row in rows)
    look = classes("govuk-summary-list", o.get("classes"))
    whole = f'<dl class="{look}"{attributes(o.get("attributes"))}>{drawn}</dl>'
    return mark_safe(_card(card, title, whole) if "card" in o and o["card"] is not None else whole)


def _actions(part: Given) -> Sequence[Given]:
    return (part.get("actions") or NOTHING).get("items") or ()


def _row(row: Given, title: Given, *, acting: bool) -> str:
    # Where other rows have something to do, a row without keeps its words in the same column.
    bare = acting and (row.get("actions") or NOTHING).get("items") is None
    look = classes(
        "govuk-summary-list__row", bare and "govuk-summary-list__row--no-actions", row.get("classes")
    )
    key, value = options(row.get("key")), options(row.get("value"))
    return (
        f'<div class="{look}"><dt class="{classes("govuk-summary-list__key", key.get("classes"))}">{content(key)}</dt>'
        f'<dd class="{classes("govuk-summary-list__value", value.get("classes"))}">{content(value)}</dd>'
        f"{_row_actions(row, title)}</div>"
    )


def _row_actions(row: Given, title: Given) -> str:
    items = _actions(row)
    if not items:
        return ""
    links = [_link(item, title) for item in items]
    if len(links) == 1:
        inner = links[0]
    else:
        each = "".join(f'<li class="govuk-summary-list__actions-list-item">{link}</li>' for link in links)
        inner = f'<ul class="govuk-summary-list__actions-list">{each}</ul>'
    return f'<dd class="{classes("govuk-summary-list__actions", row["actions"].get("classes"))}">{inner}</dd>'


def _link(action: Given, title: Given) -> str:
    # "Change" read out alone, in a list of links, says nothing: what it changes goes along unseen.
    unseen, about = action.get("visually_hidden_text"), content(title)
    spoken = (f" {escaped(unseen)}" if unseen else "") + (f" ({about})" if title else "")
    return (
        f'<a class="{classes("govuk-link", action.get("classes"))}" href="{escaped(action.get("href"))}"'
        f"{attributes(action.get('attributes'))}>{content(action)}"
        + (f'<span class="govuk-visually-hidden">{spoken}</span>' if spoken else "")
        + "</a>"
    )


def _card(card: Given, title: Given, inner: str) -> str:
    level = escaped(title.get("heading_level") or 2)
    look = classes("govuk-summary-card__title", title.get("classes"))
    head = f'<h{level} class="{look}">{content(title)}</h{level}>' if title else ""
    return (
        f'<div class="{classes("govuk-summary-card", card.get("classes"))}"{attributes(card.get("attributes"))}>'
        f'<div class="govuk-summary-card__title-wrapper">{head}{_card_actions(card, title)}</div>'
        f'<div class="govuk-summary-card__content">{inner}</div></div>'
    )


def _card_actions(card: Given, title: Given) -> str:
    links = [_link(item, title) for item in _actions(card)]
    if not links:
        return ""
    look = classes("govuk-summary-card__actions", card["actions"].get("classes"))
    if len(links) == 1:
        return f'<div class="{look}">{links[0]}</div>'
    return (
        f'<ul class="{look}">'
        + "".join(f'<li class="govuk-summary-card__action">{x}</li>' for x in links)
        + "</ul>"
    )


def table(**o: Any) -> SafeString:
    """Draw rows and columns, with a caption that says what they show."""
    caption, head = o.get("caption"), o.get("head")
    named = classes("govuk-table__caption", o.get("caption_classes"))
    first = bool(o.get("first_cell_is_header"))
    rows = "".join(_table_row(row, first_is_header=first) for row in o.get("rows") or () if row)
    return mark_safe(
        f'<table class="{classes("govuk-table", o.get("classes"))}"{attributes(o.get("attributes"))}>'
        + (f'<caption class="{named}">{escaped(caption)}</caption>' if caption else "")
        + (_table_head(head) if head is not None else "")
        + f'<tbody class="govuk-table__body">{rows}</tbody></table>'
    )


def _table_head(head: Sequence[object]) -> str:
    cells = "".join(_cell(options(item), "th", "header", ' scope="col"') for item in head)
    return f'<thead class="govuk-table__head"><tr class="govuk-table__row">{cells}</tr></thead>'


def _table_row(row: Sequence[object], *, first_is_header: bool) -> str:
    cells = []
    for place, given in enumerate(row):
        cell = options(given)
        if place == 0 and first_is_header:
            cells.append(_cell({**cell, "format": None}, "th", "header", ' scope="row"'))
        else:
            cells.append(_cell(cell, "td", "cell", ""))
    return f'<tr class="govuk-table__row">{"".join(cells)}</tr>'


def _cell(cell: Given, element: str, part: str, scope: str) -> str:
    shape = cell.get("format")
    look = classes(f"govuk-table__{part}", shape and f"govuk-table__{part}--{shape}", cell.get("classes"))
    return (
        f'<{element}{scope} class="{look}"{attribute("colspan", cell.get("colspan"))}'
        f"{attribute('rowspan', cell.get('rowspan'))}{attributes(cell.get('attributes'))}>{content(cell)}</{element}>"
    )


def task_list(**o: Any) -> SafeString:
    """Draw what is to be done, and how far each part is."""
    prefix = escaped(o.get("id_prefix") or "task-list")
    items = "".join(
        _task(item, f"{prefix}-{place}") for place, item in enumerate(o.get("items") or (), 1) if item
    )
    look = classes("govuk-task-list", o.get("classes"))
    return mark_safe(f'<ul class="{look}"{attributes(o.get("attributes"))}>{items}</ul>')


def _task(item: Given, own_id: str) -> str:
    title, status = options(item.get("title")), options(item.get("status"))
    href, helped = item.get("href"), item.get("hint")
    if href:
        described = f"{own_id}-hint {own_id}-status" if helped else f"{own_id}-status"
        look = classes("govuk-link govuk-task-list__link", title.get("classes"))
        name = f'<a class="{look}" href="{escaped(href)}" aria-describedby="{described}">{content(title)}</a>'
    else:
        name = f"<div{attribute('class', title.get('classes'))}>{content(title)}</div>"
    hint = f'<div id="{own_id}-hint" class="govuk-task-list__hint">{content(helped)}</div>' if helped else ""
    state = tag(**options(status["tag"])) if status.get("tag") else content(status)
    look = classes("govuk-task-list__item", href and "govuk-task-list__item--with-link", item.get("classes"))
    return (
        f'<li class="{look}"><div class="govuk-task-list__name-and-hint">{name}{hint}</div>'
        f'<div class="{classes("govuk-task-list__status", status.get("classes"))}" id="{own_id}-status">'
        f"{state}</div></li>"
    )
