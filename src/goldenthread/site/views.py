"""Pages of the building itself, and the last page there is when something breaks."""

import logging

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from goldenthread.access.guards import open_to_all
from goldenthread.site.references import reference_of

LAST_WORDS = (
    "<!DOCTYPE html><html lang=en-GB><meta charset=utf-8><title>Something went wrong</title><h1>Something went wrong "
    "on our side</h1><p>Nothing you sent was half done. Go back, check whether it is there, and try again."
)
log = logging.getLogger(__name__)


@open_to_all
@require_safe
def up(request: HttpRequest) -> HttpResponse:
    """Say that the product answers and reaches its database, for whatever watches over it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("up", content_type="text/plain")


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something broke, with a reference and nothing else; also when pages themselves are broken."""
    try:
        page = str(render_to_string("500.html", {"reference": reference_of(request)}))
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        NameError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    ):
        log.exception("The page that says something broke is broken")
        page = LAST_WORDS
    return HttpResponse(page, status=500)
