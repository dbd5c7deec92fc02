"""A week of made-up looks: what people ordinarily read, and among it looks of each kind that should be raised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from uuid import UUID

from goldenthread.access.actors import Capacity
from goldenthread.watch.detectors import Known, Seen

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
KINDS = (
    "same_name",
    "colleague",
    "no_caseload",
    "many",
    "night",
    "searching",
    "not_acted",
    "leaver",
    "watched",
)
STAFF = (
    *([Capacity.CLASS_TEACHER] * 24), *([Capacity.SENCO] * 6), *([Capacity.HEAD] * 6),
    *([Capacity.CASEWORKER] * 18), *([Capacity.ADVISER] * 6),
)  # fmt: skip
READ = ("record", "support", "plan", "timeline", "delivery", "reviews", "documents", "advice")
CHILDREN = 1200


@dataclass
class Week:
    """Who works where, with whom, and what they looked at."""

    chance: Random
    looks: list[Seen] = field(default_factory=list)
    seeded: list[tuple[str, UUID]] = field(default_factory=list)
    staff: list[tuple[UUID, Capacity]] = field(default_factory=list)
    load: dict[UUID, list[UUID]] = field(default_factory=dict)
    leaves_on: dict[UUID, date] = field(default_factory=dict)
    family_names: dict[UUID, str] = field(default_factory=dict)
    watched: set[UUID] = field(default_factory=set)
    colleagues: dict[UUID, frozenset[UUID]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.children = [self.id() for _ in range(CHILDREN)]
        self.names = {child: f"name{self.chance.randrange(400)}" for child in self.children}
        for capacity in STAFF:
            self.hire(capacity)

    def id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128))

    def hire(self, capacity: Capacity) -> UUID:
        """Somebody begins, with children of their own to work with; here and there one bears their family name."""
        person = self.id()
        self.staff.append((person, capacity))
        self.family_names[person] = f"name{self.chance.randrange(400)}"
        self.load[person] = self.chance.sample(self.children, 25)
        return person

    def look(
        self, who: tuple[UUID, Capacity], at: datetime, child: UUID | None, part: str, act: str = "read"
    ) -> None:
        """Somebody does something with a part of a record."""
        person, capacity = who
        self.looks.append(
            Seen(
                look=next(self.numbers), at=at, person=person, who="Somebody", capacity=capacity, part=part, act=act,
                seat=capacity.value, child=child,
            )
        )  # fmt: skip

    def at(self, day: int, hour: int) -> datetime:
        return MONDAY + timedelta(
            days=day, hours=hour, minutes=self.chance.randrange(60), seconds=self.chance.randrange(60)
        )

    def ordinarily(self) -> None:
        """Everybody reads about those they work with, some of it in the evening, and sometimes for a colleague."""
        for who in self.staff:
            for day in range(5):
                for _ in range(70):
                    self.look(
                        who,
                        self.at(day, self._hour()),
                        self._child(who),
                        self.chance.choice(READ),
                        self._act(),
                    )

    def _hour(self) -> int:
        """Most of it by day; one look in ten in the evening."""
        return self.chance.randrange(18, 23) if self.chance.random() < 0.1 else self.chance.randrange(8, 18)

    def _child(self, who: tuple[UUID, Capacity]) -> UUID:
        """One of their own; one look in two hundred is at a child of a colleague who is away."""
        own = self.chance.random() >= 0.005
        return self.chance.choice(self.load[who[0]] if own else self.children)

    def _act(self) -> str:
        return "write" if self.chance.random() < 0.1 else "read"

    def known(self) -> Known:
        return Known(
            family_names=self.family_names,
            child_names=self.names,
            leaves_on=self.leaves_on,
            colleagues_of=self.colleagues,
            caseload={person: frozenset(load) for person, load in self.load.items()},
            watched=frozenset(self.watched),
        )

    def seed(self, kind: str) -> None:
        """Somebody who is hired for this does what should be raised."""
        capacity = {"no_caseload": Capacity.CASEWORKER, "night": Capacity.CLASS_TEACHER}.get(
            kind, Capacity.SENCO
        )
        person = self.hire(capacity)
        stranger = self.chance.choice([child for child in self.children if child not in self.load[person]])
        self.seeded.append((kind, person))
        getattr(self, f"_{kind}")(person, capacity, stranger)

    def _same_name(self, person: UUID, capacity: Capacity, child: UUID) -> None:
        self.family_names[person] = self.names[child]
        self.look((person, capacity), self.at(1, 10), child, "record")

    def _colleague(self, person: UUID, capacity: Capacity, child: UUID) -> None:
        self.colleagues[child] = frozenset({self.chance.choice(self.staff)[0]})
        self.look((person, capacity), self.at(1, 10), child, "record")

    def _no_caseload(self, person: UUID, capacity: Capacity, child: UUID) -> None:
        self.look((person, capacity), self.at(1, 10), child, "advice")

    def _many(self, person: UUID, capacity: Capacity, child: UUID) -> None:
        begins = self.at(1, 10)
        for number, each in enumerate(self.chance.sample(self.children, 40)):
            self.look((person, capacity), begins + timedelta(minutes=number), each, "record")

    def _night(self, person: UUID, capacity: Capacity, child: UUID) -> None:
        self.look((person, capacity), self.at(1, 2), self.load[person][0], "plan")

    def _searching(self, person: UUID, capacity: Capacity, child: UUID) -> None:
        begins = self.at(1, 10)
        for number in range(30):
            self.look((person, capacity), begins + timedelta(minutes=number), None, "find", "search")

    def _not_acted(self, person: UUID, capacity: Capacity, child: UUID) -> None:
        for day in range(4):
            self.look((person, capacity), self.at(day, 10), child, "documents")

    def _leaver(self, person: UUID, capacity: Capacity, child: UUID) -> None:
        self.leaves_on[person] = date(2026, 3, 6)
        for each in self.chance.sample(self.load[person], 20):
            self.look((person, capacity), self.at(2, self.chance.randrange(8, 18)), each, "record")

    def _watched(self, person: UUID, capacity: Capacity, child: UUID) -> None:
        self.watched.add(child)
        self.look((person, capacity), self.at(1, 10), child, "record")


def a_week(seed: int, of_each: int) -> Week:
    """Make a week in which each kind was seeded so many times."""
    week = Week(Random(seed))
    week.ordinarily()
    for kind in KINDS:
        for _ in range(of_each):
            week.seed(kind)
    return week
