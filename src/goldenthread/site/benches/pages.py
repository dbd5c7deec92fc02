"""What a page costs in processor time, at each size of area, beside the floor of the same SQL and the same bytes."""

from __future__ import annotations

import base64
import json
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

from tqdm import tqdm

from goldenthread.site.benches import areas, processor
from goldenthread.site.benches.asking import Asker, percentile

BARS = {"record": 25, "worklist": 20, "find": 25, "save": 15}
REQUESTS = 40
WARM_UP = 8
_TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass(slots=True)
class Target:
    """One page on one server: how to ask for it, and what each round of asking cost."""

    page: str
    size: str
    is_floor: bool
    asker: Asker
    server: int
    ask: Callable[[Asker], bytes]
    costs: list[float] = field(default_factory=list)


def measure(sizes: Sequence[str], rounds: int) -> list[dict[str, Any]]:
    """Ask for every page of every area and its floor in turn, and say what each cost."""
    with ExitStack() as stack:
        subjects = {size: subject_of(size) for size in sizes}
        targets = [target for size in sizes for target in _targets(size, subjects[size], stack)]
        database = areas.postmaster()
        for target in targets:
            ask(target, WARM_UP, database=database)
            target.costs.clear()
            target.asker.taken.clear()
        for _ in tqdm(range(rounds), unit=" rounds", disable=None):
            for size in sizes:
                areas.forgive(size)
            for target in targets:
                ask(target, database=database)
        return list(_told(targets, subjects))


def subject_of(size: str) -> dict[str, Any]:
    """Prepare the area and return who and what is measured in it."""
    areas.prepare(size)
    areas.forgive(size)
    found: dict[str, Any] = json.loads(areas.command(size, "bench_subjects"))
    return found


def _targets(size: str, subject: dict[str, Any], stack: ExitStack) -> Iterator[Target]:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    recorded = folder / "floor.json"
    recorded.write_text(json.dumps(subject["pages"]))
    product = stack.enter_context(areas.serving(size))
    floor = stack.enter_context(areas.serving(size, areas.FLOOR, GOLDENTHREAD_FLOOR=str(recorded)))
    for name, page in subject["pages"].items():
        asker = Asker(product.port, subject["people"][page["who"]])
        yield Target(name, size, False, asker, product.pid, asked_for(subject, name))
        yield Target(name, size, True, Asker(floor.port), floor.pid, _getting(f"/floor/{name}"))


def asked_for(subject: dict[str, Any], name: str) -> Callable[[Asker], bytes]:
    """Return how a page of an area is asked for."""
    page = subject["pages"][name]
    return _saving(subject["saves"]) if "fields" in page else _getting(page["address"])


def statements(page: dict[str, Any]) -> int:
    """Count what a page asks of the database, but for where transactions begin and end."""
    return sum(not each.startswith(_TRANSACTION) for each in page["statements"])


def _getting(address: str) -> Callable[[Asker], bytes]:
    return lambda asker: asker.get(address)


def _saving(saves: list[dict[str, Any]]) -> Callable[[Asker], bytes]:
    """Save a session of each child's support in turn, so that no one record grows out of proportion."""
    turns = cycle(saves)
    return lambda asker: asker.save(next(turns))


def ask(target: Target, times: int = REQUESTS, *, database: int) -> None:
    """Ask for a target's page so many times and note what each cost the server and PostgreSQL, in CPU-ms."""
    before = processor.seconds([target.server, database])
    for _ in range(times):
        target.ask(target.asker)
    spent = processor.seconds([target.server, database]) - before
    target.costs.append(1000 * spent / times)


def _told(targets: list[Target], subjects: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    floors = {(each.page, each.size): statistics.median(each.costs) for each in targets if each.is_floor}
    smallest = next(iter(subjects))
    costs = {(each.page, each.size): statistics.median(each.costs) for each in targets if not each.is_floor}
    for target in targets:
        if target.is_floor:
            continue
        page, cost = subjects[target.size]["pages"][target.page], costs[target.page, target.size]
        floor = floors[target.page, target.size]
        yield {
            "page": target.page,
            "area": target.size,
            "children": subjects[target.size]["children"],
            "CPU-ms": round(cost, 1),
            "bar": BARS[target.page],
            "floor CPU-ms": round(floor, 1),
            "times the floor": round(cost / floor, 1) if floor else None,
            f"times {smallest}": round(cost / costs[target.page, smallest], 2),
            "SQL": statements(page),
            "kB": round(len(base64.b64decode(page["body"])) / 1000, 1),
            "p50 ms": percentile(target.asker.taken, 0.5),
            "p95 ms": percentile(target.asker.taken, 0.95),
            "errors": target.asker.errors,
        }
