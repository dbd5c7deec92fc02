"""The circle: who has to do with the child, why and until when. The family's named contact comes first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse

from goldenthread.access.parts import Act
from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.models import Case, Relationship, Role
from goldenthread.record.pages.heading import is_live
from goldenthread.record.parts import RecordView, part
from goldenthread.record.policies import may_invite, may_name
from goldenthread.standards.codes.authorities import local_authorities

_ORDER: Final = {
    role: place for place, role in enumerate((Role.CONTACT, *(r for r in Role if r is not Role.CONTACT)))
}
_ROLES: Final = {
    Role.YOUNG_PERSON: "whose record this is",
    Role.ATTENDS: "the school, nursery or college",
    Role.RESPONSIBLE: "decides about assessments and EHC plans",
}


@dataclass(frozen=True, slots=True)
class Member:
    """Someone in the circle, or who was."""

    name: str
    role: str
    why: str
    since: date
    until: date | None
    is_contact: bool
    place: int


@part("circle", "Circle", of=RecordPart.CIRCLE, place=70, template="record/parts/circle.html")
def circle_part(view: RecordView) -> dict[str, Any]:
    """Fill the part that says who is in the circle."""
    shown = [tie for tie in view.circle if may_name(view.reader, tie)]
    live = [_member(tie) for tie in shown if is_live(tie, view.today)]
    known = {tie.person_id for tie in view.circle if is_live(tie, view.today) and tie.role == Role.CONTACT}
    live += [
        _lead(case) for case in view.cases if not case.ended and case.lead_id and case.lead_id not in known
    ]
    members = sorted(
        {(each.name, each.role): each for each in live}.values(), key=lambda each: (each.place, each.name)
    )
    past = [_member(tie) for tie in shown if tie.ends is not None and tie.ends < view.today]
    return {
        "members": members,
        "past": past,
        "governs": view.may(RecordPart.RIGHTS, Act.WRITE),
        "invite": reverse("record:invite", args=[view.child.pk]) if _may_invite(view) else "",
        "no_contact": not any(each.is_contact for each in members)
        and any(not case.ended for case in view.cases),
    }


def _may_invite(view: RecordView) -> bool:
    return view.may(RecordPart.CIRCLE, Act.WRITE) and may_invite(view.reader, Role.PARENT).allowed


def _member(tie: Relationship) -> Member:
    role = Role(tie.role)
    words = _ROLES.get(role, role.label)
    why = "" if role is Role.ATTENDS or tie.purpose.casefold() in words.casefold() else tie.purpose
    return Member(_name(tie), words, why, tie.begins, tie.ends, role is Role.CONTACT, _ORDER[role])


def _name(tie: Relationship) -> str:
    if tie.setting is not None:
        return tie.setting.name
    if tie.held_by:
        known = local_authorities().get(tie.held_by)
        return f"{known.name} (local authority)" if known else "The local authority"
    return tie.name


def _lead(case: Case) -> Member:
    """Count whoever leads an open case: the named contact at a setting, the caseworker at the authority."""
    role = Role.CONTACT if case.setting_id else Role.CASEWORKER
    return Member(case.lead_name, role.label, "", case.opened_on, None, role is Role.CONTACT, _ORDER[role])
