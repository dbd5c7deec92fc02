"""What checking who asks and writing down who looked add to a page: beside the same page without either."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any, Final

from tqdm import tqdm

from goldenthread.site.benches import areas
from goldenthread.site.benches.asking import Asker
from goldenthread.site.benches.pages import WARM_UP, Target, ask, asked_for, statements, subject_of

PAGES: Final = ("record", "worklist")
MOST_ADDED: Final = "15 %"
UNGUARDED: Final = "goldenthread.site.benches.unguarded_door:application"


def measure(sizes: Sequence[str], rounds: int) -> list[dict[str, Any]]:
    """Ask for each page with and without its checks in turn, and say what each cost."""
    with ExitStack() as stack:
        subjects = {size: subject_of(size) for size in sizes}
        bare = {size: json.loads(areas.command(size, "bench_subjects", "--without-checks")) for size in sizes}
        targets = [each for size in sizes for each in _targets(size, subjects[size], stack)]
        database = areas.postmaster()
        for target in targets:
            ask(target, WARM_UP, database=database)
            target.costs.clear()
        for _ in tqdm(range(rounds), unit=" rounds", disable=None):
            for target in targets:
                ask(target, database=database)
        return [_told(size, page, targets, subjects[size], bare[size]) for size in sizes for page in PAGES]


def _targets(size: str, subject: dict[str, Any], stack: ExitStack) -> Iterator[Target]:
    product = stack.enter_context(areas.serving(size))
    without = stack.enter_context(areas.serving(size, UNGUARDED))
    for name in PAGES:
        page = subject["pages"][name]
        for server, is_floor in ((product, False), (without, True)):
            asker = Asker(server.port, subject["people"][page["who"]])
            yield Target(name, size, is_floor, asker, server.pid, asked_for(subject, name))


def _told(
    size: str, page: str, targets: list[Target], subject: dict[str, Any], bare: dict[str, Any]
) -> dict[str, Any]:
    cost = {
        each.is_floor: statistics.median(each.costs)
        for each in targets
        if (each.page, each.size) == (page, size)
    }
    asked, without = (statements(each["pages"][page]) for each in (subject, bare))
    return {
        "page": page,
        "area": size,
        "CPU-ms": round(cost[False], 1),
        "without": round(cost[True], 1),
        "added": f"{100 * (cost[False] / cost[True] - 1):.0f} %",
        "bar": MOST_ADDED,
        "SQL": asked,
        "SQL added": asked - without,
        "errors": sum(each.asker.errors for each in targets if (each.page, each.size) == (page, size)),
    }
