"""A tiny area made in the test's own database, and the people in it."""

from __future__ import annotations

from datetime import date

from goldenthread.access.actors import Actor
from goldenthread.access.models import Person
from goldenthread.demo.acting import instant
from goldenthread.demo.making import Made, Order, make_area, plots
from goldenthread.demo.people import BY_KEY, CHARACTERS
from goldenthread.demo.schools import Plot
from goldenthread.demo.sizes import TINY, Size
from goldenthread.record.acting import WayToAct, actor_for, ways_to_act
from goldenthread.record.models import Child

ON = date(2026, 11, 18)
"""A Wednesday in the second half of the autumn term."""
STORIES = (
    "Amara", "Kofi", "Zofia", "Yusuf", "Freya", "Dev", "Ruby", "Theo", "Niamh", "Ibrahim", "Callum", "Maya", "Finn",
    "Maximiliana-Oluwatofunmilayo Ìfẹ́olúwa", "Sky", "Imogen",
)  # fmt: skip


def order(*, size: Size = TINY, seed: int = 1, on: date = ON) -> Order:
    return Order(size=size, seed=seed, on=on, password="!")


def made(*, seed: int = 1, on: date = ON) -> Made:
    return make_area(order(seed=seed, on=on))


def person(key: str) -> Person:
    return Person.objects.get(email=BY_KEY[key].email)


def ways(key: str, on: date = ON) -> list[WayToAct]:
    return ways_to_act(person(key), instant(on))


def actor(key: str, way: int = 0, on: date = ON) -> Actor:
    """A demonstration person acting in their first capacity, or in another."""
    found = actor_for(person(key), ways(key, on)[way].id, instant(on))
    assert found is not None
    return found


def child(given_name: str) -> Child:
    """The child of a story: the one with most on record among those of this name."""
    return Child.objects.filter(given_name=given_name).order_by("-chain_length", "pk").first()


KEYS = [each.key for each in CHARACTERS]


def plots_of(size: Size) -> list[Plot]:
    return plots(order(size=size))
