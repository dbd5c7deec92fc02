"""Every date of a child: what is due, was due or fell away, with the sum behind it and the rule it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst

from goldenthread.record.explaining import Explained, Explaining
from goldenthread.record.models import Case
from goldenthread.record.pages.saying import to_the_family
from goldenthread.record.parts import RecordView
from goldenthread.rulebook.deadline import ClockState
from goldenthread.rulebook.process import Party
from goldenthread.rulebook.processes import PROCESSES


@dataclass(frozen=True, slots=True)
class CaseDates:
    """The dates of one case, open ones first."""

    title: str
    case: Case
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One date in the table."""

    told: Explained
    to_family: bool = False

    @property
    def title(self) -> str:
        title = to_the_family(self.told.title) if self.to_family else self.told.title
        return f"{capfirst(title)}{f' ({self.told.body})' if self.told.body else ''}"

    @property
    def owner(self) -> str:
        """Who owes it, or may do it."""
        if self.to_family and self.told.owner is Party.FAMILY:
            return "You"
        words = self.told.owner.words
        return capfirst(words)

    @property
    def state(self) -> str:
        """How it stands, in a word or two."""
        told = self.told
        if told.state is ClockState.MET:
            return "Done late" if told.days_late else "Done"
        if told.state is ClockState.CLOSED:
            return "Over" if told.row.is_window else "Fell away"
        if told.state is ClockState.LATE:
            return "Exception" if told.is_excused else "Late"
        return "Open to you" if told.row.is_window else "Running"

    @property
    def look(self) -> str:
        """How the state is coloured; the word says the same."""
        return {"Done": "green", "Done late": "yellow", "Late": "red", "Exception": "yellow"}.get(
            self.state, "grey" if self.is_over else ""
        )

    @property
    def is_over(self) -> bool:
        return self.told.state in (ClockState.MET, ClockState.CLOSED)


def dates_of(view: RecordView) -> list[CaseDates]:
    """Return the dates of each case, the newest case first."""
    explaining = Explaining(view.cases, view.today)
    to_family = view.reader.capacity.is_family
    lines = [Line(explaining.explain(row), to_family) for row in view.deadlines]
    lines.sort(key=lambda line: (line.is_over, line.told.row.due, line.told.row.clock))
    grouped = (
        CaseDates(
            PROCESSES[case.process].title,
            case,
            tuple(line for line in lines if line.told.row.case_id == case.pk),
        )
        for case in view.cases
    )
    return [each for each in grouped if each.lines]
