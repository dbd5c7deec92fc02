"""Looks that seem out of place: nine questions asked of what was written down of a day's looks.

A detector sees what somebody did and what is known of them and of the child, and never what stands in a record. What it
finds may well be in order: an officer looks into it. Each is raised once a day for a person and a child.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from goldenthread.access.actors import ENGLAND, Capacity
from goldenthread.access.parts import Part

MANY_IN_AN_HOUR: Final = 25
MANY_SEARCHES: Final = 20
MANY_BEFORE_LEAVING: Final = 12
LEAVING_WITHIN: Final = timedelta(days=14)
DAYS_WITHOUT_AN_ACT: Final = 3
NIGHT: Final = (23, 5)
_HOUR: Final = timedelta(hours=1)
_PRIVATE: Final = frozenset(
    part.value for part in (Part.ADVICE, Part.HEALTH, Part.CONTACT, Part.DOCUMENTS, Part.SAFEGUARDING)
)
_ACTS: Final = frozenset({"write", "send", "grant"})
_NEVER_AT_NIGHT: Final = frozenset(
    {
        Capacity.CLASS_TEACHER, Capacity.TEACHING_ASSISTANT, Capacity.SENCO, Capacity.HEAD, Capacity.CASEWORKER,
        Capacity.MANAGER, Capacity.ADVISER,
    }
)  # fmt: skip
_BY_ORGANISATION: Final = frozenset(
    {"senco", "head", "safeguarding_lead", "caseworker", "manager", "emergency"}
)

BIG_LIST: Final = "big_list"
"""Raised at once, by whoever makes the list, and found by no detector."""
WORDS: Final = {
    BIG_LIST: "a list of many children was asked for",
    "same_name": "they share the family name or the address of the child",
    "colleague": "the child of a colleague",
    "no_caseload": "a child who was never among those they work with",
    "many": "very many records in an hour",
    "night": "at night",
    "searching": "very many searches in an hour",
    "not_acted": "private parts read on several days, and nothing done",
    "leaver": "very many records shortly before they leave",
    "watched": "a record that is watched closely",
}


STAYS_SO: Final = frozenset({"same_name", "colleague"})
"""Who is whose relative or colleague does not change from day to day: it is looked into once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One look, as it was written down."""

    look: int
    at: datetime
    person: UUID
    who: str
    capacity: str
    part: str
    act: str
    seat: str = ""
    child: UUID | None = None
    setting: UUID | None = None
    authority: str = ""

    @property
    def on(self) -> date:
        return self.at.astimezone(ENGLAND).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the people who looked and of the children looked at."""

    family_names: dict[UUID, str] = field(default_factory=dict)
    homes: dict[UUID, frozenset[str]] = field(default_factory=dict)
    leaves_on: dict[UUID, date] = field(default_factory=dict)
    child_names: dict[UUID, str] = field(default_factory=dict)
    child_homes: dict[UUID, str] = field(default_factory=dict)
    colleagues_of: dict[UUID, frozenset[UUID]] = field(default_factory=dict)
    caseload: dict[UUID, frozenset[UUID]] = field(default_factory=dict)
    common_names: frozenset[str] = frozenset()
    watched: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """What seems out of place: which kind, whose looks, at which record, on which day, and in words."""

    kind: str
    seen: Seen
    child: UUID | None
    told: str

    @property
    def key(self) -> tuple[str, UUID, UUID | None, date | None]:
        """One finding of a kind for a person, a record and a day is enough; of what stays so, one for good."""
        return self.kind, self.seen.person, self.child, None if self.kind in STAYS_SO else self.seen.on


Detector = Callable[[list[Seen], Known], Iterator[Finding]]
DETECTORS: list[Detector] = []


def detects(detector: Detector) -> Detector:
    """Register a detector."""
    DETECTORS.append(detector)
    return detector


def findings(looks: Iterable[Seen], known: Known) -> list[Finding]:
    """Ask every question of these looks; what was refused is no look, but it counts as a search."""
    by_person: dict[UUID, list[Seen]] = defaultdict(list)
    for look in sorted(looks, key=lambda each: (each.at, each.look)):
        by_person[look.person].append(look)
    found = (each for own in by_person.values() for detector in DETECTORS for each in detector(own, known))
    first: dict[object, Finding] = {}
    for each in found:
        first.setdefault(each.key, each)
    return list(first.values())


def _opened(looks: list[Seen]) -> Iterator[tuple[Seen, UUID]]:
    """Yield the looks that opened a record. A list is no opened record: a large one is told of by itself."""
    for look in looks:
        if look.child is not None and look.act != "refused" and look.part != Part.LISTS.value:
            yield look, look.child


