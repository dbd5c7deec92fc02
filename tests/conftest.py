"""The climate every test lives in: a database of its own, no network, no luck with the order of rows."""

import os

import pytest

from tests.climate import network, rows
from tests.climate.clock import standing_clock
from tests.climate.databases import database_server, django_db_setup
from tests.climate.scanner import scanner
from tests.climate.serving import ServedArea, chromium, served_area

__all__ = [
    "ServedArea",
    "chromium",
    "database_server",
    "django_db_setup",
    "scanner",
    "served_area",
    "standing_clock",
]


def pytest_configure(config: pytest.Config) -> None:
    # Playwright keeps a loop running in the thread of the tests, and Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    network.close()
    rows.shuffle_the_unordered()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser. Each worker serves an area of its own, so that both have work to the end."""
    for item in items:
        if {"served_area", "chromium"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Call what is made of bytes by no more than that: a file that is made anew differs from worker to worker."""
    return "bytes" if isinstance(val, bytes) else None
