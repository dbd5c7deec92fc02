"""How much heavy work one person and one organisation may ask for in an hour, so that there is enough for everyone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.db import connection

from goldenthread.access.actors import Actor
from goldenthread.access.models import Spent
from goldenthread.access.rulings import Refused

MEGABYTE: Final = 1024 * 1024
KEPT_FOR: Final = timedelta(days=2)
ONE_OF_MANY: Final = 20
"""So many times what one person may have is what a whole organisation may have."""


class TooMuch(Refused):
    """You have asked for very much in the last hour. Please wait a little, and go on after the full hour."""


@dataclass(frozen=True, slots=True)
class Quota:
    """One kind of heavy work, how much of it a person may ask for in an hour, and how that is said."""

    what: str
    person: int
    words: str


SEARCHES: Final = Quota("search", 300, "searched 300 times")
FILES: Final = Quota("file", 60, "sent 60 files")
BYTES: Final = Quota("byte", 300 * MEGABYTE, "sent 300 MB of files")
PRINTS: Final = Quota("print", 120, "printed 120 papers")
EXPORTS: Final = Quota("export", 20, "taken out 20 exports")


def spend(quota: Quota, by: Actor, amount: int = 1) -> None:
    """Count work against a person and their organisation; refuse it once either has had what there is."""
    hour = by.at.replace(minute=0, second=0, microsecond=0)
    pockets = _pockets(quota, by)
    spent = _added(quota, hour, pockets, amount)
    if amount in spent.values():
        Spent.objects.filter(whose__in=pockets, hour__lt=by.at - KEPT_FOR).delete()
    if any(spent[whose] > most for whose, most in pockets.items()):
        raise TooMuch(
            f"In the last hour, you or your organisation have {quota.words} or more. This keeps the service quick "
            "for everyone. Please go on after the full hour; if you need more, ask whoever runs the service."
        )


def _added(quota: Quota, hour: datetime, pockets: Iterable[str], amount: int) -> dict[str, int]:
    """Add to each sum and return what it is now, in one statement; in order, so that two never wait for each other."""
    rows = [(whose, quota.what, hour, amount) for whose in sorted(pockets)]
    places = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_TABLE} AS kept (whose, what, hour, amount) VALUES {places} "  # noqa: S608
            "ON CONFLICT (whose, what, hour) DO UPDATE SET amount = kept.amount + excluded.amount "
            "RETURNING whose, amount",
            [each for row in rows for each in row],
        )
        return dict(cursor.fetchall())


_TABLE: Final = Spent._meta.db_table


def _pockets(quota: Quota, by: Actor) -> dict[str, int]:
    """Return whose work it is, as digests, with how much each may have; a family is nobody's organisation."""
    found = {_digest("person", str(by.person)): quota.person}
    organisation = str(by.setting or by.authority or "")
    if organisation and not by.capacity.is_family:
        found[_digest("organisation", organisation)] = quota.person * ONE_OF_MANY
    return found


def _digest(kind: str, whose: str) -> str:
    return sha256(f"{kind} {whose}".encode()).hexdigest()
