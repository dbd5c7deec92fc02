"""Scans files for viruses. A file that could not be scanned yet waits: it is on the record, and nobody can open it.

The scanner is ClamAV's daemon, asked through its own protocol. What it said is kept by digest and not by child, for it
is about bytes: when its signatures know more tomorrow, every document with these bytes is judged anew.
"""

from __future__ import annotations

import hashlib
import re
import socket
import struct
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urlsplit

from django.conf import settings

from goldenthread.access.rulings import Refused
from goldenthread.record.models import Scan

PATIENCE: Final = 20.0
CHUNK: Final = 128 * 1024
_FOUND: Final = re.compile(r"^stream: (.{1,200}) FOUND$")


class Infected(Refused):
    """Our virus scanner found something harmful in this file, so it was not kept. Ask its maker for a new copy."""


class StillChecked(Refused):
    """This document is still being checked for viruses. Nobody can open it yet; please try again in a few minutes."""


class FoundHarmful(Refused):
    """Our virus scanner found something harmful in this document, so it stays closed. Ask its sender for a new copy."""


class ScannerDown(Exception):
    """The scanner gives no answer that can be relied on."""


class Scanner(Protocol):
    """Looks for what is harmful in bytes."""

    def find(self, content: bytes) -> str:
        """Return the name of what was found, or nothing; raise ScannerDown where there is no answer."""


@dataclass(frozen=True, slots=True)
class Clamd:
    """ClamAV's daemon, at a socket of this machine (`unix:/path`) or at a host (`tcp://host:port`)."""

    address: str

    def find(self, content: bytes) -> str:
        """Stream the bytes to the daemon and read its verdict."""
        try:
            with self._wire() as wire:
                wire.sendall(b"zINSTREAM\0")
                for place in range(0, len(content), CHUNK):
                    piece = content[place : place + CHUNK]
                    wire.sendall(struct.pack("!I", len(piece)) + piece)
                wire.sendall(struct.pack("!I", 0))
                return self._read(wire)
        except OSError as trouble:
            raise ScannerDown(str(trouble)) from trouble

    def _wire(self) -> socket.socket:
        if self.address.startswith("unix:"):
            wire = socket.socket(socket.AF_UNIX)
            wire.settimeout(PATIENCE)
            try:
                wire.connect(self.address.removeprefix("unix:"))
            except OSError:
                wire.close()
                raise
            return wire
        parts = urlsplit(self.address)
        return socket.create_connection((parts.hostname or "localhost", parts.port or 3310), timeout=PATIENCE)

    @staticmethod
    def _read(wire: socket.socket) -> str:
        told = b""
        while not told.endswith(b"\0") and len(told) < 1024 and (more := wire.recv(1024)):
            told += more
        says = told.rstrip(b"\0\n").decode("utf-8", "replace")
        if says == "stream: OK":
            return ""
        if found := _FOUND.match(says):
            return found[1]
        raise ScannerDown(says)


def scanner() -> Scanner | None:
    """Return the scanner this installation uses, if it uses one."""
    return Clamd(settings.CLAMD) if settings.CLAMD and settings.CLAMD != "none" else None


def verdict_on(content: bytes) -> str:
    """Scan a file that comes in: refuse what is harmful, and say of all else whether it is clean or must wait.

    Where no scanner is used there is no verdict, and the answer is empty.
    """
    found = scanner()
    if found is None:
        return ""
    try:
        harm = found.find(content)
    except ScannerDown:
        return Scan.Verdict.WAITING
    if harm:
        raise Infected
    return Scan.Verdict.CLEAN


def note(content: bytes, verdict: str) -> None:
    """Keep what the scanner said of these bytes. What is known to be clean does not go back to waiting."""
    if not verdict:
        return
    digest = hashlib.sha256(content).hexdigest()
    if verdict == Scan.Verdict.WAITING:
        Scan.objects.get_or_create(sha256=digest, defaults={"verdict": verdict})
    else:
        Scan.objects.update_or_create(sha256=digest, defaults={"verdict": verdict, "found": ""})


def scan_again(sha256: str, content: bytes) -> str:
    """Scan a file that waited, or that is kept already; return the verdict, which stays where nobody answers."""
    found = scanner()
    if found is None:
        return ""
    try:
        harm = found.find(content)
    except ScannerDown:
        return Scan.Verdict.WAITING
    verdict = Scan.Verdict.HARMFUL if harm else Scan.Verdict.CLEAN
    Scan.objects.update_or_create(sha256=sha256, defaults={"verdict": verdict, "found": harm[:200]})
    return verdict


def refuse_unless_clean(sha256: str) -> None:
    """Refuse to share a file that waits to be scanned, or in which something was found."""
    scan = Scan.objects.filter(sha256=sha256).first()
    if scan is not None and scan.verdict == Scan.Verdict.WAITING:
        raise StillChecked
    if scan is not None and scan.verdict == Scan.Verdict.HARMFUL:
        raise FoundHarmful
