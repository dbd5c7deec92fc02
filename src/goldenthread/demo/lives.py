"""What is told of one pupil of the area: a line on the roll for most, a history for those with SEN."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from goldenthread.access.actors import Capacity, the_product
from goldenthread.access.models import Person
from goldenthread.demo import numbers
from goldenthread.demo.acting import Office, School, Someone, instant
from goldenthread.demo.figures import luck
from goldenthread.demo.pupils import Pupil
from goldenthread.demo.schools import Plot
from goldenthread.demo.sizes import Size
from goldenthread.demo.telling import Opening, Story, tie
from goldenthread.placements.events import Place, begin_place
from goldenthread.record.bulk import Gathering, IdsInOrder
from goldenthread.record.models import Role
from goldenthread.record.projectors import search_key
from goldenthread.rulebook.time import school_year_of

PRODUCT: Final = Someone(person=UUID(int=0), name="Golden Thread", email="", capacity=Capacity.SYSTEM)
HOMES: Final = 4410
HAS_TWO_PARENTS: Final = 0.6


@dataclass(slots=True, kw_only=True)
class Roll:
    """A setting while its pupils are being told, with all that their stories need."""

    plot: Plot
    size: Size
    school: School
    office: Office
    gathering: Gathering
    dice: Random
    on: date
    parents: list[Person] = field(default_factory=list)

    @property
    def until(self) -> date:
        """The last day of which anything is told: the day before today, so that nothing lies ahead of the clock."""
        return self.on - timedelta(days=1)

    @property
    def this_year(self) -> date:
        return school_year_of(self.on).begins

    def parent(self, pupil: Pupil) -> Someone:
        """Return a parent of a pupil; nobody can sign in as them."""
        name = pupil.family.parent(self.dice)
        id = self.gathering.ids(instant(self.this_year))
        who = Someone(
            person=id,
            name=name,
            email=f"{search_key(name)}.{id.hex[-7:]}@family.example",
            capacity=Capacity.PARENT,
        )
        self.parents.append(who.as_row())
        return who

    def teacher(self, pupil: Pupil) -> Someone:
        return self.school.teachers[pupil.class_place]

    def contact(self, pupil: Pupil, day: date) -> Someone:
        """Return who is the family’s contact on a day: this year’s class teacher, and the SENCO before."""
        return self.teacher(pupil) if day > self.this_year else self.school.senco

    def caseworker(self) -> Someone:
        return self.dice.choice(self.office.caseworkers)


def particulars(pupil: Pupil, roll: Roll) -> dict[str, Any]:
    """Return who a pupil is, as a roll tells it."""
    return {
        "given_name": pupil.given_name,
        "family_name": pupil.family.family_name,
        "born": pupil.born,
        "sex": pupil.sex,
        "ethnicity": pupil.family.ethnicity,
        "postcode": numbers.postcode(roll.dice.randrange(HOMES)),
        "home_language": pupil.family.language,
    }


def enrol(pupil: Pupil, roll: Roll) -> None:
    """Put a pupil without SEN on the record: who they are, their number, their setting, perhaps their class teacher."""
    circle = [_attends(pupil, roll)]
    if roll.size.every_class:
        circle.append(_in_class(pupil, roll))
    _story(pupil, roll, opened=roll.this_year, circle=circle)


def story_of(pupil: Pupil, roll: Roll, parent: Someone, *, opened: date) -> Story:
    """Open the record of a pupil with SEN, with the adults around them."""
    circle = [
        tie(
            Role.PARENT, person=parent.person, name=parent.name, purpose="Parent", decides=True, begins=opened
        ),
        _in_class(pupil, roll),
    ]
    if roll.dice.random() < HAS_TWO_PARENTS:
        other = roll.parent(pupil)
        circle.append(
            tie(
                Role.PARENT,
                person=other.person,
                name=other.name,
                purpose="Parent",
                decides=True,
                begins=opened,
            )
        )
    assistant = roll.dice.choice(roll.school.assistants)
    circle.append(
        tie(
            Role.TEACHING_ASSISTANT, person=assistant.person, name=assistant.name, purpose="Gives planned help",
            begins=roll.this_year,
        )
    )  # fmt: skip
    if not pupil.has_plan:
        circle.append(_attends(pupil, roll))
    story = _story(pupil, roll, opened=opened, circle=circle)
    if pupil.has_plan:
        place = Place(setting=roll.school.id, place=roll.school.name)
        story.on(max(pupil.since, opened), PRODUCT, lambda writing: begin_place(writing, place))
    return story


def _story(pupil: Pupil, roll: Roll, *, opened: date, circle: list[dict[str, Any]]) -> Story:
    plot = roll.plot
    known_by = [("upn", numbers.upn(plot.code, plot.place, pupil.place))]
    if pupil.has_plan:
        known_by.append(("case", f"{plot.code}{plot.place:03}{pupil.place:04}"))
    return Story(
        roll.gathering,
        opening=Opening(particulars(pupil, roll), tuple(known_by), tuple(circle)),
        on=opened,
        until=roll.until,
        authority=plot.code,
    )


def _attends(pupil: Pupil, roll: Roll) -> dict[str, Any]:
    return tie(
        Role.ATTENDS, setting=roll.school.id, name=roll.school.name, purpose="The child is educated here",
        begins=pupil.since,
    )  # fmt: skip


def _in_class(pupil: Pupil, roll: Roll) -> dict[str, Any]:
    teacher = roll.teacher(pupil)
    return tie(
        Role.CLASS_TEACHER,
        person=teacher.person,
        name=teacher.name,
        purpose="Class teacher",
        begins=roll.this_year,
    )


def gathering_for(dice: Random, school: School, on: date) -> Gathering:
    """Begin to gather what is told of the pupils of one setting."""
    return Gathering(
        by=the_product(instant(on)),
        on=on,
        calendars={school.id: school.calendar},
        ids=IdsInOrder(luck(dice.getrandbits(64))),
    )
