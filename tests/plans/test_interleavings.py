"""Two members of staff write one section at the same time, again and again, in every order that chance brings."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from goldenthread.access.actors import Actor
from goldenthread.plans.content import Content
from goldenthread.plans.verbs.drafting import write_text
from goldenthread.record.changes import Stale
from goldenthread.record.proof import differences
from goldenthread.record.wall import behind
from goldenthread.thread.models import Plan
from tests.climate.databases import own_database
from tests.journeys.arranging import Circle, circle_of
from tests.journeys.situations import assessed

TIMES, SEED, SECTION = 120, 165, "D"
MOST_TRIES = 2
"""With one other writer, whoever loses once wins the second time."""
LONGEST_WAIT = 0.004


@dataclass
class Editor:
    """Somebody at their desk: reads the section, adds a line to it, saves; and after a refusal puts both together."""

    by: Actor
    case: UUID
    chance: random.Random
    both: Barrier
    refusals: int = 0
    most_tries: int = 0
    not_shown: list[str] = field(default_factory=list)

    def edits(self, times: int) -> Editor:
        try:
            for number in range(times):
                self.both.wait(timeout=60)
                self._adds(f"{self.by.capacity.value} {number};")
        finally:
            connection.close()
        return self

    def _adds(self, line: str) -> None:
        self._waits()
        plan = Plan.objects.get(case_id=self.case)
        text, seen = Content.read(plan.content).texts.get(SECTION, ""), plan.version
        self._waits()
        for tries in range(1, MOST_TRIES + 1):
            self.most_tries = max(tries, self.most_tries)
            mine = f"{text}\n{line}"
            try:
                with behind(self.by, child=plan.child_id):
                    write_text(
                        case=self.case, section=SECTION, words=mine, seen=seen, by=self.by, on=self.by.today
                    )
                return
            except Stale as stale:
                self.refusals += 1
                if stale.yours["text"] != mine or len(stale.current["text"]) <= len(text):
                    self.not_shown.append(line)
                text, seen = stale.current["text"], stale.version
        raise AssertionError(f"{line} was refused {MOST_TRIES} times")

    def _waits(self) -> None:
        time.sleep(self.chance.random() * LONGEST_WAIT)


@pytest.fixture
def draft(
    database_server: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Circle, UUID]]:
    """A draft plan in a database of its own, where what is saved stays saved."""
    with django_db_blocker.unblock(), own_database("interleavings"):
        circle = circle_of()
        yield circle, assessed(circle)


@pytest.mark.security("S165", "S112")
def test_whatever_the_order_no_line_is_lost_and_every_loser_sees_both_texts(draft: tuple[Circle, UUID]):
    circle, case = draft
    both, desks = Barrier(2), random.Random(SEED)
    editors = [
        Editor(circle.actors[who], case, random.Random(desks.random()), both)
        for who in ("caseworker", "manager")
    ]

    with ThreadPoolExecutor(2) as office:
        list(office.map(lambda editor: editor.edits(TIMES), editors))

    lines = Content.read(Plan.objects.get(case_id=case).content).texts[SECTION].splitlines()
    written = [f"{editor.by.capacity.value} {number};" for editor in editors for number in range(TIMES)]
    assert sorted(filter(None, lines)) == sorted(written)
    assert [line for editor in editors for line in editor.not_shown] == []
    assert sum(editor.refusals for editor in editors) > TIMES / 10
    assert deadlocks() == 0
    assert [wrong for _, found in differences() for wrong in found] == []


def deadlocks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])