@detects
def same_name(looks: list[Seen], known: Known) -> Iterator[Finding]:
    """Find looks at a child who has the looker's own family name, unless many have it, or lives where they live."""
    for look, child in _opened(looks):
        name = known.family_names.get(look.person, "")
        shares_name = bool(name) and name == known.child_names.get(child) and name not in known.common_names
        home = known.child_homes.get(child, "")
        if shares_name or (home and home in known.homes.get(look.person, frozenset())):
            yield Finding(
                "same_name", look, child, "Ask whether they are related to the child or live with them."
            )


@detects
def colleague(looks: list[Seen], known: Known) -> Iterator[Finding]:
    """Find looks at the child of somebody at the same place of work, by whoever sees all children of that place."""
    for look, child in _opened(looks):
        others = known.colleagues_of.get(child, frozenset()) - {look.person}
        if (
            others
            and look.seat in _BY_ORGANISATION
            and child not in known.caseload.get(look.person, frozenset())
        ):
            yield Finding("colleague", look, child, "A parent of this child works where they work.")


@detects
def no_caseload(looks: list[Seen], known: Known) -> Iterator[Finding]:
    """Find an authority's people who opened private parts of a child they never worked with."""
    for look, child in _opened(looks):
        is_wide = look.capacity in {Capacity.CASEWORKER, Capacity.MANAGER} and look.part in _PRIVATE
        if is_wide and child not in known.caseload.get(look.person, frozenset()):
            yield Finding(
                "no_caseload", look, child, "They lead no case of this child and wrote nothing on the record."
            )


@detects
def many(looks: list[Seen], _: Known) -> Iterator[Finding]:
    """Find more different records in an hour than anybody reads."""
    opened = list(_opened(looks))
    for number, (look, _child) in enumerate(opened):
        window = {child for each, child in opened[: number + 1] if look.at - each.at < _HOUR}
        if len(window) > MANY_IN_AN_HOUR:
            yield Finding(
                "many", look, None, f"More than {MANY_IN_AN_HOUR} different records within an hour."
            )


@detects
def night(looks: list[Seen], _: Known) -> Iterator[Finding]:
    """Find looks at night by people who do not work then."""
    late, early = NIGHT
    for look, child in _opened(looks):
        hour = look.at.astimezone(ENGLAND).hour
        if look.capacity in _NEVER_AT_NIGHT and (hour >= late or hour < early):
            yield Finding("night", look, child, f"At {look.at.astimezone(ENGLAND):%H:%M}.")


@detects
def searching(looks: list[Seen], _: Known) -> Iterator[Finding]:
    """Find more searches and refusals in an hour than anybody needs."""
    tried = [look for look in looks if look.act in {"search", "refused"}]
    for number, look in enumerate(tried):
        window = [each for each in tried[: number + 1] if look.at - each.at < _HOUR]
        if len(window) > MANY_SEARCHES:
            yield Finding(
                "searching", look, None, f"More than {MANY_SEARCHES} searches or refusals within an hour."
            )


@detects
def not_acted(looks: list[Seen], known: Known) -> Iterator[Finding]:
    """Find those who came back to private parts of one child on several days and did nothing for the child."""
    days: dict[UUID, dict[date, Seen]] = defaultdict(dict)
    acted = {child for look, child in _opened(looks) if look.act in _ACTS}
    for look, child in _opened(looks):
        if look.part in _PRIVATE and look.seat in _BY_ORGANISATION:
            days[child][look.on] = look
    for child, by_day in days.items():
        if len(by_day) >= DAYS_WITHOUT_AN_ACT and child not in acted | known.caseload.get(
            looks[0].person, frozenset()
        ):
            yield Finding(
                "not_acted", by_day[max(by_day)], child, f"On {len(by_day)} days, and nothing was written."
            )


@detects
def leaver(looks: list[Seen], known: Known) -> Iterator[Finding]:
    """Find those who open very many records in a day shortly before their last."""
    days: dict[date, set[UUID]] = defaultdict(set)
    for look, child in _opened(looks):
        last = known.leaves_on.get(look.person)
        if last is not None and last - LEAVING_WITHIN <= look.on:
            days[look.on].add(child)
            if len(days[look.on]) > MANY_BEFORE_LEAVING:
                yield Finding(
                    "leaver",
                    look,
                    None,
                    f"More than {MANY_BEFORE_LEAVING} records that day; they leave soon.",
                )


@detects
def watched(looks: list[Seen], known: Known) -> Iterator[Finding]:
    """Find looks at records that are watched closely, by those who see them without a tie of their own."""
    for look, child in _opened(looks):
        is_own = child in known.caseload.get(look.person, frozenset())
        if child in known.watched and look.seat in _BY_ORGANISATION and not is_own:
            yield Finding("watched", look, child, "Ask what they needed it for.")
