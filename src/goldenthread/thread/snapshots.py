"""A plan as a snapshot: part of the thread as it stood for one purpose, with a digest; and how two of them differ."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from goldenthread.thread.strands import Need, Outcome, Provision, Spun, Thread, Voice

Snapshot = dict[str, Any]


def snapshot_of(
    thread: Thread, *, purpose: str, child: str, also: Mapping[str, Any] | None = None
) -> Snapshot:
    """Write part of the thread down as plain data, needs first, with whatever else the plan says in `also`.

    Nothing in it depends on when it is made, so the same words always have the same digest.
    """
    return {
        "purpose": purpose,
        "child": child,
        "voices": [_voice(each) for each in thread.voices],
        "needs": [_need(thread, each) for each in thread.needs],
        "also": _told(also or {}),
    }


def digest_of(snapshot: Snapshot) -> str:
    """Return the SHA-256 of a snapshot, the same however the database orders its keys."""
    text = json.dumps(snapshot, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _spun(strand: Spun) -> dict[str, Any]:
    return {"id": str(strand.id), "words": strand.words}


def _voice(voice: Voice) -> dict[str, Any]:
    told = {"whose": voice.whose, "topic": voice.topic.value, "acknowledged_by": voice.acknowledged_by}
    return _told(_spun(voice) | told)


def _need(thread: Thread, need: Need) -> dict[str, Any]:
    outcomes = [_outcome(thread, each) for each in thread.outcomes_of(need.id)]
    return _told(_spun(need) | {"area": need.area, "census_type": need.census_type, "outcomes": outcomes})


def _outcome(thread: Thread, outcome: Outcome) -> dict[str, Any]:
    told = {name: getattr(outcome, name) for name in ("for_whom", "baseline", "by_when", "measure")}
    provisions = [_provision(each) for each in thread.provisions_of(outcome.id)]
    return _told(_spun(outcome) | told | {"provisions": provisions})


_PROVISION = (
    "kind", "who", "times_a_week", "minutes", "group_size", "place", "owner", "at_home", "toolkit", "funded_by",
    "begins", "ends",
)  # fmt: skip


def _provision(provision: Provision) -> dict[str, Any]:
    return _told(_spun(provision) | {name: getattr(provision, name) for name in _PROVISION})


def _told(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Write fields as the chain keeps them: days as text, empty answers left out."""
    return {name: _plain(each) for name, each in fields.items() if each not in (None, "")}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _told(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


class Words(NamedTuple):
    """A run of words, and whether it differs from the other text."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing two versions differ in: `kind` is added, removed or changed; the words stand side by side."""

    kind: str
    label: str
    before: tuple[Words, ...] = ()
    after: tuple[Words, ...] = ()


LABELS = {
    "words": "", "whose": "who says so", "topic": "about", "acknowledged_by": "read by", "area": "area of need",
    "census_type": "type of need", "for_whom": "for whom", "baseline": "now", "by_when": "by when",
    "measure": "how we shall know", "kind": "kind", "who": "who does it", "times_a_week": "times a week",
    "minutes": "minutes", "group_size": "group size", "place": "where", "owner": "who answers for it",
    "at_home": "at home", "toolkit": "", "funded_by": "paid for by", "begins": "from", "ends": "until",
}  # fmt: skip
_WORDS = {
    "says": "what the child says", "good_at": "what the child is good at", "wants": "what the child wants",
    "works_at_home": "what works at home", "family_view": "what the family thinks", "child": "the child",
    "family": "the family",
}  # fmt: skip
_IS_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HIDDEN = frozenset({"id", "toolkit", "outcomes", "provisions"})


def compare(older: Snapshot, newer: Snapshot) -> list[Difference]:
    """List what was added, removed and changed between two versions, in the order of the newer one."""
    before, after = dict(_lines(older)), dict(_lines(newer))
    found = [
        _difference(key, before.get(key), told) for key, told in after.items() if before.get(key) != told
    ]
    return found + [_difference(key, told, None) for key, told in before.items() if key not in after]


def _difference(key: tuple[str, str], before: str | None, after: str | None) -> Difference:
    label = key[1]
    if before is None:
        return Difference("added", label, after=(Words(after or "", True),))
    if after is None:
        return Difference("removed", label, before=(Words(before, True),))
    left, right = side_by_side(before, after)
    return Difference("changed", label, left, right)


def _lines(snapshot: Snapshot) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield each thing a snapshot says, under the strand it belongs to and a label in plain words."""
    for voice in snapshot.get("voices", ()):
        yield from _strand_lines("in their words", voice)
    for need in snapshot.get("needs", ()):
        yield from _strand_lines("need", need)
        for outcome in need.get("outcomes", ()):
            yield from _strand_lines("what will change", outcome)
            for provision in outcome.get("provisions", ()):
                yield from _strand_lines("what we will try", provision)
    for name, value in snapshot.get("also", {}).items():
        yield (name, name.replace("_", " ")), _in_words(value)


def _strand_lines(kind: str, strand: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    for name, value in strand.items():
        if name not in _HIDDEN:
            part = LABELS.get(name, name)
            yield (strand["id"], f"{kind}, {part}" if part else kind), _in_words(value)


def _in_words(value: Any) -> str:
    """Write a day as people do, and what a field keeps as a short name in the words for it."""
    told = str(value)
    return f"{date.fromisoformat(told):%-d %B %Y}" if _IS_A_DAY.fullmatch(told) else _WORDS.get(told, told)


def side_by_side(before: str, after: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Split two texts into runs of words, marking those that differ."""
    old, new = before.split(), after.split()
    left: list[Words] = []
    right: list[Words] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if i < j:
            left.append(Words(" ".join(old[i:j]), tag != "equal"))
        if k < m:
            right.append(Words(" ".join(new[k:m]), tag != "equal"))
    return tuple(left), tuple(right)
