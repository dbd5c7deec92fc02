"""The connection of a thread ends with the thread.

The web server lets threads go that had nothing to do for a while, and starts others when many people ask at once. What
a thread kept in the database's hands would stay until Python happens to look for it: in a quiet night, for hours.
"""

from __future__ import annotations

from threading import local
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


class Line:
    """A connection that is closed when nobody holds this any more."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


_of_this_thread = local()


def hang_up_with_the_thread() -> None:
    """From now on, close each connection when the thread that opened it ends."""
    connection_created.connect(_hold, dispatch_uid="hanging up")


def _hold(connection: BaseDatabaseWrapper, **_: Any) -> None:
    _of_this_thread.line = Line(connection.connection)
