"""Makes a whole area, authority by authority and school by school, and hands it out in parcels ready to be written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db.models import Model

from goldenthread.access.actors import Capacity, the_product
from goldenthread.access.models import Person
from goldenthread.demo.dice import Dice
from goldenthread.demo.lives import asked, planned, supported, timeline
from goldenthread.demo.names import Name, an_adult
from goldenthread.demo.needs import words_for
from goldenthread.demo.people import BY_KEY, COLLEGE, COUNCIL, SCHOOL
from goldenthread.demo.places import Maker, Rows, School, Staff
from goldenthread.demo.pupils import Pupil, Roll, joined_on, open_record
from goldenthread.demo.shares import REQUESTS_A_YEAR
from goldenthread.demo.sizes import Size
from goldenthread.demo.stories import STORIES, Story, Told
from goldenthread.demo.telling import Cast, Life, Parent
from goldenthread.directory.calendars import calendar_with
from goldenthread.directory.models import Closure, Post, Setting
from goldenthread.record.bulk import Gathering, IdsInOrder, Parcel
from goldenthread.record.changes import Change
from goldenthread.record.copying import table_of
from goldenthread.record.models import Role

FIRST_CODE: Final = 990
BATCH: Final = 600


def parcels(size: Size, *, seed: int, at: datetime) -> Iterator[Parcel]:
    """Yield everything in an area of this size. The same seed and day make the same area."""
    for number in range(size.authorities):
        yield from _Authority(size, number, seed, at).parcels()


class _Authority:
    """One made-up authority: its settings, its staff and its pupils."""

    def __init__(self, size: Size, number: int, seed: int, at: datetime) -> None:
        self.size = size
        self.number = number
        self.at = at
        self.today = the_product(at).today
        self.code = str(FIRST_CODE + number)
        self.dice = Dice(f"{seed} {number}")
        self.ids = IdsInOrder(self.dice)
        self.maker = Maker(self.code, number, self.dice, self.ids, at)
        self.council = COUNCIL if number == 0 else f"Larkshire Council {number + 1}"
        self.hired: dict[str, Staff] = {}
        self.people: dict[str, Person] = {}

    def parcels(self) -> Iterator[Parcel]:
        """Yield the directory, then the pupils."""
        schools = list(self.maker.schools(self.size))
        caseworkers = [self.maker.staff(Capacity.CASEWORKER, self.council) for _ in range(1 + self.size.pupils // 20_000)]
        self.psychologist = self.maker.staff(Capacity.ADVISER, "Larkshire Educational Psychology")
        if self.number == 0:
            self._hire_demonstrators(schools)
            caseworkers.insert(0, self.hired["caseworker"])
            self.psychologist = self.hired["psychologist"]
        self.caseworkers = caseworkers
        self.gathering = Gathering(
            by=the_product(self.at, self.code), on=self.today, calendars=_calendars(self.maker.rows), ids=self.ids
        )
        yield self._directory()
        if self.number == 0:
            self._tell_stories(schools)
        for school in schools:
            yield from self._pupils(school)

    def _directory(self) -> Parcel:
        """Return the rows of the directory that were made since the last parcel."""
        rows, self.maker.rows = self.maker.rows, Rows()
        tables: list[tuple[type[Model], list[Any]]] = [
            (Person, rows.people),
            (Setting, rows.settings),
            (Closure, rows.closures),
            (Post, rows.posts),
        ]
        insert = [(model, table_of(model).text(made)) for model, made in tables if made]
        return Parcel(rows=sum(len(made) for _, made in tables), insert=insert)

    def _parcel(self) -> Parcel:
        """Return what was made since the last parcel, people before the children they belong to."""
        people, parcel = self._directory(), self.gathering.parcel()
        parcel.rows += people.rows
        parcel.insert = people.insert + parcel.insert
        return parcel

    # The people one can sign in as

    def _hire_demonstrators(self, schools: list[School]) -> None:
        school, college = (next(each for each in schools if each.name == name) for name in (SCHOOL, COLLEGE))
        self.college = college
        for each in BY_KEY.values():
            person = self.maker.person(each.name, each.email, make_password(each.password))
            self.people[each.key] = person
            if each.capacity.is_family:
                continue
            setting = school.id if each.place == SCHOOL else None
            self.hired[each.key] = self.maker.hire(
                person, each.capacity, each.place, setting=setting, body=each.body
            )
        school.senco, school.head = self.hired["senco"], self.hired["head"]
        school.teachers[2 * len(school.teachers) // 7] = self.hired["teacher"]
        self.school = school

    def _tell_stories(self, schools: list[School]) -> None:
        for told in STORIES:
            school = self.college if told.age > 16 else self.school  # noqa: PLR2004  the last year of compulsory age
            self._tell(told, school, schools.index(school))

    def _tell(self, told: Told, school: School, serial: int) -> None:
        born = self.today.replace(day=1) - timedelta(days=365 * told.age + 150)
        teacher = self.hired["teacher"] if school is self.school else school.teachers[0]
        roll = Roll(school, self.today, self.dice)
        place = next(number for number, each in enumerate(STORIES) if each is told)
        pupil = Pupil(Name(told.given, told.family, told.ethnicity), told.sex, born, school.years[-1], teacher, roll.upn(born, 900 + place))
        parents = tuple(self._family(key) for key in told.parents) or (self._parent(told.family),)
        writing = self._begin(school, self.today - timedelta(days=1000))
        also = (self._helper(),) if school is self.school else ()
        open_record(
            writing, pupil, school, joined=self.today - timedelta(days=800),
            parents=tuple(each for each in parents if each.capacity is Capacity.PARENT), also=also + self._self(parents),
        )  # fmt: skip
        cast = self._cast(school, teacher, parents[0], self.hired["caseworker"])
        told.tell(Story(Life(writing, cast, words_for(told.need, self.dice), self.dice), self.today))

    def _family(self, key: str) -> Parent:
        person = self.people[key]
        return Parent(person.pk, person.name, BY_KEY[key].capacity)

    def _helper(self) -> dict[str, Any]:
        helper = self.hired["assistant"]
        return {
            "role": Role.TEACHING_ASSISTANT.value, "person": helper.person, "name": helper.name,
            "purpose": "Gives the planned help",
        }  # fmt: skip

    def _self(self, family: tuple[Parent, ...]) -> tuple[dict[str, Any], ...]:
        return tuple(
            {"role": Role.YOUNG_PERSON.value, "person": each.person, "name": each.name, "purpose": "It is about them", "decides": True}
            for each in family
            if each.capacity is Capacity.YOUNG_PERSON
        )  # fmt: skip

    # Everybody else

    def _pupils(self, school: School) -> Iterator[Parcel]:
        roll = Roll(school, self.today, self.dice)
        for place in range(school.pupils):
            self._pupil(school, roll, roll.pupil(place))
            if place % BATCH == BATCH - 1:
                yield self._parcel()
        yield self._parcel()

    def _pupil(self, school: School, roll: Roll, pupil: Pupil) -> None:
        joined = joined_on(pupil, school, self.today)
        if roll.has_plan(pupil, self.size.plans):
            life = self._life(school, pupil, joined, roll.plan_need(pupil, self.today))
            planned(life, self.today, age=pupil.age(self.today), sex=pupil.sex)
        elif roll.has_support(pupil, self.size.support):
            life = self._life(school, pupil, joined, roll.support_need())
            supported(life, self.today, with_sessions=self.size.with_sessions)
            self._perhaps_asked(life, pupil)
        else:
            open_record(self._begin(school, joined), pupil, school, joined=joined)

    def _life(self, school: School, pupil: Pupil, joined: date, need: str) -> Life:
        parent = self._parent(pupil.name.family)
        opened = min(joined, pupil.born + timedelta(days=1000))
        writing = self._begin(school, opened)
        open_record(writing, pupil, school, joined=joined, parents=(parent,))
        cast = self._cast(school, pupil.teacher, parent, self.dice.choice(self.caseworkers))
        return Life(writing, cast, words_for(need, self.dice), self.dice)

    def _perhaps_asked(self, life: Life, pupil: Pupil) -> None:
        """Of those with support, as many are asked about in a year as the statistics say; new plans are told elsewhere."""
        chance = REQUESTS_A_YEAR * (self.size.plans + 0.02) / self.size.support
        if not self.dice.happens(chance):
            return
        told = timeline(self.today - timedelta(days=self.dice.randint(1, 400)), pupil.sex, self.dice)
        became_a_plan = told.final is not None and told.final <= self.today
        if not became_a_plan:
            asked(life, told, self.today)

    def _begin(self, school: School, on: date) -> Change:
        writing = self.gathering.new(self.code)
        writing.by, writing.on = school.head.at(self.at - timedelta(days=(self.today - on).days)), on
        return writing

    def _parent(self, family: str) -> Parent:
        name, _ = an_adult(self.dice, family)
        return Parent(self.maker.person(name).pk, name)

    def _cast(self, school: School, teacher: Staff, family: Parent, caseworker: Staff) -> Cast:
        return Cast(school=school, teacher=teacher, family=family, caseworker=caseworker, psychologist=self.psychologist)


def _calendars(rows: Rows) -> dict[UUID, Any]:
    closed: dict[UUID, list[tuple[date, date, str, str]]] = {}
    for each in rows.closures:
        closed.setdefault(each.setting_id, []).append((each.begins, each.ends, each.name, each.kind))
    return {setting: calendar_with(sorted(each)) for setting, each in closed.items()}
