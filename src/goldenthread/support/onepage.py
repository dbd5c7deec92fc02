"""The one-page plan as its writer sees it: plain words that become strands of the thread and are read back from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from goldenthread.record.changes import Change
from goldenthread.standards.codes.needs import BroadArea
from goldenthread.thread.events import (
    end_strand,
    write_need,
    write_outcome,
    write_plan,
    write_provision,
    write_voice,
)
from goldenthread.thread.strands import Provision, Thread, Topic, Voice

MOST_STRATEGIES: Final = 3
NO_THREAD: Final = Thread()


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyWords:
    """One thing to try: from the toolkit, or in the writer's own words."""

    what: str
    who: str = ""
    times: int | None = None
    minutes: int | None = None
    group: int | None = None
    home: str = ""
    toolkit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """Everything the one page says."""

    good_at: str
    says: str = ""
    need: str
    area: str = ""
    change: str
    baseline: str = ""
    measure: str
    strategies: tuple[StrategyWords, ...]
    starts_on: date
    review_on: date
    review_reason: str = ""

    def told(self) -> dict[str, str]:
        """Return the words by the names of the form's fields, to set two versions side by side."""
        own = {
            each.name: _text(getattr(self, each.name)) for each in fields(self) if each.name != "strategies"
        }
        return own | {name: _text(value) for name, value in self._numbered()}

    def _numbered(self) -> Iterator[tuple[str, Any]]:
        blank = StrategyWords(what="")
        padded = [*self.strategies, *[blank] * MOST_STRATEGIES][:MOST_STRATEGIES]
        for number, strategy in enumerate(padded, 1):
            for each in fields(strategy):
                yield f"{each.name}_{number}", getattr(strategy, each.name)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def part_of(thread: Thread, content: Mapping[str, Any], case: UUID) -> Thread:
    """Return the part of the thread that a plan speaks of, with what the family added to this case."""
    told = {
        str(each) for each in (content.get("need"), content.get("outcome"), *content.get("provisions", ()))
    }
    told |= {str(content.get("good_at")), str(content.get("says"))}
    added = [each for each in thread.voices_on(Topic.WORKS_AT_HOME) if each.case == case]
    return replace(
        thread,
        voices=tuple(each for each in thread.voices if str(each.id) in told or each in added),
        needs=tuple(each for each in thread.needs if str(each.id) in told),
        outcomes=tuple(each for each in thread.outcomes if str(each.id) in told),
        provisions=tuple(each for each in thread.provisions if str(each.id) in told),
    )


def words_of(thread: Thread, content: Mapping[str, Any]) -> PlanWords | None:
    """Read the words of a plan back from the thread, or None where it has not been written."""
    strands = {
        str(each.id): each for each in (*thread.voices, *thread.needs, *thread.outcomes, *thread.provisions)
    }
    need, outcome = strands.get(content.get("need", "")), strands.get(content.get("outcome", ""))
    if need is None or outcome is None:
        return None
    good_at, says = strands.get(content.get("good_at", "")), strands.get(content.get("says", ""))
    provisions = [strands[each] for each in content.get("provisions", ()) if each in strands]
    area: BroadArea | None = getattr(need, "area", None)
    return PlanWords(
        good_at=good_at.words if good_at else "",
        says=says.words if says else "",
        need=need.words,
        area=area.value if area else "",
        change=outcome.words,
        baseline=getattr(outcome, "baseline", ""),
        measure=getattr(outcome, "measure", ""),
        strategies=tuple(_strategy(each) for each in provisions if isinstance(each, Provision)),
        starts_on=date.fromisoformat(content["starts_on"]),
        review_on=date.fromisoformat(content["review_on"]),
        review_reason=content.get("review_reason", ""),
    )


def _strategy(provision: Provision) -> StrategyWords:
    return StrategyWords(
        what=provision.words,
        who=provision.who,
        times=provision.times_a_week,
        minutes=provision.minutes,
        group=provision.group_size,
        home=provision.at_home,
        toolkit=provision.toolkit,
    )


def one_page_written(
    writing: Change,
    *,
    case: UUID,
    kind: str,
    words: PlanWords,
    plan: UUID | None = None,
    before: Mapping[str, Any] | None = None,
) -> UUID:
    """Write a one-page plan: its strands, kept under the ids in `before`, and the plan that holds them together."""
    told = dict(before or {})
    need = write_need(
        writing, words=words.need, area=words.area, case=case, id=_id(told, "need"), begins=words.starts_on
    )
    outcome = write_outcome(
        writing, need=need, change=words.change, for_whom=writing.child.first_name, baseline=words.baseline,
        by_when=words.review_on, measure=words.measure, case=case, id=_id(told, "outcome"), begins=words.starts_on,
    )  # fmt: skip
    content = {
        "need": str(need),
        "outcome": str(outcome),
        "provisions": _provisions(
            writing, case, outcome, words, [UUID(each) for each in told.get("provisions", ())]
        ),
        "good_at": _voice(writing, case, words, Topic.GOOD_AT, _id(told, "good_at")),
        "says": _voice(writing, case, words, Topic.SAYS, _id(told, "says")),
        "starts_on": words.starts_on.isoformat(),
        "review_on": words.review_on.isoformat(),
        "review_reason": words.review_reason,
    }
    return write_plan(writing, case=case, kind=kind, content=content, id=plan)


def _provisions(writing: Change, case: UUID, outcome: UUID, words: PlanWords, known: list[UUID]) -> list[str]:
    written = []
    for place, each in enumerate(words.strategies):
        written.append(
            write_provision(
                writing, outcome=outcome, kind="strategy" if each.toolkit else "provision", what=each.what,
                who=each.who, times_a_week=each.times, minutes=each.minutes, group_size=each.group,
                at_home=each.home, toolkit=each.toolkit, begins=words.starts_on, case=case,
                id=known[place] if place < len(known) else None,
            )
        )  # fmt: skip
    for left_out in known[len(words.strategies) :]:
        end_strand(writing, left_out, why="It was taken out of the plan.")
    return [str(each) for each in written]


def _voice(writing: Change, case: UUID, words: PlanWords, topic: Topic, id: UUID | None) -> str:
    said = words.says if topic is Topic.SAYS else words.good_at
    if not said:
        return ""
    whose = "child" if topic is Topic.SAYS else "school"
    return str(
        write_voice(
            writing, words=said, whose=whose, topic=topic.value, case=case, id=id, begins=words.starts_on
        )
    )


def _id(told: Mapping[str, Any], name: str) -> UUID | None:
    return UUID(told[name]) if told.get(name) else None


def at_home(thread: Thread, case: UUID) -> tuple[Voice, ...]:
    """Return what the family has added to this case as working at home."""
    return tuple(each for each in thread.voices_on(Topic.WORKS_AT_HOME) if each.case == case)
