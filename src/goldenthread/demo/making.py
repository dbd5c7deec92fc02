"""Makes the area, setting by setting: plotted, told and written.

Large areas are told in processes beside the one that writes.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from multiprocessing import get_context
from typing import Final

import django
from django.db.models import Model

from goldenthread.access.models import Person
from goldenthread.assessments.models import LocalHelp
from goldenthread.demo.acting import Office, School, Someone
from goldenthread.demo.agreeing import agreements_of
from goldenthread.demo.figures import figures, luck, shared_out
from goldenthread.demo.histories.at_school import tell_support
from goldenthread.demo.histories.with_authority import tell_plan, tell_request
from goldenthread.demo.lives import Roll, enrol, gathering_for
from goldenthread.demo.pupils import pupils_of
from goldenthread.demo.schools import Plot, numbered, office_of, school_of, setting_row, staffed
from goldenthread.demo.sizes import Kind, Size
from goldenthread.demo.stories.everyone import tell_stories
from goldenthread.demo.terms import closure_rows
from goldenthread.directory.models import Agreement, Closure, Post, Setting
from goldenthread.record.bulk import Parcel, all_or_nothing, refresh_statistics, write
from goldenthread.record.copying import table_of

PUPILS_AT_ONCE: Final = 400
AHEAD: Final = 4
UNEVEN: Final = {Kind.PRIMARY: 0.45, Kind.SECONDARY: 0.25}
"""How unlike in size settings are (the spread of a log-normal): an assumption."""
MOST_IN_SPECIAL: Final = 0.9
Progress = Callable[[int], object]


@dataclass(slots=True)
class Cargo:
    """Part of the area, ready to be written: rows that come before any child, then the children."""

    before: list[tuple[type[Model], str]] = field(default_factory=list)
    children: Parcel = field(default_factory=Parcel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: how large, by which seed, on which day."""

    size: Size
    seed: int
    on: date
    password: str


@dataclass(slots=True)
class Made:
    """What was made."""

    settings: int = 0
    children: int = 0
    events: int = 0
    rows: int = 0


def plots(order: Order) -> list[Plot]:
    """Return every setting of the area with its share of pupils, plans and SEN support."""
    return [plot for authority in range(order.size.authorities) for plot in _plots(order, authority)]


def _plots(order: Order, authority: int) -> Iterator[Plot]:
    size, place = order.size, 0
    special = round(min(size.plans * MOST_IN_SPECIAL, size.pupils.get(Kind.SPECIAL, 0)))
    others = sum(number for kind, number in size.pupils.items() if kind is not Kind.SPECIAL)
    for kind, number in size.settings.items():
        dice = luck(f"{order.seed}/{authority}/sizes of {kind}")
        weights = [dice.lognormvariate(0, UNEVEN.get(kind, 0.15)) for _ in range(number)]
        for nth, pupils in enumerate(shared_out(size.pupils[kind], weights)):
            share = pupils / others
            yield Plot(
                seed=order.seed, authority=authority, place=place, nth=nth, kind=kind, pupils=pupils,
                plans=pupils if kind is Kind.SPECIAL else (size.plans - special) * share,
                support=0 if kind is Kind.SPECIAL else size.support * share,
            )  # fmt: skip
            place += 1


def make_area(order: Order, progress: Progress = int) -> Made:
    """Make the whole area or nothing of it; say what was made."""
    made = Made(settings=len(plots(order)))
    with all_or_nothing():
        for cargo in _cargoes(order):
            for model, text in cargo.before:
                table_of(model).insert(text)
            write(cargo.children)
            made.children += cargo.children.children
            made.events += cargo.children.events
            made.rows += cargo.children.rows
            progress(cargo.children.children)
        refresh_statistics()
    return made


def _cargoes(order: Order) -> Iterator[Cargo]:
    for authority in range(order.size.authorities):
        yield _of_office(order, authority)
    pieces = plots(order)
    if order.size.workers:
        yield from _side_by_side(order, pieces)
    else:
        yield from chain.from_iterable(_of_school(order, plot) for plot in pieces)
    yield from _of_stories(order, pieces)


