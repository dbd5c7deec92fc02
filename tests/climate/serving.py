"""A small area, served by the real server in a process of its own, and a real Chromium to walk through it."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from urllib.error import HTTPError, URLError

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from goldenthread.access.alone import alone
from goldenthread.site.ports import free_port
from goldenthread.site.rooms import commands
from tests.climate.databases import copy_of_template

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60


@dataclass(frozen=True)
class ServedArea:
    """Where the area is served, the browser to see it with, and the database behind it."""

    url: str
    browser: Browser
    database: str

    def page(self, *, width: int = 1280, script: bool = True) -> Page:
        """A fresh visitor: no cookies, and no JavaScript if so wished."""
        visitor = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        visitor.set_default_timeout(15_000)
        return visitor.new_page()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One real Chromium for all tests that look at pages: starting it takes longer than most of them."""
    with chromium_open() as browser:
        yield browser


@pytest.fixture(scope="session")
def served_area(
    database_server: None, django_db_blocker: DjangoDbBlocker, chromium: Browser
) -> Iterator[ServedArea]:
    """A tiny demonstration area behind the real web server. What one test writes, the next one finds."""
    with ExitStack() as until_the_end:
        with django_db_blocker.unblock():
            database = until_the_end.enter_context(copy_of_template("served"))
        surroundings = surroundings_of(database)
        with alone(settings.DATA / "static.lock"):
            _goldenthread("collectstatic", "--no-input", "--verbosity=0", surroundings=surroundings)
        if "demo" in commands():
            _goldenthread("demo", "--size=tiny", surroundings=surroundings)
        with served(surroundings) as url:
            yield ServedArea(url, chromium, database)


def surroundings_of(database: str) -> dict[str, str]:
    ours = {
        "DJANGO_SETTINGS_MODULE": "goldenthread.site.settings.served",
        "GOLDENTHREAD_DATA": str(settings.DATA),
        "GOLDENTHREAD_DATABASE": database,
    }
    return {**os.environ, **ours}


def _goldenthread(*words: str, surroundings: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "goldenthread", *words], env=surroundings, check=True)


@contextmanager
def served(surroundings: dict[str, str]) -> Iterator[str]:
    port = free_port()
    words = [sys.executable, "-m", "goldenthread", "serve", "--workers=1", f"--port={port}"]
    with subprocess.Popen(words, env=surroundings) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}/up", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    patience = time.monotonic() + PATIENCE
    while time.monotonic() < patience and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except HTTPError as trouble:
            pytest.fail(f"{url} answers with {trouble.code}: what the server says above tells why.")
        except (URLError, ConnectionError, TimeoutError):  # it listens before it can answer
            time.sleep(0.1)
    pytest.fail(f"The server did not answer at {url}; it ended with {server.poll()}.")


@contextmanager
def chromium_open() -> Iterator[Browser]:
    """Start the Chromium of this machine, and close it."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.fail("Chromium is missing: apt-get install chromium (./run test does so when it may).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIETLY))
        try:
            yield browser
        finally:
            browser.close()
