"""A mixed journey under load: people who look, list, save and find, all at once, for minutes.

Sixty in a hundred requests view a record, twenty-five a worklist, ten save an entry, five find a child.
"""

from __future__ import annotations

import random
import threading
import time
from typing import Any

from tqdm import tqdm

from goldenthread.site.benches import areas, processor
from goldenthread.site.benches.asking import Asker, percentile
from goldenthread.site.benches.pages import subject_of

SHARES = {"record": 60, "worklist": 25, "save": 10, "find": 5}
BARS = {"requests a second": 80, "p95 ms": 300}


class Traveller(threading.Thread):
    """One person going about their work until the time is over."""

    def __init__(self, port: int, subject: dict[str, Any], until: float, seed: int) -> None:
        super().__init__(daemon=True)
        self.subject = subject
        self.until = until
        self.chance = random.Random(seed)  # noqa: S311  # a choice of page is no secret
        self.askers = {who: Asker(port, session) for who, session in subject["people"].items()}
        self.times: dict[str, list[float]] = {name: [] for name in SHARES}

    def run(self) -> None:
        """Ask, again and again."""
        while time.monotonic() < self.until:
            what = self.chance.choices(list(SHARES), list(SHARES.values()))[0]
            asker = self._do(what)
            if asker.taken:
                self.times[what].append(asker.taken[-1])

    @property
    def errors(self) -> int:
        """Requests that were not answered as they should be."""
        return sum(asker.errors for asker in self.askers.values())

    def _do(self, what: str) -> Asker:
        if what == "save":
            saving = self.chance.choice(self.subject["saves"])
            asker = self.askers[saving["who"]]
            asker.save(saving)
            return asker
        visit = self.chance.choice(self.subject["visits"][what])
        asker = self.askers[visit["who"]]
        asker.get(visit["address"])
        return asker


def measure(size: str, seconds: int, people: int) -> list[dict[str, Any]]:
    """Let people travel for these seconds and say how many requests were answered, how soon and at what cost."""
    subject = subject_of(size)
    with areas.serving(size) as server:
        database = areas.postmaster()
        _travel(size, server.port, subject, 10, people)
        memory, spent = (
            processor.proportional_megabytes(server.pid),
            processor.seconds([server.pid, database]),
        )
        began = time.monotonic()
        travellers = _travel(size, server.port, subject, seconds, people)
        took = time.monotonic() - began
        spent = processor.seconds([server.pid, database]) - spent
        memory_after = processor.proportional_megabytes(server.pid)
    every = [taken for traveller in travellers for times in traveller.times.values() for taken in times]
    return [
        {
            "area": size,
            "people": people,
            "seconds": round(took),
            "requests": len(every),
            "requests a second": round(len(every) / took, 1),
            "bar": f"{BARS['requests a second']} at p95 < {BARS['p95 ms']} ms",
            "p50 ms": percentile(every, 0.5),
            "p95 ms": percentile(every, 0.95),
            "errors": sum(traveller.errors for traveller in travellers),
            "CPU-ms a request": round(1000 * spent / len(every), 1) if every else None,
            "memory MB before": round(memory),
            "memory MB after": round(memory_after),
            **{
                f"{name} p95": percentile([t for each in travellers for t in each.times[name]], 0.95)
                for name in SHARES
            },
        }
    ]


def _travel(size: str, port: int, subject: dict[str, Any], seconds: int, people: int) -> list[Traveller]:
    until = time.monotonic() + seconds
    travellers = [Traveller(port, subject, until, seed) for seed in range(people)]
    for traveller in travellers:
        traveller.start()
    with tqdm(total=seconds, unit=" s", disable=None) as bar:
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(1.0, left))
            areas.forgive(size)
            bar.update(1)
    for traveller in travellers:
        traveller.join()
    return travellers
