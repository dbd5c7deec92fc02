"""Writes a made-up area into the database, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from goldenthread.demo.making import parcels
from goldenthread.demo.sizes import Size
from goldenthread.exchange.beside import beside
from goldenthread.record.bulk import Parcel, all_or_nothing, refresh_statistics, write

LARGE: Final = 10_000
Progress = Callable[[int], object]


def make(size: Size, *, seed: int, at: datetime, progress: Progress = int) -> dict[str, int]:
    """Make an area and return how many children, events and rows it has."""
    made = {"children": 0, "events": 0, "rows": 0}
    with all_or_nothing():
        for parcel in _parcels(size, seed, at):
            write(parcel)
            made["children"] += parcel.children
            made["events"] += parcel.events
            made["rows"] += parcel.rows
            progress(parcel.children)
        refresh_statistics()
    return made


def _parcels(size: Size, seed: int, at: datetime) -> Iterator[Parcel]:
    if size.pupils > LARGE:
        return beside(_parcels_of, size, seed, at, passing_on=())
    return _parcels_of(size, seed, at)


def _parcels_of(size: Size, seed: int, at: datetime) -> Iterator[Parcel]:
    return parcels(size, seed=seed, at=at)
