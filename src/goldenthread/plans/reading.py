"""A plan’s snapshot as sections to read: the page and the paper are drawn from the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.text import capfirst

from goldenthread.plans.content import heading
from goldenthread.rulebook.plan_quality import SECTIONS, WRITTEN_AS_TEXT
from goldenthread.thread.snapshots import Snapshot

NONE_YET = "Nothing is written in this section."
_WHOSE: Final = {"child": "In their own words", "family": "From the family"}
BLANK_I = "Blank in a draft, so that the family can ask for any school or college."


@dataclass(frozen=True, slots=True)
class Block:
    """Something under a section: perhaps what it answers, its words and its details."""

    words: str
    under: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the plan, separately identified. SEND Regulations 2014, reg 12(1)."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    empty: str = NONE_YET


def _voice(told: Mapping[str, Any]) -> Block:
    return Block(told["words"], under=_WHOSE.get(told["whose"], told["whose"]))


def sections_of(snapshot: Snapshot) -> tuple[Section, ...]:
    """Return the sections of a plan in their order, A to K."""
    also: Mapping[str, str] = snapshot.get("also", {})
    told = {
        "A": tuple(_voice(each) for each in snapshot.get("voices", ())),
        "B": tuple(
            Block(each["words"], details=_details(each, "area")) for each in snapshot.get("needs", ())
        ),
        "E": tuple(_outcomes(snapshot)),
        "F": tuple(_provisions(snapshot)),
    }
    told |= {name: _text(also, name) for name in (*WRITTEN_AS_TEXT, "I", "K")}
    return tuple(
        Section(name, title, told[name], BLANK_I if name == "I" else NONE_YET)
        for name, title in SECTIONS.items()
    )


def how(provision: Mapping[str, Any]) -> str:
    """Say who gives provision, how often, for how long, to how many and where."""
    times, minutes, group = (provision.get(name) for name in ("times_a_week", "minutes", "group_size"))
    often = "once a week" if times == 1 else f"{times} times a week" if times else ""
    size = "one to one" if group == 1 else f"group of {group}" if group else ""
    parts = (
        provision.get("who"),
        often,
        f"{minutes} minutes each time" if minutes else "",
        size,
        provision.get("place"),
    )
    return ", ".join(str(each) for each in parts if each)


def _outcomes(snapshot: Snapshot) -> Iterable[Block]:
    for need in snapshot.get("needs", ()):
        for outcome in need.get("outcomes", ()):
            yield Block(outcome["words"], need["words"], _details(outcome, "baseline", "by_when", "measure"))


def _provisions(snapshot: Snapshot) -> Iterable[Block]:
    for need in snapshot.get("needs", ()):
        for outcome in need.get("outcomes", ()):
            for provision in outcome.get("provisions", ()):
                said = how(provision)
                yield Block(provision["words"], need["words"], (said,) if said else ())


_LABELS = {"area": "", "baseline": "Now", "by_when": "By", "measure": "How we shall know"}


def _details(strand: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    found = ((_LABELS[name], _said(name, strand.get(name))) for name in names)
    return tuple(f"{label}: {value}" if label else str(value) for label, value in found if value)


def _said(name: str, value: Any) -> Any:
    """Write a day as people do; an area begins as a sentence does."""
    if name == "by_when" and value:
        return f"{date.fromisoformat(value):%-d %B %Y}"
    return capfirst(value) if name == "area" and value else value


def _text(also: Mapping[str, str], name: str) -> tuple[Block, ...]:
    return tuple(Block(line) for line in also.get(heading(name), "").splitlines() if line.strip())
