"""HTTP in, HTTP out: the register of rights, for an officer to read and to keep."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.access import matrix
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Part
from goldenthread.access.requests import ActingRequest
from goldenthread.watch.pages import rights_lines


@guarded(Part.WATCH)
@require_safe
def rights(request: ActingRequest) -> HttpResponse:
    """Show who may do what with which part of a record."""
    return render(request, "watch/rights.html", {"lines": rights_lines()})


@guarded(Part.WATCH)
@require_safe
def rights_file(request: ActingRequest) -> HttpResponse:
    """Give the register, and what each address opens, as a file for a spreadsheet."""
    told = matrix.as_csv([matrix.rights_table(), matrix.addresses_table()])
    answer = HttpResponse(told, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="who-may-see-what.csv"'
    return answer
