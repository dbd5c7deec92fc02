"""HTTP in, HTTP out, for the record."""

from __future__ import annotations

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from goldenthread.access.requests import ActingRequest
from goldenthread.record.doors import typed_words
from goldenthread.record.drafts import LONGEST, keep_draft


@require_POST
def draft(request: ActingRequest, place: str) -> JsonResponse:
    """Keep what has been typed so far at a place, for the person who types it."""
    if len(request.body) > LONGEST:
        return JsonResponse(
            {"saved": False, "because": "This is too long to keep as a draft. Send it in parts."}, status=413
        )
    keep_draft(request.actor.person, f"/{place}", typed_words(request), request.actor.at)
    return JsonResponse({"saved": True, "at": request.actor.at.isoformat()})
