"""The store of documents: each file kept once, under the SHA-256 of its bytes, outside what the web serves."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings

from goldenthread.access.rulings import Refused
from goldenthread.record.models import Document

LARGEST = 20 * 1024 * 1024
KINDS = [
    ("report", "Report or assessment"),
    ("letter", "Letter"),
    ("plan", "Plan"),
    ("work", "Something the child made or wrote"),
    ("other", "Something else"),
]
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)


class WrongKindOfFile(Refused):
    """This file is not a PDF, a Word document (.docx), a PNG or a JPEG. Save it as one of these and add it again."""


class FileTooLarge(Refused):
    """This file is larger than 20 MB. Make it smaller, or split it, and add it again."""


class Store(Protocol):
    """Where the bytes of documents are kept."""

    def put(self, content: bytes) -> str:
        """Keep these bytes and return their SHA-256."""

    def get(self, sha256: str) -> bytes:
        """Return the bytes kept under this digest."""

    def has(self, sha256: str) -> bool:
        """Say whether bytes with this digest are kept whole."""


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

    def _place(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256


def store() -> Store:
    """Return the store this installation uses."""
    return FolderStore(Path(settings.DOCUMENTS_ROOT))


def media_type(content: bytes) -> str:
    """Tell the kind of a file from its bytes, never from its name."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content.startswith(b"PK\x03\x04") and _is_word(content):
        return WORD
    raise WrongKindOfFile


def _is_word(content: bytes) -> bool:
    """Tell a Word document from other zip files. One that carries macros is not taken: they could do harm."""
    try:
        names = zipfile.ZipFile(BytesIO(content)).namelist()
    except zipfile.BadZipFile:
        return False
    return "word/document.xml" in names and not any(name.endswith("vbaProject.bin") for name in names)


def keep(content: bytes) -> tuple[str, str]:
    """Keep a file that someone sends; return its SHA-256 and its kind."""
    if len(content) > LARGEST:
        raise FileTooLarge
    kind = media_type(content)
    return store().put(content), kind


def missing_documents() -> Iterator[tuple[UUID, str]]:
    """Yield each document whose bytes are missing or changed."""
    kept = store()
    for document in Document.objects.order_by("pk").iterator():
        if not kept.has(document.sha256):
            yield (
                document.child_id,
                f"the document “{document.name}” is missing or was changed; restore it from a backup",
            )
