"""Whoever leaves hangs up: no connection outlives the thread that opened it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Thread
from time import sleep

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from pytest_django import DjangoDbBlocker

from goldenthread.site.hanging_up import hang_up_with_the_thread
from tests.climate.databases import own_database

PATIENCE = 100


@pytest.fixture
def real_database(
    database_server: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), own_database("hanging"):
        gc.disable()
        yield
        gc.enable()
        connection_created.disconnect(dispatch_uid="hanging up")


def ask() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def others() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def test_the_connections_of_threads_that_ended_are_closed_at_once(real_database: None):
    hang_up_with_the_thread()
    for _ in range(5):
        thread = Thread(target=ask)
        thread.start()
        thread.join()

    for _ in range(PATIENCE):
        if not others():
            break
        sleep(0.05)
    assert others() == 0
