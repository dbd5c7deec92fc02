"""What a family can do today, near the top of their child's record. It costs no query of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from django.urls import reverse

from goldenthread.access.parts import Act
from goldenthread.access.parts import Part as RecordPart
from goldenthread.assessments.parts import may_ask
from goldenthread.record.models import Case
from goldenthread.record.parts import RecordView, part
from goldenthread.rulebook.processes.needs_assessment import ADVICE, DISAGREE
from goldenthread.support.events import PLAN_KINDS

_UNDER_WAY: Final = frozenset({"trying", "doing"})
_TAKES_MORE: Final = _UNDER_WAY | {"with_family"}


class Way(NamedTuple):
    """Something the family can do, as a link."""

    words: str
    url: str


@part("ways", "What you can do", of=RecordPart.RECORD, place=15, template="family/ways.html")
def ways(view: RecordView) -> dict[str, Any] | None:
    """Fill the part for a parent or a young person who may do something here; nobody else has it."""
    found = list(_ways(view)) if view.reader.capacity.is_family else []
    if not found:
        return None
    running = _running(view)
    return {"ways": found, "contact": running.lead_name if running else "", "rights": (ADVICE, DISAGREE)}


def _ways(view: RecordView) -> Iterator[Way]:
    child = view.child
    running = _running(view)
    if running and running.state in _UNDER_WAY and view.may(RecordPart.DELIVERY):
        yield Way(
            "See whether the promised help came this week", reverse("support:delivery", args=[child.pk])
        )
    if running and running.state in _TAKES_MORE and view.may(RecordPart.SUPPORT, Act.WRITE):
        yield Way("Say what works at home", reverse("support:at-home", args=[running.pk]))
    if view.may(RecordPart.SUPPORT, Act.WRITE):
        yield Way("Say what worries you", reverse("support:concern", args=[child.pk]))
    if may_ask(view):
        yield Way("Ask for an EHC needs assessment", reverse("assessments:request", args=[child.pk]))


def _running(view: RecordView) -> Case | None:
    return next((case for case in view.cases if case.process in PLAN_KINDS and not case.ended), None)
