"""What the benches measure with: figures that can be trusted are made of parts that are tried."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from goldenthread.rulebook.processes.needs_assessment import NeedsAssessment
from goldenthread.rulebook.standing import fold
from goldenthread.site.benches import processor, rules
from goldenthread.site.benches.asking import percentile
from goldenthread.site.commands.bench import main, table

SPIN = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"


def test_the_case_that_is_folded_runs_from_the_request_to_the_final_plan():
    standing = fold(NeedsAssessment, rules.whole_case(rules.date(2026, 1, 5)))

    assert standing.state is NeedsAssessment.states["final"]
    assert standing.irregular == []


def test_folding_is_measured_beside_its_floor(monkeypatch):
    monkeypatch.setattr(rules, "CASES", 50)
    (figures,) = rules.measure(rounds=1)

    assert figures["cases a second"] > 0
    assert figures["floor: sorting and looking up its events, a second"] > figures["cases a second"]


def test_processor_time_counts_a_child_that_has_ended():
    before = processor.seconds([os.getpid()])
    subprocess.run([sys.executable, "-c", SPIN], check=True)

    assert processor.seconds([os.getpid()]) - before >= 0.3


def test_a_process_that_is_gone_costs_nothing():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()

    assert processor.seconds([gone.pid]) == 0.0


@pytest.mark.parametrize(("part", "found"), [(0.0, 1.0), (0.5, 6.0), (0.95, 10.0)])
def test_a_percentile_is_a_time_that_was_taken(part, found):
    assert percentile([number / 1000 for number in range(1, 11)], part) == found


def test_no_answers_have_no_percentile():
    assert percentile([], 0.5) == 0.0


def test_a_table_has_a_column_for_every_figure_of_any_line():
    drawn = table([{"page": "record", "CPU-ms": 12.5}, {"page": "find", "children": 600016}])

    assert drawn.splitlines()[0].split() == ["page", "CPU-ms", "children"]
    assert "600,016" in drawn


def test_a_bench_that_does_not_exist_names_those_that_do(capsys):
    with pytest.raises(SystemExit):
        main(["speed"])

    assert "pages" in capsys.readouterr().err
