"""Who is in the stories told by hand, and the telling of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils.text import capfirst

from goldenthread.access.actors import Capacity, the_product
from goldenthread.access.models import Person
from goldenthread.demo import numbers
from goldenthread.demo.acting import Office, School, Someone, instant
from goldenthread.demo.figures import luck
from goldenthread.demo.histories.papers import Papers
from goldenthread.demo.people import BY_KEY
from goldenthread.demo.schools import numbered
from goldenthread.demo.sizes import Kind
from goldenthread.demo.telling import Opening, Story, tie
from goldenthread.demo.terms import school_day_by, school_days_before, working_day_by
from goldenthread.record.bulk import Gathering, IdsInOrder
from goldenthread.record.models import Role
from goldenthread.record.projectors import search_key
from goldenthread.rulebook.time import school_year_of
from goldenthread.thread.events import write_voice

FIRST_NUMBER: Final = 19_000
"""Where the numbers of these children begin on the roll of the first setting: beyond any class."""
A_DAY: Final = timedelta(days=1)


@dataclass(slots=True)
class Told:
    """What was told, and the people in it who were on no staff."""

    gathering: Gathering
    people: list[Person] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Cast:
    """The settings and people of the stories, the day on which they are told, and how to begin one."""

    schools: dict[Kind, School]
    office: Office
    on: date
    told: Told
    password: str
    ids: Iterator[UUID]
    began: int = 0
    families: dict[str, Someone] = field(default_factory=dict)

    @property
    def oakfield(self) -> School:
        return self.schools[Kind.PRIMARY]

    @property
    def patel(self) -> Someone:
        return self._teacher("patel")

    @property
    def byrne(self) -> Someone:
        return self._teacher("two")

    @property
    def sam(self) -> Someone:
        return self.oakfield.assistants[0]

    @property
    def senco(self) -> Someone:
        return self.oakfield.senco

    @property
    def caseworker(self) -> Someone:
        return self.office.caseworkers[0]

    @property
    def papers(self) -> Papers:
        return Papers(self.office.help_at_hand)

    def adviser(self, body: str) -> Someone:
        """Return the demonstration person among the advisers of a body, or the first of them."""
        return self.office.advisers[body][0]

    def family(self, key: str, name: str = "", capacity: Capacity = Capacity.PARENT) -> Someone:
        """Return a parent or young person: a demonstration person by key, or somebody of this name."""
        if key not in self.families:
            character = BY_KEY.get(key)
            shown = character.name if character else name
            id = next(self.ids)
            email = character.email if character else f"{search_key(shown)}.{id.hex[-7:]}@family.example"
            who = Someone(person=id, name=shown, email=email, capacity=capacity)
            self.families[key] = who
            self.told.people.append(who.as_row(self.password) if character else who.as_row())
        return self.families[key]

    def as_parent(self, staff: Someone) -> Someone:
        """Return a member of staff in their other capacity: a parent."""
        return Someone(person=staff.person, name=staff.name, email=staff.email, capacity=Capacity.PARENT)

    def days_ago(self, number: int) -> date:
        """Return a working day about so many days ago."""
        return working_day_by(self.on - timedelta(days=number))

    def school_days_ago(self, number: int, school: School | None = None) -> date:
        """Return the day from which it is this many school days to the latest one before today."""
        calendar = (school or self.oakfield).calendar
        return school_days_before(calendar, self.on - A_DAY, number)

    def school_day(self, day: date, school: School | None = None) -> date:
        return school_day_by((school or self.oakfield).calendar, day)

    def born(self, *, year: int, month: int, day: int) -> date:
        """Return the birth date of a child who is in this year group today."""
        begins = school_year_of(self.on).begins.year
        return date(begins - year - (5 if month >= 9 else 4), month, day)

    def begin(
        self,
        given_name: str,
        family_name: str,
        *,
        born: date,
        since: date,
        school: School,
        parents: tuple[Someone, ...] = (),
        staff: tuple[tuple[Role, Someone], ...] = (),
        young_person: Someone | None = None,
        **more: str,
    ) -> Story:
        """Open the record of a child with the circle around them."""
        self.began += 1
        circle = _circle(parents, staff, young_person, school, since)
        code = self.office.code
        return Story(
            self.told.gathering,
            opening=Opening(
                {"given_name": given_name, "family_name": family_name, "born": born,
                 "postcode": numbers.postcode(self.began), **more},
                (("upn", numbers.upn(code, 0, FIRST_NUMBER + self.began)),),
                circle,
            ),
            on=since,
            until=self.on - A_DAY,
            authority=code,
        )  # fmt: skip

    def says(self, story: Story, day: date, who: Someone, topic: str, words: str) -> None:
        """Somebody writes down what the child says of themselves."""
        story.on(day, who, lambda writing: write_voice(writing, words=words, whose="child", topic=topic))

    def _teacher(self, key: str) -> Someone:
        return next(each for each in self.oakfield.teachers if each.email == BY_KEY[key].email)


def _circle(
    parents: tuple[Someone, ...],
    staff: tuple[tuple[Role, Someone], ...],
    young_person: Someone | None,
    school: School,
    since: date,
) -> tuple[dict[str, Any], ...]:
    """Return the people around a child; a young person decides instead of their parents."""
    people = [(Role.PARENT, each, "Parent") for each in parents]
    people += [(role, each, capfirst(each.capacity.words)) for role, each in staff]
    if young_person:
        people.append((Role.YOUNG_PERSON, young_person, "Speaks and decides for themselves"))
    decides = Role.YOUNG_PERSON if young_person else Role.PARENT
    ties = [
        tie(role, person=each.person, name=each.name, purpose=purpose, decides=role == decides, begins=since)
        for role, each, purpose in people
    ]
    here = tie(
        Role.ATTENDS, setting=school.id, name=school.name, purpose="The child is educated here", begins=since
    )
    return (*ties, here)


def cast_of(schools: dict[Kind, School], office: Office, *, seed: int, on: date, password: str) -> Cast:
    """Gather the people of the stories."""
    dice = luck(f"{seed}/stories")
    gathering = Gathering(
        by=the_product(instant(on)),
        on=on,
        calendars={school.id: school.calendar for school in schools.values()},
        ids=IdsInOrder(luck(dice.getrandbits(64))),
    )
    return Cast(
        schools=schools, office=office, on=on, told=Told(gathering), password=password, ids=numbered(dice, on)
    )
