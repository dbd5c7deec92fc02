"""Sheltered children: whose whereabouts are kept from everybody who is not named. The database judges; we ask it."""

from __future__ import annotations

from typing import Final

from django.db.models import BooleanField, Func

from goldenthread.access.parts import Part

TELLS_NOTHING: Final = frozenset(
    {Part.RECORD, Part.VOICE, Part.THREAD, Part.HEALTH, Part.MARKER, Part.SAFEGUARDING, Part.REQUESTS}
)
"""Parts of a record that do not say where a child is. Every other part may, by a name, a letter or an organisation."""
KEPT_SAFE: Final = (
    "Where this child lives and learns is kept safe, and this part could tell it. "
    "If you need it for your work, ask the safeguarding lead or the social worker to name you."
)
NOT_OPEN: Final = "This part of the record is not open to you."


class KnowsWhere(Func):
    """Whether a person may know where a child is."""

    function = "record_knows_where"
    output_field = BooleanField()


class IsSheltered(Func):
    """Whether a child is sheltered."""

    function = "record_sheltered"
    output_field = BooleanField()


def may_tell_where(part: Part) -> bool:
    """Say whether a part of a record, or a list of children, could tell where a child is."""
    return part not in TELLS_NOTHING and (
        part.is_about_a_child or part in (Part.WORKLIST, Part.FIND, Part.HOME)
    )
