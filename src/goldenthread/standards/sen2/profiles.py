"""Turns the table of years into the shapes a reader walks: which elements, in what order, with which codes."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from goldenthread.standards.sen2 import elements, shapes
from goldenthread.standards.sen2.elements import Element, Reader


@dataclass(frozen=True, slots=True)
class Slot:
    """An element in its place: its order in the parent, whether it repeats or floats, and what is inside it."""

    element: str
    name: str
    place: int
    read: Reader
    rule: str
    repeats: bool = False
    floats: bool = False
    inside: "Shape | None" = None


@dataclass(frozen=True, slots=True)
class Shape:
    """An element that holds others, in one year; `others` finds its slots by names in small letters."""

    element: str
    build: Callable[..., Any]
    slots: Mapping[str, Slot]
    others: Mapping[str, Slot]
    repeating: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One year of the return: its census day, its shape, and the checks that only ask in that year."""

    year: int
    census: date
    header: Shape
    person: Shape
    queries: frozenset[str]
    renamed: Mapping[str, str]
    elements: frozenset[str]


_PARENTS: Final[Mapping[str, tuple[Callable[..., Any], Mapping[str, Element]]]] = {
    "CollectionDetails": (dict, elements.HEADER),
    "Source": (dict, elements.HEADER),
    "Person": (shapes.Person, elements.PERSON),
    "Requests": (shapes.Request, elements.REQUEST),
    "Assessment": (shapes.Assessment, elements.ASSESSMENT),
    "NamedPlan": (shapes.NamedPlan, elements.NAMED_PLAN),
    "PlanDetail": (shapes.PlanDetail, elements.PLAN_DETAIL),
    "ActivePlans": (shapes.ActivePlan, elements.ACTIVE_PLAN),
    "PlacementDetail": (shapes.Placement, elements.PLACEMENT),
    "SENneed": (shapes.Need, elements.NEED),
}

_NAMES_OF_PARENTS: Final = {
    "CollectionDetails": "collection_details",
    "Source": "source",
    "Requests": "requests",
    "Assessment": "assessment",
    "NamedPlan": "plan",
    "PlanDetail": "details",
    "ActivePlans": "active",
    "PlacementDetail": "placements",
    "SENneed": "needs",
}


@cache
def profiles() -> Mapping[int, Profile]:
    """Return the years this reader knows."""
    text = files("goldenthread.standards.sen2").joinpath("profiles.toml").read_text(encoding="utf-8")
    return {int(name): _profile(int(name), table) for name, table in tomllib.loads(text).items()}


def _profile(year: int, table: Mapping[str, Any]) -> Profile:
    order: dict[str, str] = table["elements"] | {"Header": "CollectionDetails Source"}
    renamed: dict[str, str] = table.get("renamed", {})
    known = frozenset(name.rstrip("*~") for names in order.values() for name in names.split())
    return Profile(
        year=year,
        census=table["census"],
        header=_shape("Header", order, table["codes"]),
        person=_shape("Person", order, table["codes"]),
        queries=frozenset(table["queries"]),
        renamed=renamed,
        elements=known | renamed.keys(),
    )


def _shape(parent: str, order: Mapping[str, str], codes: Mapping[str, Any]) -> Shape:
    build, texts = _PARENTS.get(parent, (header_from, {}))
    slots = {}
    for place, written in enumerate(order[parent].split()):
        name = written.rstrip("*~")
        if name in _NAMES_OF_PARENTS:
            inside = _shape(name, order, codes)
            slot = Slot(
                name, _NAMES_OF_PARENTS[name], place, str, "", repeats=written.endswith("*"), inside=inside
            )
        else:
            text = texts[name]
            read = _reader_of_year(codes[name], text.read) if name in codes else text.read
            slot = Slot(name, text.name, place, read, text.rule, floats=written.endswith("~"))
        slots[name] = slot
    others = {name.lower(): slot for name, slot in slots.items()}
    others |= {alias: slots[name] for alias, name in elements.ALIASES.items() if name in slots}
    return Shape(parent, build, slots, others, tuple(slot.name for slot in slots.values() if slot.repeats))


def _reader_of_year(codes: str | Mapping[str, str], read: Reader) -> Reader:
    """Narrow a reader to the codes of one year, each published code beside the one it is read as."""
    pairs = {code: code for code in codes.split()} if isinstance(codes, str) else codes
    return {published: read(ours) for published, ours in pairs.items()}.__getitem__


def header_from(
    *, line: int, collection_details: Mapping[str, Any] | None = None, source: Mapping[str, Any] | None = None
) -> shapes.Header:
    """Make one header of the two parts the file keeps it in."""
    return shapes.Header(**{**(collection_details or {}), **(source or {}), "line": line})
