"""The floor: a bare Django view that runs the same SQL as a page and prints the same bytes, with nothing around it.

What was recorded of each page (its statements and its bytes) is read from the file named in GOLDENTHREAD_FLOOR.
"""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from goldenthread.site.settings.environment import Environment, connection_for


def _recorded() -> dict[str, Any]:
    pages = json.loads(Path(os.environ["GOLDENTHREAD_FLOOR"]).read_text())
    return {
        name: (page["statements"], base64.b64decode(page["body"]), "fields" in page)
        for name, page in pages.items()
    }


def page(_request: HttpRequest, name: str) -> HttpResponse:
    """Run a page's statements, fetch every row and print the page's bytes. What a save writes is rolled back."""
    statements, body, writes = PAGES[name]
    if writes:
        with transaction.atomic():
            _run(statements)
            transaction.set_rollback(True)
    else:
        _run(statements)
    return HttpResponse(body)


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            if cursor.description:
                cursor.fetchall()


def up(_request: HttpRequest) -> HttpResponse:
    """Say that the floor answers."""
    return HttpResponse("up")


urlpatterns = [path("up", up), path("floor/<str:name>", page)]

if "GOLDENTHREAD_FLOOR" in os.environ:
    _environment = Environment.read()
    settings.configure(
        ROOT_URLCONF=__name__,
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="nothing is signed here",  # noqa: S106
        DATABASES={"default": {**connection_for(_environment, data=_environment.data), "CONN_MAX_AGE": None}},
        MIDDLEWARE=[],
        USE_TZ=True,
    )
    django.setup()
    PAGES = _recorded()
    application = WSGIHandler()
