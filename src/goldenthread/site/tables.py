"""Bringing the tables to where the code expects them, by one process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

SETTING_UP: Final = 6_748_001
"""The number of the lock that stands for setting up; the database lets go of it if its holder ends."""


def bring_up_to_date() -> None:
    """Migrate, when there is something to migrate."""
    if are_behind():
        call_command("migrate", interactive=False, verbosity=0)


def are_behind() -> bool:
    """Say whether there is something to migrate."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def one_after_the_other() -> Iterator[None]:
    """Of two that start at once, have one wait: what the first has made, the second finds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [SETTING_UP])
    yield
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [SETTING_UP])
