"""What is sent with a request: the thread as it stands, how often help was given and what reviews found.

The page that asks shows exactly this and the request keeps exactly this, so nobody types again what is already known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.record.models import Child, Event
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.thread.models import Delivery
from goldenthread.thread.snapshots import Snapshot, snapshot_of
from goldenthread.thread.strands import Provision, Thread, thread_of

PURPOSE = "request for an EHC needs assessment"
_TRIED_IN = ("first_response", "support_cycle")


def what_is_known(child: Child, *, on: date) -> Snapshot:
    """Gather what is on the thread of a child, in the shape in which it is sent and shown."""
    found = Event.objects.filter(child=child, name="reviewed", topic__in=_TRIED_IN).order_by("seq")
    return as_sent(child, thread_of(child).current(on), _sessions(child), found, on=on)


def as_sent(
    child: Child, thread: Thread, sessions: Counter[tuple[UUID, bool]], reviews: Iterable[Event], *, on: date
) -> Snapshot:
    """Put together what is sent: the thread, how often each thing was given or missed, and what reviews found."""
    loose = [each for each in thread.provisions if each.outcome is None]
    also = {
        "born": child.born,
        "known_on": on,
        "given": {str(each.id): _given(each, sessions) for each in thread.provisions},
        "also_tried": [{"id": each.id, "words": each.words, "who": each.who} for each in loose],
        "reviews": [_review(event) for event in reviews],
    }
    return snapshot_of(thread, purpose=PURPOSE, child=child.full_name, also=also)


def _sessions(child: Child) -> Counter[tuple[UUID, bool]]:
    return Counter(Delivery.objects.filter(child=child).order_by().values_list("provision_id", "happened"))


def _given(provision: Provision, sessions: Counter[tuple[UUID, bool]]) -> dict[str, int]:
    done, missed = sessions[provision.id, True], sessions[provision.id, False]
    return {"done": done, "planned": done + missed}


def _review(event: Event) -> dict[str, Any]:
    return {
        "on": event.happened_on,
        "of": PROCESSES[event.topic].title,
        "result": Result(event.fields["result"]).words,
        "next_step": NextStep(event.fields["next_step"]).words,
    }
