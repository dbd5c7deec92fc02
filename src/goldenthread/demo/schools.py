"""Settings that do not exist, with their staff and calendars; the same for the same seed, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Capacity
from goldenthread.assessments.models import LocalHelp
from goldenthread.demo.acting import Office, School, Someone, instant
from goldenthread.demo.figures import luck
from goldenthread.demo.names import adult, place_names
from goldenthread.demo.numbers import authority_code, postcode, urn
from goldenthread.demo.people import BY_KEY, Character
from goldenthread.demo.sizes import Kind
from goldenthread.demo.terms import closures_of
from goldenthread.directory.models import Setting
from goldenthread.record.bulk import IdsInOrder
from goldenthread.record.projectors import search_key
from goldenthread.record.rows import new_row
from goldenthread.rulebook.time import Calendar, school_year_of
from goldenthread.rulebook.time.calendar import Closure

YEARS: Final = {
    Kind.NURSERY: range(-2, 0), Kind.PRIMARY: range(7), Kind.SECONDARY: range(7, 12),
    Kind.SPECIAL: range(14), Kind.COLLEGE: range(12, 14),
}  # fmt: skip
CLASS_SIZES: Final = {
    Kind.NURSERY: 20, Kind.PRIMARY: 30, Kind.SECONDARY: 28, Kind.SPECIAL: 10, Kind.COLLEGE: 25
}  # fmt: skip
CODES: Final = {
    Kind.NURSERY: ("15", "1"), Kind.PRIMARY: ("01", "2"), Kind.SECONDARY: ("28", "4"),
    Kind.SPECIAL: ("07", "7"), Kind.COLLEGE: ("18", "6"),
}  # fmt: skip
ENDINGS: Final = {
    Kind.NURSERY: "Nursery School", Kind.PRIMARY: "Primary School", Kind.SECONDARY: "Academy",
    Kind.SPECIAL: "School", Kind.COLLEGE: "College",
}  # fmt: skip
HELP: Final = {
    "team": "SEND team",
    "mediation": "Mediation",
    "disagreement": "Resolving Together",
    "advice": "SEND Information, Advice and Support",
}
YEARS_IN_POST: Final = 12
CASEWORKERS: Final = 6
ADVISERS: Final = {"psychology": 4, "health": 4, "social_care": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """One setting before it is made: its place in the area, how many pupils it has and how many of them have SEN."""

    seed: int
    authority: int
    place: int
    nth: int
    kind: Kind
    pupils: int
    plans: float
    support: float

    @property
    def code(self) -> str:
        return authority_code(self.authority)

    @property
    def has_characters(self) -> bool:
        """True of the first setting of its kind, where demonstration people work."""
        return self.authority == 0 and self.nth == 0

    def dice(self, purpose: str) -> Random:
        """Return the luck of this setting for one purpose, the same whoever throws."""
        return luck(f"{self.seed}/{self.authority}/{self.place}/{purpose}")

    def classes(self) -> list[int]:
        """Return the year group of each class."""
        years = YEARS[self.kind]
        in_a_year = max(1, round(self.pupils / len(years) / CLASS_SIZES[self.kind]))
        return [year for year in years for _ in range(in_a_year)]


def name_of(plot: Plot) -> str:
    """Return the name of a setting; the first primary is Oakfield, and names repeat no sooner than they must."""
    names, saints = place_names("schools"), place_names("saints")
    first = names[(plot.nth + plot.authority * 7) % len(names)]
    if plot.kind is Kind.PRIMARY and plot.nth % 4 == 3:
        first = f"{saints[plot.nth % len(saints)]} C of E"
    elif plot.kind is not Kind.PRIMARY:
        first = names[-1 - (plot.nth + plot.authority * 5) % len(names)]
    rounds = plot.nth // len(names)
    town = f", {place_names('towns')[(rounds + plot.authority) % 10]}" if plot.place and rounds else ""
    return f"{first} {ENDINGS[plot.kind]}{town}"


def school_of(plot: Plot, on: date) -> tuple[School, list[Closure]]:
    """Return a setting with its staff and calendar, and when it is closed."""
    dice = plot.dice("staff")
    ids = numbered(dice, staffed(on))
    name, id = name_of(plot), next(ids)
    closures = closures_of(on, dice)
    known_to = max(each.period.ends for each in closures if each.period.ends)

    def staff(capacity: Capacity, key: str = "") -> Someone:
        return _someone(dice, next(ids), capacity, plot, setting=id, organisation=name, key=key)

    oakfield = plot.has_characters and plot.kind is Kind.PRIMARY
    senco = "senco" if oakfield else "college" if plot.has_characters and plot.kind is Kind.COLLEGE else ""
    head, leader = staff(Capacity.HEAD, "head" if oakfield else ""), staff(Capacity.SENCO, senco)
    classes = plot.classes()
    assistants = tuple(
        staff(Capacity.TEACHING_ASSISTANT, "sam" if oakfield and number == 0 else "")
        for number in range(max(2, len(classes) // 2))
    )
    keys = {classes.index(2): "patel", classes.index(5): "two"} if oakfield else {}
    teachers = tuple(staff(Capacity.CLASS_TEACHER, keys.get(number, "")) for number in range(len(classes)))
    lead = staff(Capacity.SAFEGUARDING_LEAD, "lead" if oakfield else "")
    school = School(
        id=id, name=name, authority=plot.code, calendar=Calendar(tuple(closures), known_to=known_to), head=head,
        senco=leader, lead=lead, assistants=assistants, teachers=teachers,
    )  # fmt: skip
    return school, closures


def setting_row(plot: Plot, school: School) -> Setting:
    """Return the setting as the register would have it."""
    type_code, phase_code = CODES[plot.kind]
    years = YEARS[plot.kind]
    street = plot.dice("address").choice(place_names("streets"))
    return new_row(
        Setting,
        id=school.id,
        authority_id=plot.code,
        urn=urn(plot.authority * 1000 + plot.place + 1),
        establishment_number=f"{9000 + plot.place}"[-4:],
        name=school.name,
        type_code=type_code,
        phase_code=phase_code,
        status_code="1",
        lowest_age=years[0] + 5,
        highest_age=years[-1] + 5,
        address=f"{street}, {place_names('towns')[plot.authority]}",
        postcode=postcode(plot.place),
        head=school.head.name,
        pupils=plot.pupils,
        capacity=round(plot.pupils * 1.08),
        opened=None,
        closed=None,
        register_hash=None,
    )


def office_of(seed: int, authority: int, on: date) -> Office:
    """Return the SEND team of an authority and the advisers it asks."""
    dice = luck(f"{seed}/{authority}/office")
    ids = numbered(dice, staffed(on))
    name = f"{place_names('towns')[authority]} Council"
    plot = Plot(
        seed=seed, authority=authority, place=999, nth=0, kind=Kind.NURSERY, pupils=0, plans=0, support=0
    )

    def officer(capacity: Capacity, key: str = "", body: str = "") -> Someone:
        shown = key if authority == 0 else ""
        who = _someone(
            dice, next(ids), capacity, plot, setting=None, organisation=_service(body) or name, key=shown
        )
        return replace(who, body=body)

    first = {"psychology": "psychologist", "health": "therapist"}
    return Office(
        code=plot.code,
        name=name,
        manager=officer(Capacity.MANAGER, "manager"),
        caseworkers=tuple(
            officer(Capacity.CASEWORKER, "" if number else "caseworker") for number in range(CASEWORKERS)
        ),
        advisers={
            body: tuple(
                officer(Capacity.ADVISER, "" if nth else first.get(body, ""), body) for nth in range(number)
            )
            for body, number in ADVISERS.items()
        },
        help_at_hand={
            kind: _help(next(ids), plot.code, kind, service, authority) for kind, service in HELP.items()
        },
        officer=officer(Capacity.OFFICER, "officer"),
    )


def _help(id: UUID, code: str, kind: str, service: str, authority: int) -> LocalHelp:
    town = place_names("towns")[authority]
    return new_row(
        LocalHelp, id=id, authority_id=code, kind=kind, name=f"{town} {service}",
        telephone=f"01632 960{100 + authority}", email=f"{kind}@{town.lower()}.example",
    )  # fmt: skip


def _service(body: str) -> str:
    return {
        "psychology": "Educational Psychology Service",
        "health": "Children’s Therapy Service",
        "social_care": "Children with Disabilities Team",
    }.get(body, "")


def _someone(
    dice: Random,
    id: UUID,
    capacity: Capacity,
    plot: Plot,
    *,
    setting: UUID | None,
    organisation: str,
    key: str,
) -> Someone:
    character: Character | None = BY_KEY.get(key)
    name = character.name if character else adult(dice)
    email = character.email if character else f"{search_key(name)}.{id.hex[-7:]}@staff.example"
    return Someone(
        person=id, name=name, email=email, capacity=capacity, authority=plot.code, setting=setting,
        organisation=organisation,
    )  # fmt: skip


def staffed(on: date) -> date:
    """Return the day on which the staff of the area took up their posts: some years ago."""
    begins = school_year_of(on).begins
    return begins.replace(year=begins.year - YEARS_IN_POST)


def numbered(dice: Random, on: date) -> Iterator[UUID]:
    """Yield ids in order, all made on one day."""
    ids = IdsInOrder(luck(dice.getrandbits(64)))
    at = instant(on)
    while True:
        yield ids(at)
