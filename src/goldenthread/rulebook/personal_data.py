"""Requests about personal information: by when they must be answered. UK GDPR, arts 12, 15 and 16.

The month runs from the day the request arrives to the same date of the next month. Weekends and holidays count, and a
last day never rolls forward here: the regulator allows the next working day, but nobody should plan on it. What stops
the clock elsewhere, such as a question about what is wanted, does not stop it here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.rulebook.rule import Period, Rule, act
from goldenthread.rulebook.time.counting import months

_UK_GDPR: Final = "UK GDPR"
_SINCE: Final = Period(date(2021, 1, 1), None)

ANSWER: Final = Rule(
    id="DP-01",
    title="answer a request about personal information",
    source=act("art 12(3)", of=_UK_GDPR),
    in_force=_SINCE,
)
EXTENDED: Final = Rule(
    id="DP-02",
    title="answer a request that is complex or one of many, having told why within the first month",
    source=act("art 12(3), second sentence", of=_UK_GDPR),
    in_force=_SINCE,
)

WITHHELD: Final = {
    "third_party": "It is about somebody else who has not agreed (DPA 2018, Sch 2, para 16)",
    "serious_harm": "Telling would be likely to cause serious harm to somebody (DPA 2018, Sch 3)",
    "child_abuse": "It tells of abuse, and telling is not in the child’s interests (DPA 2018, Sch 3, para 21)",
    "court": "A court has it or forbids telling (DPA 2018, Sch 3, para 9; Sch 4)",
    "legal_advice": "It is legal advice (DPA 2018, Sch 2, para 19)",
    "crime": "Telling would hinder finding or preventing a crime (DPA 2018, Sch 2, para 2)",
    "not_theirs": "It is not about the person who is asked about",
}
"""Why something may be withheld, and where the law says so."""


@dataclass(frozen=True, slots=True)
class AnswerBy:
    """The last lawful day, the day to aim for, and the rule."""

    due: date
    safe: date
    rule: Rule

    def late(self, on: date) -> int:
        """Count the days past the last day."""
        return max((on - self.due).days, 0)


def answer_by(received: date, *, extended: bool = False) -> AnswerBy:
    """Say by when a request that came on this day must be answered: a month, or three where it was extended."""
    count, rule = (months(3), EXTENDED) if extended else (months(1), ANSWER)
    return AnswerBy(count.last_day(received), count.safe_day(received), rule)


def may_still_extend(received: date, *, on: date) -> bool:
    """Say whether the person can still be told of an extension in time: within the first month."""
    return on <= answer_by(received).due
