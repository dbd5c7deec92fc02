"""HTTP in, HTTP out: what touched security at an organisation."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.access.actors import ENGLAND
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Part
from goldenthread.access.requests import ActingRequest
from goldenthread.rulebook.time.counting import months_later
from goldenthread.standards.cells import csv_of
from goldenthread.watch import happenings as found


@guarded(Part.WATCH)
@require_safe
def happenings(request: ActingRequest) -> HttpResponse:
    """Show a month, and how often each kind of thing happened in each of the last twelve."""
    begins = found.month_of(request.GET.get("month", ""), request.actor.today)
    context = {
        "begins": begins,
        "kinds": list(found.KINDS.values()),
        "months": found.by_month(request.actor),
        "lines": found.happenings(request.actor, begins, months_later(begins, 1)),
        "most": found.MOST,
    }
    return render(request, "watch/happenings.html", context)


@guarded(Part.WATCH)
@require_safe
def happenings_file(request: ActingRequest) -> HttpResponse:
    """Give what happened in the last twelve months as a file for a spreadsheet."""
    first = request.actor.today.replace(day=1)
    begins, ends = months_later(first, 1 - found.MONTHS), months_later(first, 1)
    lines = found.happenings(request.actor, begins, ends, found.MOST_EXPORTED)
    rows = [
        [f"{each.at.astimezone(ENGLAND):%Y-%m-%d %H:%M:%S}", each.kind_words, each.who, each.words]
        for each in lines
    ]
    answer = HttpResponse(
        csv_of([["When", "What kind", "Who", "What happened"], *rows]), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="security-events.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer
