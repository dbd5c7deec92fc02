"""How a family is told: who is who, what is so, what happened, and by hand what everybody must and must never find.

A family is a description that can be read without knowing the product. Each of its marks is a piece of text that stands
nowhere else, such as an address or what somebody said. The table `finds` has a line for each member and a column for
each mark: `yes` where they must find it when they read everything that is open to them, `never` where they must not,
and `may` where nothing hangs on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Role
from tests.factories import AUTHORITY

if TYPE_CHECKING:
    from tests.households.home import Home

YES, NEVER, MAY = "yes", "never", "may"


@dataclass(frozen=True)
class Pupil:
    """A child of the family, by their first name."""

    given_name: str
    family_name: str
    school: str = ""
    born: date = date(2018, 11, 5)
    authority: str = AUTHORITY
    known_as: str = ""
    upn: str = ""


@dataclass(frozen=True)
class Tie:
    """What somebody is to one of the children: to the first, unless another is named."""

    role: Role
    child: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """Where somebody works, and as what: at a school, or else for an authority."""

    capacity: Capacity
    at: str = ""
    authority: str = AUTHORITY
    body: str = ""
    ends: date | None = None


@dataclass(frozen=True)
class Member:
    """Somebody of the family, or somebody who has to do with it."""

    who: str
    name: str
    ties: tuple[Tie, ...] = ()
    jobs: tuple[Job, ...] = ()

    @property
    def is_family(self) -> bool:
        return bool({each.role for each in self.ties} & {Role.PARENT, Role.CARER, Role.YOUNG_PERSON})


@dataclass(frozen=True)
class Household:
    """A family: its story, its people, what is marked, what happened, and who finds what."""

    name: str
    story: str
    children: tuple[Pupil, ...]
    members: tuple[Member, ...]
    marks: Mapping[str, str]
    happened: Callable[[Home], None]
    finds: str
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Schools that belong to another authority, with its number."""

    @property
    def cells(self) -> set[str]:
        return {cell for line in self.table().values() for cell in line.values()}

    def table(self) -> dict[str, dict[str, str]]:
        """Read the table: for each member, what they must find of each mark."""
        head, *lines = [line.split() for line in self.finds.strip().splitlines()]
        return {
            " ".join(line[: -len(head)]): dict(zip(head, line[-len(head) :], strict=True)) for line in lines
        }


def parent(who: str, name: str, *, of: tuple[str, ...] = ("",), **facts: Any) -> Member:
    """A parent: with parental responsibility and the whole record, unless the facts say otherwise."""
    return Member(who, name, tuple(Tie(Role.PARENT, each, facts) for each in of))


def carer(who: str, name: str, *, of: tuple[str, ...] = ("",), **facts: Any) -> Member:
    """Somebody who looks after the child and is not a parent: a foster carer, a guardian, a step-parent."""
    return Member(who, name, tuple(Tie(Role.CARER, each, facts) for each in of))


def young_person(who: str, name: str) -> Member:
    """The child or young person, who reads the record themselves."""
    return Member(who, name, (Tie(Role.YOUNG_PERSON),))


def helper(who: str, name: str, *, given_by: str, **facts: Any) -> Member:
    """Somebody whom one of the family has let help, with some parts and until some day."""
    facts["given_by"] = given_by
    return Member(who, name, (Tie(Role.ADVOCATE, "", facts),))


def teacher(who: str, name: str, at: str, *, of: str = "", **facts: Any) -> Member:
    """The class teacher of the child."""
    return Member(who, name, (Tie(Role.CLASS_TEACHER, of, facts),), (Job(Capacity.CLASS_TEACHER, at),))


def leads(who: str, name: str, capacity: Capacity, at: str) -> Member:
    """Somebody who leads at a school: its head, its SENCO or its safeguarding lead."""
    return Member(who, name, (), (Job(capacity, at),))


def decides(
    who: str, name: str, capacity: Capacity = Capacity.CASEWORKER, authority: str = AUTHORITY
) -> Member:
    """Somebody of an authority: a caseworker or a manager."""
    return Member(who, name, (), (Job(capacity, authority=authority),))


def works_with(
    who: str, name: str, capacity: Capacity, *, of: tuple[str, ...] = ("",), **facts: Any
) -> Member:
    """A professional who works with the child: social worker, health, adviser, virtual school."""
    ties = tuple(Tie(Role(capacity.value), each, facts) for each in of)
    body = "psychology" if capacity is Capacity.ADVISER else ""
    authority = "" if capacity is Capacity.HEALTH else AUTHORITY
    return Member(who, name, ties, (Job(capacity, authority=authority, body=body),))
