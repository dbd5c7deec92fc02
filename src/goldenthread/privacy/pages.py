"""What the pages of requests show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from goldenthread.access import rights
from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.privacy import policies, queries
from goldenthread.privacy.bundle import lines_of_item
from goldenthread.privacy.models import AccessRequest, Item, Mark
from goldenthread.record.models import Child
from goldenthread.rulebook.personal_data import AnswerBy, answer_by
from goldenthread.rulebook.time import long_date


@dataclass(frozen=True, slots=True)
class Line:
    """One request in a list, with how it stands today."""

    request: AccessRequest
    days_late: int
    days_left: int


def lines_of(found: list[AccessRequest], today: date) -> list[Line]:
    """Arrange requests with how many days are left or over."""
    return [Line(each, max((today - each.due).days, 0), (each.due - today).days) for each in found]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item: what it is, what becomes of it, and for whose opinion it waits."""

    item: Item
    mark: str
    waits_for: str
    says: tuple[str, ...]
    document: UUID | None


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One request as whoever answers it sees it."""

    request: AccessRequest
    child: Child
    by: AnswerBy
    items: list[ItemLine]
    elsewhere: int
    answers: list[tuple[str, str]]
    must_weigh: bool
    may_gather: bool
    may_extend: bool
    may_answer: bool
    why_not_yet: str
    days_late: int


def request_page(request: AccessRequest, child: Child, reader: Actor) -> RequestPage:
    """Arrange a request for whoever answers it."""
    every = queries.items_of(request)
    seen = [each for each in every if policies.may_see_item(reader, each)]
    answering = policies.may_answer(request, every)
    may_send = rights.may(reader.seat, Errand(Part.REQUESTS, Act.SEND)).allowed
    return RequestPage(
        request=request,
        child=child,
        by=answer_by(request.received_on, extended=bool(request.extended_because)),
        items=item_lines(seen, child),
        elsewhere=len([each for each in every if each not in seen and not each.is_ready]),
        answers=[(policies.QUESTIONS[name], words) for name, words in request.answers.items()],
        must_weigh=request.is_by_family_about_child and not request.answers,
        may_gather=policies.may_gather(request).allowed,
        may_extend=policies.may_extend(request, on=reader.today).allowed,
        may_answer=may_send and answering.allowed,
        why_not_yet=answering.because,
        days_late=max((reader.today - request.due).days, 0),
    )


def item_lines(items: list[Item], child: Child) -> list[ItemLine]:
    """Arrange items with what each says, so that nobody decides about words they have not read."""
    return [
        ItemLine(
            item=each,
            mark=Mark(each.mark).label if each.mark else "",
            waits_for=policies.wanted_from(each),
            says=() if each.kind == "document" else tuple(lines_of_item(each, child)),
            document=UUID(each.source) if each.kind == "document" else None,
        )
        for each in items
    ]


def choices_of(items: list[Item]) -> list[tuple[str, str]]:
    """Return items as they are chosen on a form."""
    return [(str(each.pk), _words(each)) for each in items]


def _words(item: Item) -> str:
    day = f"{long_date(item.dated)}: " if item.dated else ""
    holds = f" ({item.holds_in_words})" if item.holds else ""
    return f"{day}{item.title}{holds}"
