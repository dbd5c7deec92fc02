"""The settings of a made-up authority, and the people who work there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.demo.dice import Dice
from goldenthread.demo.names import an_adult
from goldenthread.demo.people import COLLEGE, SCHOOL
from goldenthread.demo.school_year import closures
from goldenthread.demo.sizes import Size
from goldenthread.directory.models import Closure, Post, Setting
from goldenthread.record.bulk import IdsInOrder
from goldenthread.record.rows import new_row

CLASS_SIZE: Final = 28
_TREES = "Ash Beech Elm Hazel Maple Willow Cedar Rowan Lime Alder Birch Hawthorn Larch Aspen Holly".split()
_LAND = "field wood bridge hill brook mead ford gate well side croft moor bank green dale".split()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of setting: its words, its codes in the register, and the year groups it has."""

    word: str
    type_code: str
    phase_code: str
    years: range


KINDS: Final = {
    "primaries": Kind("Primary School", "1", "2", range(7)),
    "secondaries": Kind("School", "34", "4", range(7, 14)),
    "specials": Kind("Special School", "7", "0", range(14)),
    "nurseries": Kind("Nursery School", "15", "1", range(-1, 0)),
    "colleges": Kind("College", "18", "6", range(12, 15)),
}


@dataclass(slots=True)
class Staff:
    """Someone who works somewhere, ready to act on any day."""

    person: UUID
    name: str
    capacity: Capacity
    authority: str
    organisation: str
    setting: UUID | None = None
    body: str = ""

    def at(self, instant: datetime) -> Actor:
        """Return them acting at an instant."""
        return Actor(
            person=self.person, name=self.name, capacity=self.capacity, at=instant, authority=self.authority,
            setting=self.setting, organisation=self.organisation, body=self.body,
        )  # fmt: skip


@dataclass(slots=True)
class School:
    """A setting with its pupils' number, its SENCO, its head and a teacher for each class."""

    id: UUID
    name: str
    kind: str
    authority: str
    number: str
    pupils: int
    senco: Staff
    head: Staff
    teachers: list[Staff]

    @property
    def years(self) -> range:
        return KINDS[self.kind].years

    @property
    def phase(self) -> str:
        return "secondary" if self.kind in ("secondaries", "colleges") else "primary"


@dataclass(slots=True)
class Rows:
    """Rows of the directory, to be written together."""

    people: list[Person] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    closures: list[Closure] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


class Maker:
    """Makes the directory of one authority."""

    def __init__(self, authority: str, number: int, dice: Dice, ids: IdsInOrder, at: datetime) -> None:
        self.authority = authority
        self.number = number
        self.dice = dice
        self.ids = ids
        self.at = at
        self.rows = Rows()
        self._names: set[str] = set()

    def schools(self, size: Size) -> Iterator[School]:
        """Yield the settings of the authority; their rows gather in `rows`."""
        place = 0
        for kind in KINDS:
            number, pupils = getattr(size, kind)
            shares = [self.dice.lognormvariate(0, 0.25) for _ in range(number)]
            for share in shares:
                yield self._school(kind, round(pupils * share * number / sum(shares)), place)
                place += 1

    def staff(self, capacity: Capacity, organisation: str, *, setting: UUID | None = None) -> Staff:
        """Make someone who works somewhere and cannot sign in."""
        name, _ = an_adult(self.dice)
        return self.hire(self.person(name), capacity, organisation, setting=setting)

    def person(self, name: str, email: str = "", password: str = "") -> Person:
        """Make someone; without a password they cannot sign in."""
        id = self.ids(self.at)
        person = new_row(
            Person, id=id, name=name, email=email or f"{id.hex}@example.org", password=password or f"!{id.hex}"
        )
        self.rows.people.append(person)
        return person

    def hire(
        self, person: Person, capacity: Capacity, organisation: str, *, setting: UUID | None = None, body: str = ""
    ) -> Staff:
        """Give someone a post."""
        begins = date(self.at.year - 3, 9, 1)
        self.rows.posts.append(
            new_row(
                Post, id=self.ids(self.at), person_id=person.pk, capacity=capacity.value, setting_id=setting,
                authority_id=self.authority, organisation=organisation, body=body, begins=begins,
            )
        )  # fmt: skip
        return Staff(person.pk, person.name, capacity, self.authority, organisation, setting, body)

    def _school(self, kind: str, pupils: int, place: int) -> School:
        told = KINDS[kind]
        name = self._name(kind)
        setting = self._setting(name, told, pupils, place)
        for each in closures(range(self.at.year - 2, self.at.year + 2), self.dice):
            self.rows.closures.append(
                new_row(Closure, id=self.ids(self.at), setting_id=setting, **each._asdict())
            )
        teachers = [
            self.staff(Capacity.CLASS_TEACHER, name, setting=setting) for _ in range(max(1, pupils // CLASS_SIZE))
        ]
        return School(
            id=setting,
            name=name,
            kind=kind,
            authority=self.authority,
            number=f"{2000 + place}",
            pupils=pupils,
            senco=self.staff(Capacity.SENCO, name, setting=setting),
            head=self.staff(Capacity.HEAD, name, setting=setting),
            teachers=teachers,
        )

    def _name(self, kind: str) -> str:
        first_of_all = {"primaries": SCHOOL, "colleges": COLLEGE}.get(kind)
        if self.number == 0 and first_of_all and first_of_all not in self._names:
            self._names.add(first_of_all)
            return first_of_all
        return self._another(KINDS[kind].word)

    def _another(self, word: str) -> str:
        for _ in range(60):
            name = f"{self.dice.choice(_TREES)}{self.dice.choice(_LAND)} {word}"
            if name not in self._names:
                break
        else:
            name = f"{name} {len(self._names)}"
        self._names.add(name)
        return name

    def _setting(self, name: str, kind: Kind, pupils: int, place: int) -> UUID:
        id = self.ids(self.at)
        self.rows.settings.append(
            new_row(
                Setting, id=id, authority_id=self.authority, urn=f"{800000 + self.number * 1000 + place}",
                establishment_number=f"{2000 + place}", name=name, type_code=kind.type_code, phase_code=kind.phase_code,
                lowest_age=kind.years[0] + 4, highest_age=kind.years[-1] + 5, postcode=f"ZZ99 {self.number}AA",
                address=f"{place + 1} School Lane, Larkshire", pupils=pupils, capacity=pupils + 20,
                has_resourced_provision=kind.word == "Primary School" and place % 7 == 3,
                has_sen_unit=kind.word == "School" and place % 3 == 1,
            )
        )  # fmt: skip
        return id
