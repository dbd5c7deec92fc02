"""The store of documents: each file kept once, under the SHA-256 of its bytes, outside what the web serves.

What someone sends is looked into in a process apart (`record.files`). Two things are kept of it: the copy that others
read, from which place, device and authors are gone, and the file as it came, as evidence that nobody downloads. The
event names both digests.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol
from uuid import UUID

from django.conf import settings

from goldenthread.access.rulings import Refused
from goldenthread.record import scanning
from goldenthread.record.files import apart, kinds
from goldenthread.record.files.apart import Fit
from goldenthread.record.files.unfit import Reason, Unfit
from goldenthread.record.models import Document

LARGEST: Final = kinds.LARGEST
KINDS: Final = [
    ("report", "Report or assessment"),
    ("letter", "Letter"),
    ("plan", "Plan"),
    ("work", "Something the child made or wrote"),
    ("complaint", "Complaint, or something about how somebody behaved at work"),
    ("other", "Something else"),
]


class UnfitFile(Refused):
    """This file cannot be added."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an event says of a file that is kept."""

    sha256: str
    original: str
    media_type: str
    size: int


class Store(Protocol):
    """Where the bytes of documents are kept."""

    def put(self, content: bytes) -> str:
        """Keep these bytes and return their SHA-256."""

    def get(self, sha256: str) -> bytes:
        """Return the bytes kept under this digest."""

    def has(self, sha256: str) -> bool:
        """Say whether bytes with this digest are kept whole."""

    def remove(self, sha256: str) -> None:
        """Let these bytes go: only for a record that is erased when its time is over."""


class FolderStore:
    """Documents in a folder, one file each, never written twice."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        place = self._place(digest)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            partial = place.with_name(f"{digest}.{os.getpid()}.part")
            partial.touch(mode=0o600)
            with partial.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(place)
        return digest

    def get(self, sha256: str) -> bytes:
        return self._place(sha256).read_bytes()

    def has(self, sha256: str) -> bool:
        place = self._place(sha256)
        return place.exists() and hashlib.sha256(place.read_bytes()).hexdigest() == sha256

    def remove(self, sha256: str) -> None:
        self._place(sha256).unlink(missing_ok=True)

    def _place(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256


def store() -> Store:
    """Return the store this installation uses."""
    return FolderStore(Path(settings.DOCUMENTS_ROOT))


def look_into(content: bytes, name: str = "") -> Fit:
    """Look into a file that someone sends under a name and scan it; refuse it, saying why, where it cannot be taken."""
    try:
        found = apart.examine(content, name)
    except Unfit as unfit:
        raise UnfitFile(unfit.reason) from unfit
    return replace(found, scan=scanning.verdict_on(content))


def keep(file: bytes | Fit) -> Kept:
    """Keep a file that someone sends. What was not looked into yet is looked into now."""
    found = look_into(file) if isinstance(file, bytes) else file
    scanning.note(found.original, found.scan)
    original = store().put(found.original)
    copy = store().put(found.copy)
    return Kept(
        sha256=copy,
        original="" if original == copy else original,
        media_type=found.kind.media_type,
        size=len(found.copy),
    )


def keep_own(content: bytes) -> Kept:
    """Keep a PDF that the product printed itself: there is nothing in it to look for."""
    return Kept(sha256=store().put(content), original="", media_type=kinds.PDF.media_type, size=len(content))


def missing_documents() -> Iterator[tuple[UUID, str]]:
    """Yield each document whose bytes are missing or changed: the copy that is read, or the file as it came."""
    kept = store()
    for document in Document.objects.order_by("pk").iterator():
        if not all(kept.has(digest) for digest in (document.sha256, document.original) if digest):
            yield (
                document.child_id,
                f"the document “{document.name}” is missing or was changed; restore it from a backup",
            )
