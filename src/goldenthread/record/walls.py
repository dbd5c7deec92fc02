"""What the database shows of where a family can be found, and of the keys with which words are sealed.

Events, and what is left of a record that was erased, are only added to.
"""

from __future__ import annotations

from typing import Final

from goldenthread.access.parts import Part
from goldenthread.record.models import (
    Compartment,
    DataKey,
    Event,
    Relationship,
    Role,
    Sealing,
    Shelter,
    Tombstone,
    Trusted,
    Whereabouts,
)
from goldenthread.record.narrowing import (
    OPENED,
    SHOWN,
    events_seen,
    only_added,
    rows_seen,
    seat_may,
    within_reach,
)

FAMILY_SEATS: Final = ("parent", "parent_reports", "carer", "young_person", "advocate")
_STAFF: Final = f"({seat_may(Part.CONTACT, but=FAMILY_SEATS)} AND {SHOWN})"
_AT_HOME: Final = f"(person_id IS NULL AND {SHOWN} AND record_lives_with(child_id))"
_OWN: Final = f"({OPENED} AND person_id = record_acting_person())"
_IN_CIRCLE: Final = f"({OPENED} OR {within_reach('record_relationship')})"

WHO_OPENS: Final = {
    Compartment.WHEREABOUTS: f"{OPENED}",
    Compartment.SAFEGUARDING: f"({seat_may(Part.SAFEGUARDING)} OR {seat_may(Part.MARKER)})",
    Compartment.VOICE: seat_may(Part.VOICE),
    Compartment.IDENTITY: f"{OPENED} AND record_acting_seat() IN ('manager', 'social_worker')",
    Compartment.HEALTH: f"({seat_may(Part.HEALTH)} OR {seat_may(Part.THREAD)})",
}
"""Who may fetch the wrapped key of a compartment. Nobody opens a record that is sealed, so nobody fetches its."""

only_added(Event, Tombstone)
rows_seen(Whereabouts, f"{_OWN} OR {_STAFF} OR {_AT_HOME}")
rows_seen(Relationship, f"{_IN_CIRCLE} AND (role <> '{Role.ATTENDS}' OR {SHOWN})")
rows_seen(Shelter, seat_may(Part.SAFEGUARDING))
rows_seen(Trusted, f"{seat_may(Part.SAFEGUARDING)} OR {_OWN}")
rows_seen(DataKey, " OR ".join(f"(compartment = '{one}' AND {who})" for one, who in WHO_OPENS.items()))
events_seen(
    "whereabouts",
    f"{_STAFF} OR ({OPENED} AND fields->>'person' = record_acting_person()::text)"
    f" OR (fields->>'person' IS NULL AND {SHOWN} AND record_lives_with(child_id))",
)
rows_seen(Sealing, f"{OPENED} AND asked_by = record_acting_person()")
events_seen("identity", f"{OPENED} AND person_id = record_acting_person()")
events_seen("shelter", seat_may(Part.SAFEGUARDING))
