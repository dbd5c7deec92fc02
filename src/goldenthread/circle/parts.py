"""What the circle adds to a child's record page: a choice that is due, what is not shown, and what a family can do."""

from __future__ import annotations

from typing import Any, Final

from goldenthread.access.actors import Capacity
from goldenthread.access.parts import Act, Part
from goldenthread.circle import policies
from goldenthread.circle.queries import FAMILY
from goldenthread.record.pages.heading import is_live, setting_of
from goldenthread.record.parts import RecordView, part
from goldenthread.record.policies import may_name

_NARROW: Final = frozenset({"parent_reports", "advocate"})


@part("choice", "Who sees this from now on", of=Part.RECORD, place=12, template="circle/parts/choice.html")
def choice(view: RecordView) -> dict[str, Any] | None:
    """Say, from fifteen and a half, that the young person takes over, and what happens without their choice."""
    adults = [tie for tie in view.circle if tie.role in FAMILY and tie.person_id and is_live(tie, view.today)]
    if not adults or view.today < policies.chooses_from(view.child):
        return None
    is_own = view.reader.capacity is Capacity.YOUNG_PERSON
    waiting = [tie for tie in adults if not tie.agreed and may_name(view.reader, tie)]
    if not waiting and not is_own:
        return None
    return {
        "child": view.child,
        "is_own": is_own,
        "waiting": waiting,
        "is_over": view.child.school_age_ends < view.today,
        "takes_over": view.child.school_age_ends,
        "may_decide": view.may(Part.RIGHTS, Act.WRITE),
    }


@part(
    "not_shown",
    "Not everything is shown here",
    of=Part.RECORD,
    place=66,
    template="circle/parts/not_shown.html",
)
def not_shown(view: RecordView) -> dict[str, Any] | None:
    """Tell whoever sees a part of the record that there is more, and whom to ask."""
    if view.reader.seat not in _NARROW:
        return None
    return {"is_helper": view.reader.seat == "advocate", "setting": setting_of(view.circle, view.today)}


@part("yours", "What you decide", of=Part.RIGHTS, place=88, template="circle/parts/yours.html")
def yours(view: RecordView) -> dict[str, Any] | None:
    """Lead a family to whom they let help, what they have said yes to, and what others see."""
    if not view.reader.capacity.is_family or not view.may(Part.RIGHTS, Act.GRANT):
        return None
    return {"child": view.child, "is_young_person": view.reader.capacity is Capacity.YOUNG_PERSON}
