"""One person for every seat around a child, in each of the ways somebody can stand to that child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.directory.models import Agreement, Setting
from goldenthread.record.models import Bar, Relationship, Role
from tests import factories
from tests.journeys.arranging import Circle, circle_of

Relation = str
RELATIONS = ("own", "none", "ended", "blocked", "not agreed")
TOLD = {"responsibility": "yes", "agreed": "full"}


@dataclass(frozen=True)
class Sitter:
    """How somebody comes to sit in a seat: the capacity they act in and the tie that gives it."""

    seat: str
    capacity: Capacity
    role: Role | None = None
    facts: tuple[tuple[str, Any], ...] = ()
    body: str = ""
    is_of: str = "family"

    @property
    def needs_agreement(self) -> bool:
        return self.is_of in {"setting", "health"}

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The ways in which this somebody can stand to a child."""
        if self.role is None:
            return ("none",)
        return RELATIONS if self.needs_agreement else RELATIONS[:-1]

    def arrive(self, circle: Circle, relation: Relation) -> Person:
        """Make the person, their post and their tie, as it is in this relation."""
        who = factories.person(f"Somebody {self.seat}")
        around = circle_of("Ben", school="Elm Grove School") if relation == "none" else circle
        at = around.setting
        if self.role in (Role.ATTENDS, Role.CONSULTED) and relation == "ended":
            at = factories.setting("Left Behind School", circle.child.authority_id)
        if self.is_of != "family":
            factories.post(who, self.capacity, **self._post(around, at))
        if self.role is not None:
            self._tie(around, who, at, relation)
        if relation == "blocked":
            bar(circle, who)
        if relation == "not agreed":
            Agreement.objects.filter(authority_id=circle.child.authority_id).update(
                withdrawn_at=datetime.now(UTC)
            )
        return who

    def _post(self, around: Circle, at: Setting) -> dict[str, Any]:
        if self.is_of == "setting":
            return {"at": at}
        held = {"authority_id": around.child.authority_id, "organisation": around.council, "body": self.body}
        return {**held, "authority_id": ""} if self.is_of == "health" else held

    def _tie(self, around: Circle, who: Person, at: Setting, relation: Relation) -> None:
        begins = date.today() - timedelta(days=300)
        over = {"ends": date.today() - timedelta(days=1)} if relation == "ended" else {}
        if self.role is Role.RESPONSIBLE:
            if over:
                Relationship.objects.filter(child=around.child, role=Role.RESPONSIBLE).update(**over)
            return
        tie: dict[str, Any] = {"begins": begins, **over, **dict(self.facts)}
        if self.role in (Role.ATTENDS, Role.CONSULTED):
            if self.role is Role.ATTENDS and not over:
                return
            tie |= {"person": None, "setting": at.pk, "name": at.name}
        factories.join(around.child, self.role, who, **tie)


def bar(circle: Circle, who: Person, kind: Bar.Kind = Bar.Kind.BLOCK) -> None:
    """Keep a person out of a child's record."""
    factories.write(
        circle.child,
        lambda writing: writing.add("record", "barred", id=writing.new_id(), person=who.pk, kind=kind.value),
    )


def _at_setting(seat: str, capacity: Capacity, role: Role) -> Sitter:
    return Sitter(seat, capacity, role, is_of="setting")


def _service(seat: str, capacity: Capacity, role: Role, body: str = "") -> Sitter:
    return Sitter(seat, capacity, role, body=body, is_of="health" if seat == "health" else "authority")


SITTERS = (
    Sitter("parent", Capacity.PARENT, Role.PARENT, tuple(TOLD.items())),
    Sitter("parent_reports", Capacity.PARENT, Role.PARENT, (("responsibility", "unknown"),)),
    Sitter("carer", Capacity.CARER, Role.CARER),
    Sitter("young_person", Capacity.YOUNG_PERSON, Role.YOUNG_PERSON),
    Sitter("advocate", Capacity.ADVOCATE, Role.ADVOCATE),
    Sitter("granted", Capacity.READER, Role.GRANTED),
    _at_setting("class_teacher", Capacity.CLASS_TEACHER, Role.CLASS_TEACHER),
    _at_setting("teaching_assistant", Capacity.TEACHING_ASSISTANT, Role.TEACHING_ASSISTANT),
    _at_setting("senco", Capacity.SENCO, Role.ATTENDS),
    _at_setting("head", Capacity.HEAD, Role.ATTENDS),
    _at_setting("safeguarding_lead", Capacity.SAFEGUARDING_LEAD, Role.ATTENDS),
    _at_setting("emergency", Capacity.CLASS_TEACHER, Role.EMERGENCY),
    Sitter("caseworker", Capacity.CASEWORKER, Role.RESPONSIBLE, is_of="authority"),
    Sitter("manager", Capacity.MANAGER, Role.RESPONSIBLE, is_of="authority"),
    _service("adviser", Capacity.ADVISER, Role.ADVISER, "psychology"),
    _service("health", Capacity.HEALTH, Role.HEALTH),
    _service("social_worker", Capacity.SOCIAL_WORKER, Role.SOCIAL_WORKER),
    _service("virtual_school", Capacity.VIRTUAL_SCHOOL, Role.VIRTUAL_SCHOOL),
    Sitter("officer", Capacity.OFFICER, is_of="authority"),
    Sitter("analyst", Capacity.ANALYST, is_of="authority"),
    Sitter("administrator", Capacity.ADMINISTRATOR, is_of="authority"),
)

Arrival = Callable[[Circle, Relation], Person]
