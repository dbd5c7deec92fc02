"""What the family was asked before the decision whether to assess, and what they said, read from the case’s events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.access.actors import Actor
from goldenthread.assessments import policies
from goldenthread.record.models import Case, Event
from goldenthread.record.projections import uncorrected
from goldenthread.rulebook.standing import Standing


@dataclass(frozen=True, slots=True)
class View:
    """What one person said, and when."""

    words: str
    whose: str
    on: date


@dataclass(frozen=True, slots=True)
class Hearing:
    """When the family was asked, what about, by when an answer is hoped for, and what was said."""

    asked_on: date | None
    answer_by: date | None
    ask: str
    views: tuple[View, ...]
    may_tell: bool


@dataclass(frozen=True, slots=True)
class NoDuty:
    """Why the authority need not decide: the ground, its day and what else was said."""

    because: str
    earlier_on: date
    words: str


def hearing_from(case: Case, events: Iterable[Event], standing: Standing, *, reader: Actor) -> Hearing:
    """Gather what was asked and said. Answers are voices of the thread, written within this case."""
    told = uncorrected(list(events))
    asked = next((each for each in reversed(told) if each.name == "views_invited"), None)
    answer_by = asked.fields.get("answer_by") if asked else None
    return Hearing(
        asked_on=asked.happened_on if asked else None,
        answer_by=date.fromisoformat(answer_by) if answer_by else None,
        ask=asked.fields.get("ask", "") if asked else "",
        views=tuple(_view(each) for each in told if _is_voice(each)),
        may_tell=policies.may_give_views(reader, case, standing).allowed,
    )


def no_duty_from(events: Iterable[Event], standing: Standing) -> NoDuty | None:
    """Return why the authority need not decide, where that is how the case stands and the ground is on the record."""
    found = next((each for each in uncorrected(list(events)) if each.name == "no_duty_found"), None)
    if found is None or standing.state.name != "no_duty" or "earlier_on" not in found.fields:
        return None
    fields = found.fields
    return NoDuty(fields["because"], date.fromisoformat(fields["earlier_on"]), fields.get("words", ""))


def _is_voice(event: Event) -> bool:
    return (event.topic, event.name, event.fields.get("kind")) == ("thread", "strand_written", "voice")


def _view(event: Event) -> View:
    return View(event.fields["words"], event.fields.get("whose", ""), event.happened_on)
