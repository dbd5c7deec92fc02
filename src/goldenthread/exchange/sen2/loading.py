"""Takes whole SEN2 returns into the record: read, checked, compared and written, all of a file or nothing.

A large file is read in one process, compared with the record in several and written in this one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from goldenthread.access.actors import Actor
from goldenthread.exchange.beside import beside
from goldenthread.exchange.outcomes import NotLoaded, Outcome
from goldenthread.exchange.sen2.comparing import Asked, Portion, portions, portions_side_by_side
from goldenthread.exchange.sen2.reading import Wish, batches
from goldenthread.record.bulk import all_or_nothing, refresh_statistics, write

LARGE: Final = 4_000_000
MOST_PROCESSES: Final = 4
"""More would wait for the one that reads and the one that writes."""
Progress = Callable[[int], object]


def load_return(
    file: str, *, by: Actor, on: date, wish: Wish | None = None, progress: Progress = int
) -> Outcome:
    """Take a return into the record; raises NotLoaded, with nothing kept, where it cannot be."""
    wish = wish or Wish()
    outcome = Outcome(file)
    with all_or_nothing():
        for portion in _portions(file, by, on, wish):
            _take(outcome, portion, wish, progress)
        if outcome.stops and not wish.check:
            raise NotLoaded(_refusal(outcome))
        if not wish.check:
            refresh_statistics()
    outcome.loaded = not wish.check
    return outcome


def _take(outcome: Outcome, portion: Portion, wish: Wish, progress: Progress) -> None:
    outcome.read += portion.read
    outcome.done += portion.done
    outcome.found += portion.found
    # After the first thing that stops the file the rest is still read, so that everything wrong is told at once.
    if portion.parcel and not outcome.stops and not wish.check:
        write(portion.parcel)
    progress(portion.read)


def _refusal(outcome: Outcome) -> str:
    # What is wrong with the file as a whole is often why so much is wrong with its people.
    first = min(outcome.stops, key=lambda told: told.where.startswith("person "))
    more = len(outcome.stops) - 1
    others = f" There {'is' if more == 1 else 'are'} {more} more error{'s' * (more > 1)}." if more else ""
    return (
        f"{outcome.file}, {first}{others} Nothing was loaded. See everything with --check, or add --leave-out to load "
        "the file without the people whose entries have errors."
    )


def _portions(file: str, by: Actor, on: date, wish: Wish) -> Iterator[Portion]:
    asked = Asked(by, on, wish)
    if Path(file).is_file() and Path(file).stat().st_size > LARGE:
        read = beside(batches, file, on, wish, passing_on=(NotLoaded,))
        return portions_side_by_side(read, asked, min(os.cpu_count() or 1, MOST_PROCESSES))
    return portions(batches(file, on, wish), asked)
