"""The people of the area as they act: who they are, where, and as whom the record names them on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Person
from goldenthread.assessments.models import LocalHelp
from goldenthread.demo.people import DOMAIN
from goldenthread.directory.models import Post
from goldenthread.record.rows import new_row
from goldenthread.rulebook.time import Calendar

MORNING: Final = time(8, 40)
UNUSABLE: Final = "!nobody signs in with this"
"""Django takes a password that begins so for one that nothing can match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person in one capacity."""

    person: UUID
    name: str
    email: str
    capacity: Capacity
    authority: str = ""
    setting: UUID | None = None
    organisation: str = ""
    body: str = ""

    @property
    def is_character(self) -> bool:
        """True of those one can sign in as."""
        return self.email.endswith(f"@{DOMAIN}")

    def acting(self, day: date, minute: int = 0) -> Actor:
        """Return this person acting on a day, so many minutes into it."""
        return Actor(
            person=self.person,
            name=self.name,
            capacity=self.capacity,
            at=instant(day, minute),
            authority=self.authority,
            setting=self.setting,
            organisation=self.organisation,
            body=self.body,
        )

    def as_row(self, password: str = UNUSABLE) -> Person:
        """Return the person who can sign in; with no password given, nobody can sign in as them."""
        return new_row(
            Person, id=self.person, name=self.name, email=self.email, password=password, is_active=True
        )

    def post(self, id: UUID, begins: date) -> Post:
        """Return the post they hold."""
        return new_row(
            Post,
            id=id,
            person_id=self.person,
            capacity=self.capacity.value,
            setting_id=self.setting,
            authority_id=self.authority,
            organisation=self.organisation,
            body=self.body,
            begins=begins,
            ends=None,
        )


def instant(day: date, minute: int = 0) -> datetime:
    """Return an instant on the morning of a day, so many minutes into it."""
    return datetime.combine(day, MORNING, UTC) + timedelta(minutes=minute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The SEND team of an authority, the advisers it asks and the services its letters name."""

    code: str
    name: str
    manager: Someone
    caseworkers: tuple[Someone, ...]
    advisers: dict[str, tuple[Someone, ...]]
    help_at_hand: dict[str, LocalHelp]
    officer: Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A setting with its staff and its calendar; `teachers` are in the order of its classes."""

    id: UUID
    name: str
    authority: str
    calendar: Calendar
    head: Someone
    senco: Someone
    lead: Someone
    assistants: tuple[Someone, ...]
    teachers: tuple[Someone, ...] = field(default=())
