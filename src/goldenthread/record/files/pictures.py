"""Pictures: opened whole to see that they are sound, and copied without place, device, author or anything behind them.

PNG and JPEG keep every point as it was: only what surrounds the picture is left out. HEIC becomes JPEG, which every
device can show.
"""

from __future__ import annotations

import re
import struct
from io import BytesIO
from typing import Final
from zipfile import is_zipfile

import pillow_heif
from PIL import ExifTags, Image, ImageFile, ImageOps

from goldenthread.record.files.kinds import LIMITS
from goldenthread.record.files.unfit import Reason, Unfit

ImageFile.LOAD_TRUNCATED_IMAGES = False
Image.MAX_IMAGE_PIXELS = LIMITS.pixels
pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)

_ANOTHER_FILE: Final = re.compile(rb"(?i)PK\x03\x04|%PDF-|<(html|script|svg|\?php|!doctype)|\x7fELF|MZ\x90")
_PNG_KEPT: Final = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
    }
)
_SCAN_END: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_JPEG_FIXED: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_JFIF, _ICC, _ADOBE, _COMMENT = 0xE0, 0xE2, 0xEE, 0xFE


def checked(content: bytes, form: str) -> Image.Image:
    """Open a picture of this form to its last point, within the limits."""
    try:
        picture = Image.open(BytesIO(content), formats=[form])
        if picture.width * picture.height > LIMITS.pixels:
            raise Unfit(Reason.TOO_MANY_PIXELS)
        picture.load()
    except Image.DecompressionBombError as bomb:
        raise Unfit(Reason.TOO_MANY_PIXELS) from bomb
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        struct.error,
        KeyError,
        IndexError,
        TypeError,
    ) as damage:
        raise Unfit(Reason.DAMAGED) from damage
    except (RuntimeError, OverflowError, ZeroDivisionError, AttributeError) as damage:
        raise Unfit(Reason.DAMAGED) from damage
    return picture


def clean_png(content: bytes) -> bytes:
    """Copy a PNG: the picture and its colours, and nothing that was written into it."""
    checked(content, "PNG")
    return stripped_png(content)


def clean_jpeg(content: bytes) -> bytes:
    """Copy a JPEG: the picture, its colours and which way is up."""
    picture = checked(content, "JPEG")
    return stripped_jpeg(content, turned=_turned(picture))


def clean_heic(content: bytes) -> bytes:
    """Draw a HEIC picture anew as a JPEG."""
    if is_zipfile(BytesIO(content)):
        raise Unfit(Reason.TWO_IN_ONE)
    picture = ImageOps.exif_transpose(checked(content, "HEIF")).convert("RGB")
    whole = BytesIO()
    picture.save(whole, "JPEG", quality=90)
    return whole.getvalue()


def stripped_png(content: bytes) -> bytes:
    """Leave out every chunk that does not draw."""
    kept, place = [content[:8]], 8
    while True:
        head = content[place : place + 8]
        if len(head) < 8:
            raise Unfit(Reason.DAMAGED)
        length, name = struct.unpack(">I4s", head)
        end = place + 12 + length
        if end > len(content):
            raise Unfit(Reason.DAMAGED)
        if name in _PNG_KEPT:
            kept.append(content[place:end])
        place = end
        if name == b"IEND":
            check_nothing_behind(content, place)
            return b"".join(kept)


def stripped_jpeg(content: bytes, *, turned: int = 1) -> bytes:
    """Leave out every segment that does not draw; say anew which way is up, where it is not the usual way."""
    kept, place = [b"\xff\xd8", _which_way_is_up(turned)], 2
    while True:
        marker = _marker_at(content, place)
        if marker == 0xD9:
            kept.append(b"\xff\xd9")
            check_nothing_behind(content, place + 2)
            return b"".join(kept)
        end = place + 2 if marker in _JPEG_FIXED else place + 2 + _length_at(content, place + 2)
        if marker == 0xDA:
            found = _SCAN_END.search(content, end)
            if found is None:
                raise Unfit(Reason.DAMAGED)
            end = found.start()
        if _draws(marker, content[place + 4 : place + 18]):
            kept.append(content[place:end])
        place = end
        while content[place : place + 2] == b"\xff\xff":
            place += 1


def check_nothing_behind(content: bytes, end: int) -> None:
    """Refuse a picture with another file behind it. Small previews that cameras put there are merely left out."""
    if _ANOTHER_FILE.search(content, end) or is_zipfile(BytesIO(content)):
        raise Unfit(Reason.TWO_IN_ONE)


def _draws(marker: int, start: bytes) -> bool:
    if marker == _ICC:
        return start.startswith(b"ICC_PROFILE\0")
    if marker in {_JFIF, _ADOBE}:
        return start.startswith((b"JFIF\0", b"Adobe"))
    return marker != _COMMENT and not 0xE0 <= marker <= 0xEF


def _marker_at(content: bytes, place: int) -> int:
    if place + 2 > len(content) or content[place] != 0xFF:
        raise Unfit(Reason.DAMAGED)
    return content[place + 1]


def _length_at(content: bytes, place: int) -> int:
    length = int.from_bytes(content[place : place + 2], "big")
    if length < 2 or place + length > len(content):
        raise Unfit(Reason.DAMAGED)
    return length


def _turned(picture: Image.Image) -> int:
    try:
        found = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except (OSError, ValueError, SyntaxError, struct.error, TypeError, KeyError):
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _which_way_is_up(turned: int) -> bytes:
    if turned == 1:
        return b""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turned
    told = exif.tobytes()
    return b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told
