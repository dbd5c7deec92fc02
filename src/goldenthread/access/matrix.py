"""The register of rights and the addresses of the product as tables: for a data protection officer to read and compare.

One table says which seat may do what with which part; the other, for each address, what it opens and who is let in.
Both are made from the register and from the guards themselves, so they cannot say anything else than what holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.html import format_html, format_html_join

from goldenthread.access.guards import Guard, Needs, guard_of
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rights import register, seats_that_may
from goldenthread.standards.cells import csv_of

METHODS = ("GET", "POST")


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, what stands above each column, and the rows."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def rights_table() -> Table:
    """Return what each seat may do with each part, in words."""
    rows = [
        [rights.words, *(_acts(rights.may.get(part, ())) for part in Part)] for rights in register().values()
    ]
    return Table("Who may do what with which part", ["Who", *(part.words for part in Part)], rows)


def addresses_table() -> Table:
    """Return what each address opens by each method, and who is let in."""
    columns = ["Address", "Method", "Opens", "Who is let in"]
    return Table("What each address opens", columns, [_address(*each) for each in _guarded()])


def how_many() -> dict[str, int]:
    """Count the addresses, the seats, and the answers that follow from them."""
    asked, seats = sum(1 for _ in _guarded()), len(register())
    return {"addresses and methods": asked, "seats": seats, "answers": asked * seats}


def as_csv(tables: Iterable[Table]) -> str:
    """Write tables for a spreadsheet, one below the other."""
    return csv_of(row for table in tables for row in ([table.caption], list(table.columns), *table.rows, []))


def as_html(tables: Iterable[Table]) -> str:
    """Write tables as one page that prints, and that a screen reader reads row by row."""
    return format_html(
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>Who may see and do what</title></head>'
        "<body><main><h1>Who may see and do what</h1>\n{}</main></body></html>\n",
        format_html_join("\n", "{}", ((_table(each),) for each in tables)),
    )


def as_text(tables: Iterable[Table]) -> str:
    """Write tables for a terminal: some lines for each row, leaving out what is empty."""
    return "\n".join(line for table in tables for line in _lines(table))


def _lines(table: Table) -> Iterator[str]:
    yield f"{table.caption}\n"
    for row in table.rows:
        yield row[0]
        yield from (
            f"    {name}: {cell}" for name, cell in zip(table.columns[1:], row[1:], strict=True) if cell
        )
        yield ""


def _table(table: Table) -> str:
    head = format_html_join("", '<th scope="col">{}</th>', ((each,) for each in table.columns))
    rows = (
        (row[0], format_html_join("", "<td>{}</td>", ((each,) for each in row[1:]))) for row in table.rows
    )
    return format_html(
        '<table border="1"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        table.caption,
        head,
        format_html_join("\n", '<tr><th scope="row">{}</th>{}</tr>', rows),
    )


def _address(pattern: str, method: str, guard: Guard) -> list[str]:
    if guard.needs is not Needs.RIGHT:
        return [pattern, method, "", guard.needs.value]
    errand = guard.errand_of(method)
    return [pattern, method, str(errand), _who(errand)]


def _who(errand: Errand) -> str:
    may = seats_that_may(errand)
    return "; ".join(rights.words for seat, rights in register().items() if seat in may)


def _guarded() -> Iterator[tuple[str, str, Guard]]:
    for pattern, view in sorted(_views(get_resolver(), ""), key=lambda each: each[0]):
        guard = guard_of(view)
        if guard is not None:
            yield from ((pattern, method, guard) for method in METHODS)


def _views(place: URLResolver, before: str) -> Iterator[tuple[str, object]]:
    for each in place.url_patterns:
        if isinstance(each, URLPattern):
            yield f"/{before}{each.pattern}", each.callback
        else:
            yield from _views(each, f"{before}{each.pattern}")


def _acts(acts: Iterable[Act]) -> str:
    return ", ".join(act.value for act in Act if act in set(acts))
