"""What every room shows of the thread on a child's record page, each read once: the thread, its delivery, the plans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from goldenthread.access.parts import Part as RecordPart
from goldenthread.access.prepared import Prepared
from goldenthread.record.parts import RecordView, part
from goldenthread.thread.models import Delivery, Plan
from goldenthread.thread.strands import Outcome, Provision, Thread, Topic, thread_of

WEEKS_SHOWN = 6


def thread(view: RecordView) -> Thread:
    """Return the child's thread: one query for the whole page."""
    return view.once("thread", lambda: _thread(view))


def deliveries(view: RecordView) -> list[Delivery]:
    """Return what was delivered or missed in the last six weeks, newest first: one query for the whole page."""
    since = view.today - timedelta(weeks=WEEKS_SHOWN)
    return view.once("deliveries", lambda: _delivered(view.child.pk, since, view.today))


def plans(view: RecordView) -> list[Plan]:
    """Return the child's plans of every kind, newest first: one query for the whole page."""
    return view.once("plans", lambda: _plans(view.child.pk))


def _thread(view: RecordView) -> Thread:
    read = thread_of(view.child)
    view.names |= {str(each.id): each.words for each in read.provisions}
    return read


@Prepared
def _delivered(child: UUID, since: date, until: date) -> QuerySet[Delivery]:
    return Delivery.objects.filter(child=child, day__gt=since, day__lte=until).order_by("-day", "-pk")


@Prepared
def _plans(child: UUID) -> QuerySet[Plan]:
    return Plan.objects.filter(child=child).order_by("-pk")


@part("voice", "In their own words", of=RecordPart.VOICE, place=20, template="thread/parts/voice.html")
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
            "note": need.area.value.capitalize() if need.area else "",
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
