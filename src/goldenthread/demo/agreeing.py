"""What the made-up authority has agreed to share with settings, with health and with other services."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid5

from goldenthread.access.parts import Part
from goldenthread.demo.acting import Office
from goldenthread.directory.models import Agreement
from goldenthread.record.rows import new_row

SIGNED: Final = timedelta(days=500)
LASTS: Final = timedelta(days=3 * 365)
_PLACE: Final = UUID("6f1c1a51-6d8c-4f0a-9e55-2a4c1a8f5a10")
_NOT_SHARED: Final = {
    Agreement.Party.SETTINGS: {Part.HEALTH},
    Agreement.Party.HEALTH: {Part.DRAFT, Part.CONSULTATION},
    Agreement.Party.SERVICES: {Part.HEALTH, Part.DRAFT, Part.CONSULTATION},
}


def agreements_of(office: Office, seed: int, on: date) -> list[Agreement]:
    """Return the authority's agreements, one for each party: every part of a record but those not needed."""
    return [
        new_row(
            Agreement,
            id=uuid5(_PLACE, f"{seed} {office.code} {party}"),
            authority_id=office.code,
            name=f"Working together for children with SEND: {party.label}",
            party=party.value,
            parts=[each.value for each in Part if each.is_about_a_child and each not in without],
            purposes=["support", "assessment", "review", "keeping children safe"],
            lawful_basis="UK GDPR art 6(1)(e) and art 9(2)(g); Children and Families Act 2014, ss.25, 28 and 29",
            begins=on - SIGNED,
            ends=on - SIGNED + LASTS,
        )
        for party, without in _NOT_SHARED.items()
    ]
