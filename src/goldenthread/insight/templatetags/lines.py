"""The lines of a worklist. A page has twenty-five of eighteen values each, so they are drawn as components are."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from goldenthread.access.addresses import address
from goldenthread.insight.pages.worklist import Line
from goldenthread.insight.queries.worklist import Due
from goldenthread.rulebook.time import short_date

register = template.Library()


@register.simple_tag
def due_lines(lines: Iterable[Line[Due]], *, names_bodies: bool) -> SafeString:
    """Draw a row for each line; with the body whose advice it is, unless all are the reader's own."""
    return SafeString("".join(_row(line, names_bodies=names_bodies) for line in lines))


def _row(line: Line[Due], *, names_bodies: bool) -> str:
    row, child = line.row, line.row.child
    given, family = escape(child.given_name), escape(child.family_name)
    is_late = line.days_late and not line.is_excused
    body = f" ({escape(line.body)})" if names_bodies and line.body else ""
    near = f'<strong class="gt-late">{escape(line.standing)}</strong>' if is_late else escape(line.standing)
    late, free = " gt-lines__late" if is_late else "", "" if line.act_url else " gt-lines__free"
    leads = escape(row.lead_name or "nobody yet")
    return (
        f'\n    <tr role="row" class="govuk-table__row{late}">'
        '<th scope="row" role="rowheader" class="govuk-table__header gt-lines__free">'
        f'<a class="govuk-link" href="{escape(address("record:child", row.child_id))}">{family}, {given}</a></th>'
        f'<td role="cell" class="govuk-table__cell{free}">{_what(line, given, family)}{body}</td>'
        f'<td role="cell" data-label="By" class="govuk-table__cell gt-day">{short_date(row.due)}</td>'
        f'<td role="cell" class="govuk-table__cell gt-lines__near">{near}</td>'
        f'<td role="cell" data-label="Led by" class="govuk-table__cell">{leads}</td>'
        f'<td role="cell" class="govuk-table__cell gt-lines__free">{escape(line.setting)}</td></tr>'
    )


def _what(line: Line[Due], given: str, family: str) -> str:
    """Write what is due; for those who owe it, as a link to where it is done."""
    if not line.act_url:
        return escape(line.what)
    whose = f'<span class="govuk-visually-hidden">, {given} {family}</span>'
    return f'<a class="govuk-link" href="{escape(line.act_url)}">{escape(line.act_words)}{whose}</a>'
