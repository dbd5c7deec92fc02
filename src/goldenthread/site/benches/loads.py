"""How fast a register of schools and a SEN2 return come in, by the commands a person uses, into an empty database.

Beside each stands its floor: reading and checking the file alone, and copying as many rows of 400 bytes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, LiteralString, TypeVar

from tqdm import tqdm

from goldenthread.demo.returns import register as registers
from goldenthread.demo.returns import sen2 as returns
from goldenthread.site.benches import areas
from goldenthread.site.benches.watching import Cost, ask, command, working
from goldenthread.standards import gias, sen2

AREA: Final = "load"
AT_ONCE: Final = 1000
FILLING: Final = "x" * 391
"""With its number beside it, a row of about 400 bytes."""

T = TypeVar("T")


def rows_of(file: Path) -> Iterator[gias.Establishment]:
    """Read and check a register."""
    with gias.read(file) as register:
        yield from register.establishments()


def persons_of(file: Path) -> Iterator[sen2.Person]:
    """Read and check a return."""
    with sen2.read(file) as opened:
        yield from opened.persons()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file: the command that loads it, what it holds, how that is counted, and how it is read alone."""

    words: str
    holds: str
    counted: LiteralString
    bar: str
    read: Callable[[Path], Iterable[object]]


REGISTER: Final = Kind(
    words="load gias",
    holds="rows",
    counted="SELECT count(*) FROM directory_setting",
    bar="50,000 in 15 s",
    read=rows_of,
)
RETURN: Final = Kind(
    words="load sen2",
    holds="persons",
    counted="SELECT count(*) FROM record_child",
    bar="2,000 a second",
    read=persons_of,
)


def measure(persons: int, rows: int) -> list[dict[str, Any]]:
    """Load a made-up register of so many rows, then a made-up return of so many persons, each of them twice."""
    with tempfile.TemporaryDirectory(prefix="gt") as folder, areas.empty(AREA) as area:
        register, returned = Path(folder, "register.csv"), Path(folder, "return.xml")
        registers.write(register, _shown(registers.rows(rows), "making a register", rows))
        returns.write(returned, _shown(returns.people(persons), "making a return", persons))
        return [*_told(area, REGISTER, register), *_told(area, RETURN, returned)]


def _told(area: str, kind: Kind, file: Path) -> Iterator[dict[str, Any]]:
    loaded = command(area, *kind.words.split(), str(file))
    again = command(area, *kind.words.split(), str(file))
    with areas.connected(area) as connection:
        number = ask(connection, kind.counted)
    reading = working(area, lambda: _read(kind, file, number))
    copying = working(area, lambda: _copy(area, loaded.written))
    floor = reading.processor + copying.processor
    size = f"{number:,} {kind.holds}, {file.stat().st_size / 1_000_000:,.1f} MB"
    more = {"bar": kind.bar, "times the floor": round(loaded.processor / floor, 1)}
    yield {"what": kind.words, "of": size, **_figures(loaded, number), **more}
    yield {"what": f"{kind.words}, again", "of": size, **_figures(again, number)}
    yield {"what": "floor: read and check", "of": size, **_figures(reading, number)}
    yield {"what": "floor: copy rows of 400 bytes", **_figures(copying, copying.written)}


def _figures(cost: Cost, number: int) -> dict[str, Any]:
    held = cost.memory.held
    return {
        "seconds": round(cost.seconds, 1),
        "a second": round(number / cost.seconds),
        "CPU seconds": round(cost.processor, 1),
        "of them PostgreSQL": round(cost.of_database, 1),
        "rows written": cost.written,
        "MB half way": round(cost.memory.half_way) if held else None,
        "MB at most": round(max(held)) if held else None,
        "PostgreSQL MB": round(cost.memory.of_database) if held else None,
    }


def _read(kind: Kind, file: Path, number: int) -> None:
    for _ in _shown(kind.read(file), "reading alone", number):
        pass


def _copy(area: str, number: int) -> None:
    with areas.connected(area) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS floor (number bigint, filling text)")
        with cursor.copy("COPY floor FROM STDIN") as copy:
            for first in _shown(range(0, number, AT_ONCE), "copying alone", number // AT_ONCE):
                lines = range(first, min(first + AT_ONCE, number))
                copy.write("".join([f"{line}\t{FILLING}\n" for line in lines]))


def _shown(values: Iterable[T], what: str, number: int) -> Iterable[T]:
    shown: Iterable[T] = tqdm(values, desc=what, total=number, leave=False, disable=None)
    return shown
