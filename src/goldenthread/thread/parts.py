"""What every room shows of the thread on a child's record page, each read once: the thread, its delivery, the plans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.text import capfirst

from goldenthread.access.parts import Part as RecordPart
from goldenthread.access.prepared import Prepared
from goldenthread.record.parts import RecordView, part
from goldenthread.thread.models import Delivery, Plan, Strand
from goldenthread.thread.strands import Outcome, Provision, Thread, Topic, woven

WEEKS_SHOWN = 6
_TOLD = ("id", "provision_id", "day", "happened", "minutes", "group_size", "note", "given_by")


def thread(view: RecordView) -> Thread:
    """Return the child's thread: one query for the whole page, which the deliveries share."""
    return _spun(view)[0]


def deliveries(view: RecordView) -> list[Delivery]:
    """Return what was delivered or missed in the last six weeks, newest first."""
    return _spun(view)[1]


def plans(view: RecordView) -> list[Plan]:
    """Return the child's plans of every kind, newest first: one query for the whole page."""
    return view.once("plans", lambda: _plans(view.child.pk))


def _spun(view: RecordView) -> tuple[Thread, list[Delivery]]:
    def read() -> tuple[Thread, list[Delivery]]:
        rows = _strands(view.child.pk, view.today - timedelta(weeks=WEEKS_SHOWN), view.today)
        spun = woven(rows)
        view.names |= {str(each.id): each.words for each in spun.provisions}
        given = [_delivery(each) for row in rows for each in row.given]  # type: ignore[attr-defined]  # annotated
        return spun, sorted(given, key=lambda each: (each.day, each.pk), reverse=True)

    return view.once("thread", read)


@Prepared
def _strands(child: UUID, since: date, until: date) -> QuerySet[Strand]:
    """Ask for every strand, each with what was given of it, as one statement."""
    lately = Delivery.objects.filter(
        child=OuterRef("child"), provision_id=OuterRef("pk"), day__gt=since, day__lte=until
    )
    told = lately.values(told=JSONObject(**{name: name for name in _TOLD}))
    return (
        Strand.objects.filter(child=child).annotate(given=ArraySubquery(told)).order_by("begins", "version")
    )


def _delivery(told: dict[str, Any]) -> Delivery:
    read = {name: UUID(told[name]) for name in ("id", "provision_id")}
    told |= read | {"day": date.fromisoformat(told["day"])}
    return Delivery.from_db("default", _TOLD, [told[name] for name in _TOLD])


@Prepared
def _plans(child: UUID) -> QuerySet[Plan]:
    return Plan.objects.filter(child=child).order_by("-pk")


@part("voice", "What {child} says", of=RecordPart.VOICE, place=20, template="thread/parts/voice.html")
def voice(view: RecordView) -> dict[str, Any] | None:
    """Fill the part with what the child says, wants and is good at."""
    told = thread(view).current(view.today)
    says = told.voices_on(Topic.SAYS) + told.voices_on(Topic.WANTS)
    good_at = told.voices_on(Topic.GOOD_AT)
    if not says and not good_at:
        return None
    return {"child": view.child, "says": says[-3:], "good_at": good_at[-3:]}


@part("thread", "Needs, goals and help", of=RecordPart.THREAD, place=30, template="thread/parts/thread.html")
def picture(view: RecordView) -> dict[str, Any] | None:
    """Fill the part with the thread as it holds today, and how often help was given."""
    told = thread(view).current(view.today)
    if not told.needs:
        return None
    return {"child": view.child, "strands": drawn(told, deliveries(view)), "weeks": WEEKS_SHOWN}


def drawn(thread: Thread, given: Iterable[Delivery]) -> list[dict[str, Any]]:
    """Return the thread as its picture takes it: needs, what grows from them, and sessions given of those logged."""
    logged: dict[UUID, list[bool]] = {}
    for each in given:
        logged.setdefault(each.provision_id, []).append(each.happened)
    return [
        {
            "kind": "need",
            "words": need.words,
            "note": capfirst(need.area.value) if need.area else "",
            "children": [_outcome(thread, each, logged) for each in thread.outcomes_of(need.id)],
        }
        for need in thread.needs
    ]


def _outcome(thread: Thread, outcome: Outcome, logged: dict[UUID, list[bool]]) -> dict[str, Any]:
    by_when = f"By {outcome.by_when:%-d %B %Y}" if outcome.by_when else ""
    children = [_provision(each, logged.get(each.id, [])) for each in thread.provisions_of(outcome.id)]
    return {"kind": "outcome", "words": outcome.words, "note": by_when, "children": children}


def _provision(provision: Provision, logged: list[bool]) -> dict[str, Any]:
    told = {"kind": "provision", "words": provision.words, "note": how_often(provision)}
    return told | {"done": sum(logged), "planned": len(logged)} if logged else told


def how_often(provision: Provision) -> str:
    """Say who gives help, how often and for how long, such as “Mr Lewis, 2 times a week, 20 minutes each time”."""
    times = provision.times_a_week
    often = "once a week" if times == 1 else f"{times} times a week" if times else ""
    long = f"{provision.minutes} minutes{' each time' if times else ''}" if provision.minutes else ""
    size = f"group of {provision.group_size}" if provision.group_size and provision.group_size > 1 else ""
    return ", ".join(each for each in (provision.who, often, long, size) if each)
