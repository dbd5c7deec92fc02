"""Keeping who looked: every read, refusal, print, export and search, in the transaction of what was done.

The chain's head stays locked until that transaction ends, so a look is noted last.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from goldenthread.access.actors import Actor

_WRITER: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was looked at, and what allowed or refused it. It names things and counts them, and never quotes them.

    `act` is read, refused, print, export, send, search, list, rights or break_glass; `place` the name of the view;
    `about` the id of what was looked at, or how many there were; `fields` those that need a mark of their own.
    """

    part: str
    act: str
    child: UUID | None = None
    authority: str = ""
    tie: UUID | None = None
    seat: str = ""
    agreement: UUID | None = None
    purpose: str = ""
    place: str = ""
    about: str = ""
    fields: tuple[str, ...] = ()


def note(actor: Actor, looks: Sequence[Look], *, request_id: UUID) -> None:
    """Write looks to the chain of whoever looked: all of them in one statement, or none and nothing else either."""
    if not looks:
        return
    told = [_told(actor, look, request_id) for look in looks]
    # Heads are locked in one order by everyone, so that two writers never wait for each other.
    told.sort(key=lambda each: str(each["chain"]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_note(%s)", [_WRITER.encode(told)])


def chain_of(actor: Actor, authority: str) -> str:
    """Name the chain a look stands in: of the setting, the authority, or the families of an authority's children."""
    if actor.capacity.is_family:
        return f"family:{authority}"
    return str(actor.setting) if actor.setting else actor.authority or f"family:{authority}"


def _told(actor: Actor, look: Look, request_id: UUID) -> dict[str, str | None]:
    return {
        "chain": chain_of(actor, look.authority),
        "at": actor.at.isoformat(),
        "person": actor.person.hex,
        "request": request_id.hex,
        "setting": _hex(actor.setting),
        "child": _hex(look.child),
        "tie": _hex(look.tie),
        "agreement": _hex(look.agreement),
        "name": actor.name,
        "capacity": actor.capacity.value,
        "organisation": actor.organisation,
        "authority": look.authority or actor.authority,
        "part": look.part,
        "act": look.act,
        "seat": look.seat,
        "purpose": look.purpose,
        "place": look.place,
        "about": look.about,
        "fields": ",".join(look.fields),
    }


def _hex(id: UUID | None) -> str | None:
    return id.hex if id else None
