"""Databases for tests: migrated once into a template, then copied for each worker and each served area."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import LiteralString

import psutil
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql
from pytest_django import DjangoDbBlocker

from goldenthread.site import embedded
from goldenthread.site.rooms import HOUSE
from goldenthread.site.stamps import digest_of

RECKLESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Nothing in a test's database is worth keeping through a power cut."""


@pytest.fixture(scope="session")
def database_server() -> Iterator[None]:
    """The embedded server of the test data folder, unless DATABASE_URL names another."""
    if settings.ENVIRONMENT.database_url:
        yield
        return
    with embedded.server(settings.DATA, tuning=RECKLESS):
        yield


@pytest.fixture(scope="session")
def django_db_setup(database_server: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database for this worker."""
    with django_db_blocker.unblock(), copy_of_template("test") as name:
        connection.settings_dict["NAME"] = name
        yield
        connection.close()


@contextmanager
def copy_of_template(purpose: str) -> Iterator[str]:
    """Make a migrated database for this process, and drop it afterwards."""
    name = f"gt_{purpose}_{os.getpid()}"
    with maintenance() as server:
        # Two test runs may share a server: one makes the template, the other waits for it.
        server.execute("SELECT pg_advisory_lock(hashtext('goldenthread test template'))")
        template = template_on(server)
        drop_the_forgotten(server)
        server.execute(named("CREATE DATABASE {} TEMPLATE {}", name, template))
    yield name
    with maintenance() as server:
        drop(server, name)


def template_on(server: psycopg.Connection) -> str:
    """Find the database migrated from today's migrations, or make it."""
    known = [*HOUSE.glob("*/migrations/*.py"), *HOUSE.glob("*/models.py"), *HOUSE.glob("*/models/*.py")]
    known += [*HOUSE.glob("record/wall.*"), *HOUSE.glob("*/walls.py"), *HOUSE.glob("access/rights.*")]
    name = f"goldenthread_template_{digest_of(known)[:12]}"
    if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        return name
    unfinished = f"{name}_unfinished"
    drop(server, unfinished)
    server.execute(named("CREATE DATABASE {}", unfinished))
    migrate(unfinished)
    server.execute(named("ALTER DATABASE {} RENAME TO {}", unfinished, name))
    return name


def migrate(name: str) -> None:
    """Bring a fresh database's tables up to date."""
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", interactive=False, verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def drop(server: psycopg.Connection, name: str) -> None:
    try:
        server.execute(named("DROP DATABASE IF EXISTS {} WITH (FORCE)", name))
    except psycopg.errors.InsufficientPrivilege:
        # Only the server itself may end its own tidying up in there, and does so where nobody is forced out.
        server.execute(named("DROP DATABASE IF EXISTS {}", name))


def drop_the_forgotten(server: psycopg.Connection) -> None:
    """Drop what test runs left that were killed: the process in the name is no more."""
    for (name,) in server.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE 'gt\\_%\\_%'"
    ).fetchall():
        if not psutil.pid_exists(int(name.rpartition("_")[2])):
            drop(server, name)


def named(statement: LiteralString, *names: str) -> sql.Composed:
    return sql.SQL(statement).format(*map(sql.Identifier, names))


def maintenance() -> psycopg.Connection:
    """Connect beside the databases the tests use."""
    if url := settings.ENVIRONMENT.database_url:
        return psycopg.connect(url, autocommit=True)
    socket = str(embedded.socket_folder(settings.DATA))
    return psycopg.connect(host=socket, user=embedded.ROLE, dbname=embedded.ROLE, autocommit=True)
