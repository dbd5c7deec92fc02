"""Checking a file before everybody can read it: whatever could name a child is found, and stops it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.ids import new_id
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Refused
from goldenthread.record.circle import may_come
from goldenthread.record.files.kinds import LARGEST
from goldenthread.record.files.working import everything_in
from goldenthread.record.wall import outside
from goldenthread.release.models import Check
from goldenthread.release.queries import on_record
from goldenthread.release.scanning import Finding, asked_of, findings_in

MOST_SIGNS = 2_000_000
NOT_PROOF = (
    "Nothing found. This is not proof: somebody who knows the children reads it before it is published."
)


class TooLarge(Refused):
    """This file is too large to be checked: it may have up to 20 MB. Split it, and check each part."""


class TooLong(Refused):
    """This file holds more words than can be checked at once. Split it, and check each part."""


class NothingToCheck(Refused):
    """This file is empty. Check it on your device and choose it again."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check."""

    sha256: str
    findings: Sequence[Finding]

    @property
    def blocking(self) -> list[Finding]:
        return [each for each in self.findings if each.blocks]

    @property
    def to_look_at(self) -> list[Finding]:
        return [each for each in self.findings if not each.blocks]

    @property
    def is_safe(self) -> bool:
        """Say whether nothing was found that stops the file."""
        return not self.blocking


def check(content: bytes, name: str, *, by: Actor, authority: str) -> Checked:
    """Check a file against the records of an authority, or of all; what was found is shown and not kept.

    Every record counts, also those whoever checks may not open: a name must not be published because its reader was
    kept from it. They learn that a name which stands in their own file is on record, and nothing else.
    """
    if by.capacity is not Capacity.SYSTEM:
        may_come(by.on(Part.PUBLISHING, Act.WRITE)).or_refuse()
    if not content:
        raise NothingToCheck
    if len(content) > LARGEST:
        raise TooLarge
    pieces = everything_in(content, PurePath(name).suffix.casefold())
    if sum(len(cell) for piece in pieces for cell in piece.cells) > MOST_SIGNS:
        raise TooLong
    with outside():
        found = findings_in(pieces, on_record(asked_of(pieces), authority))
    checked = Checked(sha256(content).hexdigest(), found)
    Check.objects.create(
        id=new_id(by.at), at=by.at, person_id=by.person, who=by.words, authority_id=authority,
        setting_id=by.setting, sha256=checked.sha256, size=len(content), blocking=len(checked.blocking),
        to_look_at=len(checked.to_look_at),
    )  # fmt: skip
    return checked
