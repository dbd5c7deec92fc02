"""What of an advice is shown to whom: to the family as it was sent, but for parts that the law lets one hold back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from goldenthread.access.actors import Actor
from goldenthread.assessments import policies
from goldenthread.assessments.models import Advice
from goldenthread.record.models import Child
from goldenthread.rulebook.personal_data import WITHHELD

PARTS: Final = {
    "needs": "Needs",
    "outcomes": "Outcomes to aim for",
    "provision": "Provision needed",
    "report": "The report",
}
"""The parts of an advice, by the field that holds them; the report is a document."""
GROUNDS: Final = {ground: words for ground, words in WITHHELD.items() if ground != "not_theirs"}
"""On which ground a part may be held back from the family."""


@dataclass(frozen=True, slots=True)
class AdvicePart:
    """One part of an advice as one reader sees it."""

    name: str
    heading: str
    text: str
    is_held_back: bool
    ground: str


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """An advice as one reader sees it, and whether they may hold parts back."""

    parts: tuple[AdvicePart, ...]
    may_hold_back: bool
    reads_whole: bool


def advice_page(advice: Advice, reader: Actor, child: Child) -> AdvicePage:
    """Return what this reader sees: the family, and whoever helps them, nothing of what is held back."""
    whole = policies.reads_whole_advice(reader)
    parts = tuple(_as_seen(advice, name, whole=whole) for name in parts_of(advice))
    return AdvicePage(parts, policies.may_hold_back(reader, child).allowed, whole)


def parts_of(advice: Advice) -> list[str]:
    """Name the parts that an advice has."""
    texts = {name: getattr(advice, name) for name in PARTS if name != "report"}
    return [name for name in PARTS if (advice.document_id if name == "report" else texts[name])]


def parts_shown(advice: Advice) -> list[str]:
    """Name the parts that the family reads."""
    return [name for name in parts_of(advice) if name not in advice.held_back]


def parts_held_back(advice: Advice) -> list[str]:
    """Name the parts that the family does not read."""
    return [name for name in PARTS if name in advice.held_back]


def shown_to_all(advice: Advice) -> dict[str, str]:
    """Return the texts of an advice that nobody is kept from, by part."""
    texts = {name: getattr(advice, name) for name in PARTS if name != "report"}
    return {name: text for name, text in texts.items() if text and name not in advice.held_back}


def _as_seen(advice: Advice, name: str, *, whole: bool) -> AdvicePart:
    held = advice.held_back.get(name)
    ground = GROUNDS[held["ground"]] if held and (whole or held["tells"]) else ""
    text = "" if name == "report" or (held and not whole) else getattr(advice, name)
    return AdvicePart(name, PARTS[name], text, bool(held), ground)
