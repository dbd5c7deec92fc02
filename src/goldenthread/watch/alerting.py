"""Raising at once what an officer looks into, where a later room sees it happen."""

from __future__ import annotations

from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.ids import new_id
from goldenthread.watch import telling
from goldenthread.watch.models import Alert
from goldenthread.watch.queries import officers_of


def raise_for(kind: str, *, by: Actor, about: UUID, told: str) -> Alert:
    """Raise something that somebody did, and tell the officers of their organisation and of their authority."""
    alert = Alert.objects.create(
        id=new_id(by.at), kind=kind, person_id=by.person, who=by.words, about=about, authority_id=by.authority,
        setting_id=by.setting, on=by.today, told=told, raised_at=by.at,
    )  # fmt: skip
    for officer in officers_of(by.authority, by.setting, but=by.person, on=by.today):
        telling.raised(officer, 1)
    return alert
