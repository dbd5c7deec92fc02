"""One of several people who edit one plan at once: reads it, counts one further, saves, and says what became of it.

Run as `python -m tests.support.editor CASE PERSON SETTING TIMES`; prints its saves, its refusals and what it was shown.
"""

import json
import re
import sys
from dataclasses import replace
from uuid import UUID

import django

django.setup()

from goldenthread.access.actors import Capacity  # noqa: E402  # Django first
from goldenthread.access.models import Person  # noqa: E402
from goldenthread.directory.models import Setting  # noqa: E402
from goldenthread.record.changes import Stale  # noqa: E402
from goldenthread.support.onepage import words_of  # noqa: E402
from goldenthread.support.verbs.planning import write_plan  # noqa: E402
from goldenthread.thread.models import Plan  # noqa: E402
from goldenthread.thread.strands import thread_of  # noqa: E402
from tests import factories as made  # noqa: E402


def edit(case: UUID, person: str, setting: str, times: int) -> dict[str, int]:
    """Try to count one further, so many times; a refusal is counted and not tried again."""
    who = made.actor(Capacity.SENCO, Person.objects.get(pk=person), Setting.objects.get(pk=setting))
    told = {"saved": 0, "refused": 0, "refused without both texts": 0}
    for _ in range(times):
        plan = Plan.objects.get(case_id=case)
        now = words_of(thread_of(plan.child), plan.content)
        mine = replace(now, measure=one_further(now.measure))
        try:
            write_plan(case=case, words=mine, seen=plan.version, by=who, on=made.TODAY)
        except Stale as stale:
            told["refused"] += 1
            both = stale.yours["measure"] == mine.measure and "times" in stale.current["measure"]
            told["refused without both texts"] += not both
        else:
            told["saved"] += 1
    return told


def one_further(text: str) -> str:
    return re.sub(r"\d+", lambda number: str(int(number[0]) + 1), text)


if __name__ == "__main__":
    case, person, setting, times = sys.argv[1:]
    print(json.dumps(edit(UUID(case), person, setting, int(times))))
