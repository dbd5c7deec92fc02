"""The page of a child's placements."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.access.guards import guarded
from goldenthread.access.parts import Part
from goldenthread.access.requests import ActingRequest
from goldenthread.placements.pages import places_page
from goldenthread.placements.queries import attended_by, placements_of
from goldenthread.record.queries import child_for


@guarded(Part.PLACEMENTS)
@require_safe
def placements(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Show where a child learns, what the plan names, and what was before."""
    child = child_for(reader=request.actor, child=child_id)
    attended = attended_by(child, reader=request.actor)
    page = places_page(placements_of(child, reader=request.actor), on=request.actor.today, attended=attended)
    return render(request, "placements/placements.html", {"child": child, "page": page})
