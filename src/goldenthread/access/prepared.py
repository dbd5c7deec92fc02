"""Questions to the database that are worked out once and asked again and again with other values.

Django works a query out anew each time it is asked: conditions become joins, joins become SQL. For a page with a dozen
queries that takes longer than the answers do. A prepared question keeps the SQL of each shape it was asked in. Ids,
days, instants, numbers and words are values and differ from time to time; all else (a capacity, an errand, whether
there is a value at all) is its shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import update_wrapper
from itertools import count
from typing import Any, Final, Generic, ParamSpec, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from psycopg.sql import Literal

from goldenthread.access.actors import ENGLAND, Actor

P = ParamSpec("P")
M = TypeVar("M", bound=Model)

MOST_SHAPES: Final = 2_000
"""How many shapes of one question are kept. Past that a new shape is worked out each time."""
_LAST: Final = datetime(9999, 12, 30, 12, tzinfo=UTC)
_SERIAL: Final = count()
_PLACE: Final = re.compile("%[%s]")
_WRITTEN_OUT: Final = frozenset({str, int, bool})


class NotHandedOn(Exception):
    """A value of a prepared question does not reach the database: it was looked at, or changed, on the way."""


class Prepared(Generic[P, M]):
    """A function that returns a query, called as if it returned the rows. Use it as a decorator.

    The function sees stand-ins, so it may not look at values, only hand them on, or see that there is none. One that
    is not handed on is noticed the first time. Of an actor, person, place and time are values, and need not all be
    used.
    """

    def __init__(self, ask: Callable[P, QuerySet[M]]) -> None:
        self.query = ask
        self._known: dict[Any, _WorkedOut | None] = {}
        update_wrapper(self, ask)

    def __call__(self, *values: P.args, **_named: P.kwargs) -> list[M]:
        known = self._of(values)
        return known.asked(values) if known else []

    def statement(self, *values: P.args, **_named: P.kwargs) -> tuple[str, list[Any]] | None:
        """Return the SQL and what is given with it, to stand within another statement; None where nothing can fit."""
        known = self._of(values)
        return (known.sql, known.given(values)) if known else None

    def _of(self, values: tuple[Any, ...]) -> _WorkedOut | None:
        shape = tuple(map(_shape, values))
        try:
            return self._known[shape]
        except KeyError:
            known = self._worked_out(values)
            if len(self._known) < MOST_SHAPES:
                self._known[shape] = known
            return known

    def _worked_out(self, values: tuple[Any, ...]) -> _WorkedOut | None:
        standing = [_standing_in(value) for value in values]
        needed = {value for value in standing if type(value) in _STAND_INS and value}
        asked = self.query(*standing)  # type: ignore[call-arg]  # the same arguments, by their stand-ins
        try:
            return _WorkedOut(asked, [each for value in standing for each in _values(value)], needed)
        except EmptyResultSet:
            return None


class _WorkedOut:
    """The SQL of one shape, and which value goes where in it.

    What is the same each time stands in the SQL itself, so that the planner knows it when it plans for all values.
    """

    def __init__(self, asked: QuerySet[Any], stand_ins: list[Any], needed: set[Any]) -> None:
        self._asked = asked
        self._compiler = asked.query.get_compiler(connection=connection)
        sql, params = self._compiler.as_sql()
        self._converters = self._compiler.get_converters(
            [column for column, *_ in self._compiler.select[: self._compiler.col_count]]
        )
        self.sql, self._params = _written_out(sql, params, set(stand_ins))
        places = {stand_in: place for place, stand_in in enumerate(stand_ins)}
        self._places = [
            (at, places[param])
            for at, param in enumerate(self._params)
            if type(param) in _STAND_INS and param in places
        ]
        if missing := needed - {self._params[at] for at, _ in self._places}:
            raise NotHandedOn(f"{asked.model.__name__}: {', '.join(map(str, missing))}")

    def given(self, values: tuple[Any, ...]) -> list[Any]:
        """Return what is given with the SQL for these values."""
        each, given = [one for value in values for one in _values(value)], list(self._params)
        for at, place in self._places:
            given[at] = each[place]
        return given

    def asked(self, values: tuple[Any, ...]) -> list[Any]:
        """Ask with these values."""
        given = tuple(self.given(values))
        compiler = copy(self._compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: (self.sql, given)
        compiler.get_converters = lambda _: self._converters
        query = copy(self._asked.query)
        query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]  # it is worked out already
        rows = type(self._asked)(self._asked.model, query)
        rows._iterable_class = self._asked._iterable_class  # noqa: SLF001  # values, or rows of the model
        return list(rows)


def _written_out(sql: str, params: Iterable[Any], stand_ins: set[Any]) -> tuple[str, list[Any]]:
    """Write words and numbers that never change into the SQL, and return it with the parameters that are left."""
    waiting, left = iter(params), []

    def written(place: re.Match[str]) -> str:
        if place[0] == "%%":
            return place[0]
        param = next(waiting)
        if type(param) in _WRITTEN_OUT and param not in stand_ins:
            return Literal(param).as_string().replace("%", "%%")
        left.append(param)
        return place[0]

    return _PLACE.sub(written, sql), left


def _shape(value: Any) -> Any:
    kind = type(value)
    if kind is Actor:
        who: Actor = value
        has = (bool(who.authority), who.setting is None)
        return who.capacity, who.errand, who.seat, who.body, who.scope, who.shown, has
    return kind if kind in _STAND_INS and value else (kind, value)


def _values(value: Any) -> Iterator[Any]:
    """Yield what is not shape: a value itself, or person, place and time of an actor."""
    kind = type(value)
    if kind is Actor:
        yield from (value.person, value.at, value.today, value.setting, value.authority)
    elif kind in _STAND_INS and value:
        yield value


def _standing_in(value: Any) -> Any:
    kind = type(value)
    if kind is not Actor:
        return _STAND_INS[kind]() if kind in _STAND_INS and value else value
    return replace(
        value,
        person=uuid4(),
        name="",
        organisation="",
        at=_instant(),
        setting=value.setting and uuid4(),
        authority=value.authority and uuid4().hex,
        opened=None,
    )


def _instant() -> datetime:
    """Return an instant on a day that no other stand-in has."""
    return _LAST - timedelta(days=next(_SERIAL))


_STAND_INS: Final[dict[type, Callable[[], Any]]] = {
    UUID: uuid4,
    str: lambda: uuid4().hex,
    int: lambda: (1 << 62) + next(_SERIAL),
    datetime: _instant,
    date: lambda: _instant().astimezone(ENGLAND).date(),
}
