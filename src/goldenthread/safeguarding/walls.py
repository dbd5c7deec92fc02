"""What the database shows of this room: each compartment to its own seats, and nothing to whoever it is about."""

from __future__ import annotations

from typing import Final

from goldenthread.access.parts import Part
from goldenthread.record.narrowing import events_seen, rows_seen, seat_may
from goldenthread.safeguarding.models import Concern, HealthFact, Note, OwnWords, WordsMet

ADULTS: Final = ("parent", "parent_reports", "carer", "advocate", "granted")
"""Seats from which a child can ask to be asked first."""
_KEEPERS: Final = "current_setting('goldenthread.capacity', true) IN ('safeguarding_lead', 'social_worker')"
_NOT_ABOUT_ME: Final = "(veil = '' OR (record_veil() <> '' AND veil <> record_veil()))"
_NO_EVENT_ABOUT_ME: Final = (
    "(COALESCE(fields->>'veil', '') = '' OR (record_veil() <> '' AND fields->>'veil' <> record_veil()))"
)
_CONFIDED: Final = seat_may(Part.VOICE, but=ADULTS)
_DETAIL: Final = seat_may(Part.HEALTH)
_SUPPORT: Final = seat_may(Part.THREAD)

rows_seen(Note, f"{seat_may(Part.SAFEGUARDING)} AND {_NOT_ABOUT_ME}")
rows_seen(Concern, f"({seat_may(Part.MARKER)} OR {seat_may(Part.SAFEGUARDING)}) AND {_NOT_ABOUT_ME}")
rows_seen(WordsMet, f"{_KEEPERS} AND record_sees(child_id)")
rows_seen(OwnWords, f"{_CONFIDED} OR ({seat_may(Part.VOICE)} AND NOT is_held)")
rows_seen(HealthFact, f"{_DETAIL} OR (for_support AND {_SUPPORT})")
events_seen("safeguarding", f"{seat_may(Part.SAFEGUARDING)} AND {_NO_EVENT_ABOUT_ME}")
events_seen("own_words", _CONFIDED)
events_seen("health", f"{_DETAIL} OR (fields->>'for_support' = 'true' AND {_SUPPORT})")
