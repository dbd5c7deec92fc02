"""Gentle checks of the words of an EHC plan: is each line clear enough to be kept to? Never a verdict on legality.

Each check gives a reason and where that reason comes from; a person decides. The sections are those of SEND Regulations
2014, reg 12(1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from goldenthread.rulebook.rule import Authority, Citation, act, code, regulations

SECTIONS: Final[Mapping[str, str]] = {
    "A": "Views, interests and hopes",
    "B": "Special educational needs",
    "C": "Health needs linked to special educational needs",
    "D": "Social care needs linked to special educational needs or a disability",
    "E": "Outcomes: what we want to change",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision that must be made (under 18)",
    "H2": "Other social care provision",
    "I": "School, college or other place",
    "J": "Direct payments",
    "K": "Advice and information",
}
FROM_THE_THREAD: Final = ("A", "B", "E", "F")
WRITTEN_AS_TEXT: Final = ("C", "D", "G", "H1", "H2", "J")
SOURCE: Final = regulations("reg 12(1)")

_CLARKE = Citation("L v Clarke and Somerset", "[1998] ELR 129", Authority.PRACTICE)
_ROTHERHAM = Citation("E v Rotherham", "[2001] EWHC Admin 432", Authority.PRACTICE)
_CUMBRIA = Citation("R v Cumbria County Council, ex p P", "[1995] ELR 337", Authority.PRACTICE)
_COUNT = code("9.69")

VAGUE: Final = (
    "access to", "opportunities for", "opportunity to", "support with", "input from", "as required", "as appropriate",
    "as needed", "when needed", "regular", "regularly", "would benefit from", "where possible", "up to",
    "where necessary",
)  # fmt: skip
PUT_OFF: Final = (
    "as determined by", "to be determined", "as decided by", "to be reviewed by", "to be agreed",
    "at the discretion of",
    "as advised by",
)  # fmt: skip
_MONEY = re.compile(r"£\s?\d[\d,.]*k?|\bband(ing)?\s+[a-z0-9]\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|daily|weekly|fortnightly|monthly|termly|every|each|once|twice)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a careful reader would ask about a line: what, why it matters, and who says so."""

    asks: str
    because: str
    source: Citation


def _found(phrases: Iterable[str], text: str) -> list[str]:
    low = text.casefold()
    return [phrase for phrase in phrases if re.search(rf"\b{re.escape(phrase)}\b", low)]


def vague_words(text: str) -> Notice | None:
    """Notice words that leave room for doubt. Code 9.69; L v Clarke and Somerset."""
    found = _found(VAGUE, text)
    if not found:
        return None
    told = ", ".join(f"“{phrase}”" for phrase in found)
    return Notice(
        f"Can {told} be said more exactly?",
        "A plan should leave no doubt about what has been decided.",
        _CLARKE,
    )


def decision_put_off(text: str) -> Notice | None:
    """Notice a line that leaves the decision to someone else later. E v Rotherham."""
    found = _found(PUT_OFF, text)
    if not found:
        return None
    return Notice(
        f"“{found[0]}” leaves this to be decided later. What is decided now?",
        "The authority decides what the plan holds and cannot hand that decision on.",
        _ROTHERHAM,
    )


def money_alone(text: str) -> Notice | None:
    """Notice a sum or a band given in place of what it buys. R v Cumbria, ex p P."""
    if not _MONEY.search(text) or _NUMBER.search(_MONEY.sub("", text)):
        return None
    return Notice("What will this money or band pay for?", "A sum does not say what will be done.", _CUMBRIA)


def unmeasured(*, words: str, who: str, how_often: str, how_long: str) -> Notice | None:
    """Notice provision that does not say who gives it, how often or for how long. Code 9.69."""
    told = {"who gives it": who, "how often": how_often, "how long each time": how_long}
    missing = [what for what, value in told.items() if not value]
    if not missing or (_NUMBER.search(words) and who):
        return None
    return Notice(
        f"This line does not say {_listed(missing)}.",
        "Provision should normally be counted in hours, frequency and who.",
        _COUNT,
    )


def line_notices(text: str) -> tuple[Notice, ...]:
    """Return what a careful reader would ask about the words of any line of B or F."""
    return tuple(notice for check in (vague_words, decision_put_off, money_alone) if (notice := check(text)))


def need_without_provision(*, provisions: int) -> Notice | None:
    """Notice a need that nothing in Section F answers. CFA 2014, s.37(2); Code 9.69."""
    if provisions:
        return None
    return Notice(
        "No provision in Section F answers this need yet.",
        "Each and every need must have provision.",
        act("s.37(2)"),
    )


def provision_without_need(*, answers_a_need: bool) -> Notice | None:
    """Notice provision that is tied to no need in Section B. Code 9.69."""
    if answers_a_need:
        return None
    return Notice("Which need in Section B does this answer?", "Provision should flow from a need.", _COUNT)


def goal_unmeasured(*, by_when: str, measured_by: str) -> Notice | None:
    """Notice an outcome without a day or a way to tell. Code 9.66."""
    missing = [
        what for what, value in {"by when": by_when, "how we shall know": measured_by}.items() if not value
    ]
    if not missing:
        return None
    return Notice(
        f"This outcome does not say {_listed(missing)}.",
        "An outcome should be specific and have a day.",
        code("9.66"),
    )


def section_i_first_draft(*, name: str, kind: str) -> str | None:
    """Say why a first draft may not go out, or None: it names no setting and no type of setting. CFA 2014, s.38(5)."""
    if name or kind:
        return (
            "Section I must be blank in a first draft, so that the family can ask for any school or college."
        )
    return None


def section_i_final(*, kind: str) -> str | None:
    """Say why a final plan may not go out, or None: a type of setting at least. CFA 2014, ss.39(4), 40(2)."""
    if not kind:
        return "Say the type of school or college in Section I, and its name too unless only the type is decided."
    return None


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"
