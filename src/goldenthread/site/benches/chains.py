"""How many events and looks a second are walked from the database, beside the floor of counting their rows' bytes."""

from __future__ import annotations

from typing import Any, Final, LiteralString

from goldenthread.site.benches import areas
from goldenthread.site.benches.watching import ask, command, working

BAR: Final = "100,000 a second"
AT_ONCE: Final = 2000
LOOKS: Final = """
    SELECT access_note(jsonb_agg(jsonb_build_object(
        'chain', chain, 'at', now(), 'person', md5((number % 997)::text)::uuid, 'request', gen_random_uuid(),
        'setting', md5(chain)::uuid, 'child', md5((number % 9973)::text)::uuid, 'tie', md5(number::text)::uuid,
        'name', 'Ruth Patel', 'capacity', 'class_teacher', 'organisation', 'Oakfield Primary School',
        'authority', '330', 'part', 'plan', 'act', 'read', 'seat', '', 'purpose', 'teaching', 'place', 'record:child',
        'about', '', 'fields', '') ORDER BY chain))
    FROM (SELECT number, (number % 40)::text AS chain FROM generate_series(1, 2000) AS numbers (number)) AS made
"""
"""Two thousand made-up looks on forty chains."""
FLOORS: Final[dict[str, LiteralString]] = {
    "events": "SELECT count(*), sum(octet_length(record_send(row.*))) FROM record_event AS row",
    "looks": "SELECT count(*), sum(octet_length(record_send(row.*))) FROM access_looked AS row",
}


def measure(size: str, looks: int) -> list[dict[str, Any]]:
    """Walk every chain of an area of this size, and of at least so many looks."""
    areas.prepare(size)
    _look(size, looks)
    return [_told(size, what) for what in FLOORS]


def _look(size: str, looks: int) -> None:
    with areas.connected(size) as connection:
        there = ask(connection, "SELECT count(*) FROM access_looked")
        for _ in range(there, looks, AT_ONCE):
            connection.execute(LOOKS)
        connection.execute("VACUUM ANALYZE access_looked")


def _told(size: str, what: str) -> dict[str, Any]:
    number = _count(size, what)
    floor = working(size, lambda: _count(size, what))
    started = command(size, "verify", "--only", "documents")
    walked = command(size, "verify", "--only", what)
    return {
        "what": f"verify --only {what}",
        "of": f"{number:,} {what}",
        "seconds": round(walked.seconds, 1),
        "of them to start": round(started.seconds, 1),
        "a second": round(number / (walked.seconds - started.seconds)),
        "bar": BAR,
        "CPU µs each": _each(walked.processor - started.processor, number),
        "of them PostgreSQL": _each(walked.of_database - started.of_database, number),
        "floor: CPU µs to send them within the database": _each(floor.processor, number),
        "MB at most": round(max(walked.memory.held)),
    }


def _each(seconds: float, number: int) -> float:
    return round(seconds / number * 1_000_000, 1)


def _count(size: str, what: str) -> int:
    with areas.connected(size) as connection:
        return ask(connection, FLOORS[what])
