"""Opens zip-based files: what they declare is weighed first, and what really comes out is counted while reading."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from goldenthread.record.files.kinds import LIMITS, MEGABYTE
from goldenthread.record.files.unfit import Reason, Unfit

BEFORE_RATIO: Final = 5 * MEGABYTE
"""So much may always come out: short texts that repeat themselves pack very well."""
_CHUNK: Final = 256 * 1024
_FIRST: Final = b"PK\x03\x04"
_LOCKED: Final = 0x1
_BAD_NAME: Final = re.compile(r"^$|^[/\\]|^[A-Za-z]:|\\|\0|(^|/)\.{1,2}(/|$)|[\u2024\u2025\uff0e\uff0f]")


def opened(content: bytes) -> ZipFile:
    """Open a packed file whose list of contents can be believed, or say what is wrong with it."""
    if not content.startswith(_FIRST):
        raise Unfit(Reason.TWO_IN_ONE)
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as damage:
        raise Unfit(Reason.DAMAGED) from damage
    _weigh(archive.infolist(), len(content))
    _check_places(archive, content)
    return archive


def _weigh(entries: list[ZipInfo], size: int) -> None:
    declared = sum(each.file_size for each in entries)
    if len(entries) > LIMITS.entries or declared > LIMITS.unpacked:
        raise Unfit(Reason.UNPACKS_TOO_LARGE)
    if declared > BEFORE_RATIO and declared > size * LIMITS.ratio:
        raise Unfit(Reason.UNPACKS_TOO_LARGE)
    if any(each.flag_bits & _LOCKED for each in entries):
        raise Unfit(Reason.ENCRYPTED)
    if len({each.filename.casefold() for each in entries}) < len(entries):
        raise Unfit(Reason.DAMAGED)
    for each in entries:
        if _BAD_NAME.search(each.filename) or each.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise Unfit(Reason.DAMAGED)


def _check_places(archive: ZipFile, content: bytes) -> None:
    """Refuse entries that lie over each other, and bytes before the first entry or after the list."""
    end = 0
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    if entries and entries[0].header_offset:
        raise Unfit(Reason.TWO_IN_ONE)
    for each in entries:
        if each.header_offset < end:
            raise Unfit(Reason.DAMAGED)
        end = each.header_offset + each.compress_size
    if archive.start_dir < end:
        raise Unfit(Reason.DAMAGED)
    tail = content.rfind(b"PK\x05\x06")
    after = len(content) - tail - 22
    if after != len(archive.comment) or archive.comment:
        raise Unfit(Reason.TWO_IN_ONE)


def parts(archive: ZipFile) -> Iterator[tuple[ZipInfo, bytes]]:
    """Yield every entry with its bytes, and stop as soon as more comes out than was declared or is allowed."""
    left = LIMITS.unpacked
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        content = _read(archive, entry, min(left, LIMITS.part))
        left -= len(content)
        yield entry, content


def _read(archive: ZipFile, entry: ZipInfo, most: int) -> bytes:
    if entry.file_size > most:
        raise Unfit(Reason.UNPACKS_TOO_LARGE)
    found = bytearray()
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                found += chunk
                if len(found) > most:
                    raise Unfit(Reason.UNPACKS_TOO_LARGE)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as damage:
        raise Unfit(Reason.DAMAGED) from damage
    if len(found) != entry.file_size:
        raise Unfit(Reason.DAMAGED)
    return bytes(found)


def packed(parts: dict[str, bytes], *, first: str = "") -> bytes:
    """Pack parts again, with no dates and no maker; `first` stands first and unpacked, as OpenDocument wants it."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda each: each != first):
            entry = ZipInfo(name)
            entry.compress_type = ZIP_STORED if name == first else ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return whole.getvalue()
