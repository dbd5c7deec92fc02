"""How often something may be tried: by account, and by where it comes from. Only failures count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from goldenthread.access.models import Try
from goldenthread.access.rulings import Refused


class TooManyTries(Refused):
    """This has been tried too often. Wait a quarter of an hour, then try again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How many failures are borne within a while, for one account and for one source."""

    what: str
    account: int
    source: int
    within: timedelta = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose try this is: at which account, from where, and when."""

    account: str
    source: str
    at: datetime

    @property
    def both(self) -> tuple[str, str]:
        """The account and the source as they are kept: nobody can read an address out of the table."""
        return _of("account", self.account), _of("source", self.source)


PASSWORD: Final = Limit(what="password", account=10, source=100)
CODE: Final = Limit(what="code", account=5, source=100)
RESET: Final = Limit(what="reset", account=3, source=30)
INVITATION: Final = Limit(what="invitation", account=5, source=30)


def check(limit: Limit, whose: Whose) -> None:
    """Refuse when this account or this source has failed too often. Whether the account exists plays no part."""
    for kept, most in zip(whose.both, (limit.account, limit.source), strict=True):
        if Try.objects.filter(what=limit.what, whose=kept, at__gt=whose.at - limit.within).count() >= most:
            raise TooManyTries


def count(limit: Limit, whose: Whose) -> None:
    """Count one failure against both, and forget those that no longer matter."""
    old = whose.at - limit.within
    Try.objects.filter(what=limit.what, whose__in=whose.both, at__lte=old).delete()
    Try.objects.bulk_create([Try(what=limit.what, whose=kept, at=whose.at) for kept in whose.both])


def forget(limit: Limit, whose: Whose) -> None:
    """Begin anew for an account whose person has come in."""
    Try.objects.filter(what=limit.what, whose=whose.both[0]).delete()


def _of(kind: str, whose: str) -> str:
    return sha256(f"{kind} {whose.casefold()}".encode()).hexdigest()
