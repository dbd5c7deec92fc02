"""A large return is compared in several processes, and comes out as if it were compared in one."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import psutil
import pytest

from goldenthread.access.actors import the_product
from goldenthread.demo.returns.sen2 import people, write
from goldenthread.exchange.beside import Helpers, Trouble
from goldenthread.exchange.sen2 import comparing, loading, reading
from goldenthread.exchange.sen2.reading import Batch, Wish, batches
from goldenthread.record.models import Child
from goldenthread.standards.codes import UpnUnknown
from tests.climate.databases import own_database
from tests.exchange.returns import AUTHORITY, ON, file_of, load, planned, verified
from tests.factories import AT

ASKED = comparing.Asked(the_product(AT), ON, Wish(leave_out=True))
OUTLIVES = """
import os, signal
from goldenthread.exchange.beside import Helpers
if __name__ == "__main__":
    with Helpers(1) as helpers:
        print(helpers.begin(os.getpid).result(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def kept(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Work where other processes see what is written."""
    with django_db_blocker.unblock(), own_database("sidebyside"):
        yield


def told(portions: Iterator[comparing.Portion]) -> list[object]:
    return [
        (each.read, each.done, each.found, each.parcel.rows, each.parcel.expected, list(each.meant.values()))
        for each in portions
    ]


def test_each_portion_is_what_it_would_be_one_after_the_other(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 2)
    load(file_of(tmp_path, *(planned(place) for place in range(1, 6)), year=2025))
    without_number = replace(planned(1), upn=None, upn_unknown=UpnUnknown.SOURCES_DISAGREE)
    again = [
        planned(1),
        planned(7),
        planned(2),
        planned(3),
        planned(8),
        without_number,
        planned(4),
        planned(9),
    ]
    file = file_of(tmp_path, *again)

    serial = told(comparing.portions(batches(file, ON, ASKED.wish), ASKED))
    beside = told(comparing.portions_side_by_side(batches(file, ON, ASKED.wish), ASKED, 2))

    doubts = [found.says for portion in beside for found in portion[2]]
    assert any("the same child on the record as person 1" in each for each in doubts), doubts
    assert [each[:5] for each in beside] == [each[:5] for each in serial]


def test_a_large_return_is_loaded_whole_and_a_second_time_changes_nothing(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "LARGE", 0)
    file = str(write(tmp_path / "return.xml", people(1200), authority=AUTHORITY))

    first, again = load(file), load(file)

    assert first.done["new"] == Child.objects.count() == 1200
    assert (again.done["unchanged"], again.done["events"]) == (1200, 0)
    assert verified() == []


def test_only_a_few_batches_are_read_ahead_of_what_is_taken(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 1)
    file = file_of(tmp_path, *(planned(place) for place in range(1, 12)))
    read: list[Batch] = []

    def noted() -> Iterator[Batch]:
        for batch in batches(file, ON, ASKED.wish):
            read.append(batch)
            yield batch

    portions = comparing.portions_side_by_side(noted(), ASKED, 2)
    next(portions)

    assert len(read) == 3
    portions.close()


def test_a_helper_that_dies_is_told_in_words():
    with pytest.raises(Trouble, match="Nothing was loaded"), Helpers(2) as helpers:
        helpers.begin(os._exit, 3).result()


def test_no_helper_outlives_whoever_asked():
    script = subprocess.run([sys.executable, "-c", OUTLIVES], stdout=subprocess.PIPE, check=False)
    helper = int(script.stdout)

    for _ in range(100):
        if not psutil.pid_exists(helper):
            return
        time.sleep(0.1)
    pytest.fail("The helper is still there.")