def _side_by_side(order: Order, pieces: list[Plot]) -> Iterator[Cargo]:
    """Tell settings in processes of their own, only a few ahead of the writing, so that memory stays flat."""
    waiting: deque[Future[list[Cargo]]] = deque()
    context = get_context("spawn")
    with ProcessPoolExecutor(order.size.workers, mp_context=context, initializer=django.setup) as pool:
        for plot in pieces:
            waiting.append(pool.submit(_all_of_school, order, plot))
            if len(waiting) >= AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _all_of_school(order: Order, plot: Plot) -> list[Cargo]:
    # Looking for rings took half the time. Nearly none are made: they are looked for once a school, and only among
    # what the school made.
    gc.disable()
    gc.freeze()
    told = list(_of_school(order, plot))
    gc.collect()
    return told


def _of_office(order: Order, authority: int) -> Cargo:
    office = office_of(order.seed, authority, order.on)
    people = [
        office.manager,
        office.officer,
        *office.caseworkers,
        *chain.from_iterable(office.advisers.values()),
    ]
    named = (LocalHelp, table_of(LocalHelp).text(office.help_at_hand.values()))
    shared = (Agreement, table_of(Agreement).text(agreements_of(office, order.seed, order.on)))
    return Cargo(before=[*_staff_rows(order, people, f"office {authority}"), named, shared])


def _of_school(order: Order, plot: Plot) -> Iterator[Cargo]:
    school, closures = school_of(plot, order.on)
    office, dice = office_of(order.seed, plot.authority, order.on), plot.dice("lives")
    ids = numbered(plot.dice("closures"), staffed(order.on))
    before: list[tuple[type[Model], str]] = [
        (Setting, table_of(Setting).text([setting_row(plot, school)])),
        (Closure, table_of(Closure).text(closure_rows(school.id, closures, ids))),
        *_staff_rows(
            order,
            [school.head, school.senco, school.lead, *school.assistants, *school.teachers],
            school.id.hex,
        ),
    ]
    roll = Roll(
        plot=plot, size=order.size, school=school, office=office, gathering=gathering_for(dice, school, order.on),
        dice=dice, on=order.on,
    )  # fmt: skip
    yield Cargo(before=before)
    yield from _told(roll)


def _told(roll: Roll) -> Iterator[Cargo]:
    asks = _share_who_ask(roll)
    for place, pupil in enumerate(pupils_of(roll.plot, roll.on), 1):
        if pupil.has_plan:
            tell_plan(pupil, roll)
        elif pupil.need and roll.dice.random() < asks:
            tell_request(pupil, roll)
        elif pupil.need:
            tell_support(pupil, roll)
        else:
            enrol(pupil, roll)
        if place % PUPILS_AT_ONCE == 0:
            yield _packed(roll)
    yield _packed(roll)


def _packed(roll: Roll) -> Cargo:
    parents, roll.parents = table_of(Person).text(roll.parents), []
    return Cargo(before=[(Person, parents)], children=roll.gathering.parcel())


def _share_who_ask(roll: Roll) -> float:
    """Return how many with SEN support have an open or recently refused request: a year of requests, less the plans."""
    requests = roll.size.plans * figures()["process"]["requests_for_1000_plans"] / 1000
    return float(requests) * STILL_ON_RECORD / max(1, roll.size.support)


STILL_ON_RECORD: Final = 0.65


def _of_stories(order: Order, pieces: list[Plot]) -> Iterator[Cargo]:
    firsts = {plot.kind: plot for plot in pieces if plot.has_characters}
    schools: dict[Kind, School] = {kind: school_of(plot, order.on)[0] for kind, plot in firsts.items()}
    office: Office = office_of(order.seed, 0, order.on)
    told = tell_stories(schools, office, seed=order.seed, on=order.on, password=order.password)
    yield Cargo(before=[(Person, table_of(Person).text(told.people))], children=told.gathering.parcel())


def _staff_rows(order: Order, people: list[Someone], purpose: str) -> list[tuple[type[Model], str]]:
    begins = staffed(order.on)
    ids = numbered(luck(f"{order.seed}/posts/{purpose}"), begins)
    persons = [each.as_row(order.password) if each.is_character else each.as_row() for each in people]
    posts = [each.post(next(ids), begins) for each in people]
    return [(Person, table_of(Person).text(persons)), (Post, table_of(Post).text(posts))]
