"""The one who acts: a person, in exactly one capacity, for one organisation, on one errand, at one instant."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from goldenthread.access.parts import READING, Act, Errand, Part

ENGLAND = ZoneInfo("Europe/London")


class Capacity(StrEnum):
    """In what standing a person acts."""

    PARENT = "parent"
    CARER = "carer"
    YOUNG_PERSON = "young_person"
    ADVOCATE = "advocate"
    CLASS_TEACHER = "class_teacher"
    TEACHING_ASSISTANT = "teaching_assistant"
    SENCO = "senco"
    HEAD = "head"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    CASEWORKER = "caseworker"
    MANAGER = "manager"
    ADVISER = "adviser"
    HEALTH = "health"
    SOCIAL_WORKER = "social_worker"
    VIRTUAL_SCHOOL = "virtual_school"
    OFFICER = "officer"
    READER = "reader"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def is_family(self) -> bool:
        return self in FAMILY

    @property
    def is_setting(self) -> bool:
        return self in SETTING

    @property
    def is_authority(self) -> bool:
        return self in AUTHORITY


_WORDS = {
    Capacity.PARENT: "parent",
    Capacity.CARER: "carer",
    Capacity.YOUNG_PERSON: "young person",
    Capacity.ADVOCATE: "advocate",
    Capacity.CLASS_TEACHER: "class teacher",
    Capacity.TEACHING_ASSISTANT: "teaching assistant",
    Capacity.SENCO: "SENCO",
    Capacity.HEAD: "head teacher",
    Capacity.SAFEGUARDING_LEAD: "safeguarding lead",
    Capacity.CASEWORKER: "caseworker",
    Capacity.MANAGER: "SEND manager",
    Capacity.ADVISER: "adviser",
    Capacity.HEALTH: "health professional",
    Capacity.SOCIAL_WORKER: "social worker",
    Capacity.VIRTUAL_SCHOOL: "virtual school",
    Capacity.OFFICER: "privacy and safeguarding officer",
    Capacity.READER: "named reader",
    Capacity.ANALYST: "analyst",
    Capacity.ADMINISTRATOR: "administrator",
    Capacity.SYSTEM: "the product itself",
}
FAMILY = frozenset({Capacity.PARENT, Capacity.CARER, Capacity.YOUNG_PERSON})
NAMED_FROM_OUTSIDE = frozenset({Capacity.READER})
"""Nobody holds such a post: whoever reads for a tribunal or an inspectorate is named, record by record."""
SETTING = frozenset(
    {
        Capacity.CLASS_TEACHER, Capacity.TEACHING_ASSISTANT, Capacity.SENCO, Capacity.HEAD,
        Capacity.SAFEGUARDING_LEAD,
    }
)  # fmt: skip
AUTHORITY = frozenset({Capacity.CASEWORKER, Capacity.MANAGER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts. The door that lets them in stamps the instant; nothing below it reads a clock.

    `shown` says whether they may know where the child they opened lives and learns.
    """

    person: UUID
    name: str
    capacity: Capacity
    at: datetime
    authority: str = ""
    setting: UUID | None = None
    organisation: str = ""
    body: str = ""
    errand: Errand = READING
    seat: str = ""
    scope: tuple[str, ...] = ()
    shown: bool = True
    opened: object = field(default=None, compare=False, repr=False)

    @property
    def today(self) -> date:
        """The date in England at the instant of acting."""
        return self.at.astimezone(ENGLAND).date()

    def on(self, part: Part, act: Act = Act.READ) -> Actor:
        """Return the same actor come to do something else."""
        return replace(self, errand=Errand(part, act))

    def covers(self, part: Part) -> bool:
        """Say whether the family's leave reaches this part, for somebody who helps them with some parts only."""
        return not self.scope or part is Part.RECORD or part.value in self.scope

    @property
    def words(self) -> str:
        """The actor as the record names them, such as “Ruth Patel, class teacher, Oakfield Primary School”."""
        return _words(self.name, self.capacity, self.organisation)


@lru_cache(256)
def _words(name: str, capacity: Capacity, organisation: str) -> str:
    return ", ".join(part for part in (name, capacity.words, organisation) if part)


def the_product(at: datetime, authority: str = "") -> Actor:
    """Return the actor for what the product does by itself, such as loading a return."""
    return Actor(
        person=UUID(int=0),
        name="Golden Thread",
        capacity=Capacity.SYSTEM,
        at=at.astimezone(UTC),
        authority=authority,
    )
