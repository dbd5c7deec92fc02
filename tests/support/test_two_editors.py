"""Four people edit one plan two hundred times each, all at once: no word is lost, and whoever loses sees both texts."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from goldenthread.record.models import Child, Event
from goldenthread.record.proof import differences
from goldenthread.support.onepage import words_of
from goldenthread.thread.strands import thread_of
from tests.climate.databases import own_database
from tests.support.situations import Family, with_plan

PEOPLE, TIMES = 4, 200


@pytest.fixture
def shared_plan(
    database_server: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Family]:
    """A plan in a database of its own, where what is saved stays saved."""
    with django_db_blocker.unblock(), own_database("editors"):
        yield with_plan(measure="She waits her turn 0 times a day")


def edit_all_at_once(family: Family) -> list[dict[str, int]]:
    """Let everybody edit in a process of their own; return what each was told."""
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "goldenthread.site.settings.test",
        "GOLDENTHREAD_DATA": str(settings.ENVIRONMENT.data),
        "GOLDENTHREAD_DATABASE": connection.settings_dict["NAME"],
        "PYTHONPATH": "src:.",
    }
    words = [str(family.case), str(family.senco.person), str(family.senco.setting), str(TIMES)]
    editors = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.support.editor", *words], env=surroundings, stdout=subprocess.PIPE
        )
        for _ in range(PEOPLE)
    ]
    return [json.loads(editor.communicate(timeout=300)[0]) for editor in editors]


@pytest.mark.capability("C176")
def test_no_save_is_lost_and_every_loser_sees_both_texts(shared_plan):
    told = edit_all_at_once(shared_plan)
    saved, refused = sum(each["saved"] for each in told), sum(each["refused"] for each in told)
    child = Child.objects.get(pk=shared_plan.child.pk)
    now = words_of(thread_of(child), shared_plan.plan().content)

    assert saved + refused == PEOPLE * TIMES
    assert refused > 0
    assert [int(number) for number in re.findall(r"\d+", now.measure)] == [saved]
    assert Event.objects.filter(child=child, name="plan_written").count() == saved + 1
    assert not any(each["refused without both texts"] for each in told)
    assert [wrong for _, found in differences() for wrong in found] == []
