"""Plain text and emails: text must be text, and what an email carries must be fit by itself."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable
from email.message import EmailMessage
from typing import Final

from goldenthread.record.files import kinds
from goldenthread.record.files.kinds import LIMITS, Kind
from goldenthread.record.files.names import ending_of
from goldenthread.record.files.unfit import Reason, Unfit

_CONTROL: Final = re.compile("[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_COMPOUND_MACROS: Final = "_VBA_PROJECT".encode("utf-16-le")
_TRIED: Final = ("utf-8-sig", "cp1252")

Examine = Callable[[bytes, str], Kind]


def clean_text(content: bytes) -> bytes:
    """Return text as UTF-8, from whichever of the usual encodings it came in."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _TRIED
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            raise Unfit(Reason.DAMAGED)
        return text.encode()
    raise Unfit(Reason.DAMAGED)


def check_email(content: bytes, examine: Examine) -> None:
    """Look at an email and at each thing it carries; what carries something unfit is unfit."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        carried = _carried(message)
    except (ValueError, TypeError, LookupError, AttributeError, IndexError, RecursionError) as damage:
        raise Unfit(Reason.DAMAGED) from damage
    if len(carried) > LIMITS.attachments:
        raise Unfit(Reason.EMBEDDED)
    for name, inside in carried:
        if examine(inside, ending_of(name)) in {kinds.EML, kinds.MSG}:
            raise Unfit(Reason.EMBEDDED)


def check_outlook(content: bytes) -> None:
    """Refuse an Outlook message that carries macros or is cut short: its sectors are 512 bytes each."""
    if _COMPOUND_MACROS in content:
        raise Unfit(Reason.MACROS)
    if len(content) < 1536 or len(content) % 512:
        raise Unfit(Reason.DAMAGED)


def _carried(message: EmailMessage) -> list[tuple[str, bytes]]:
    """Return what is attached: all that has a name, or is neither text nor a frame around other parts."""
    found = []
    for part in message.walk():
        if part.is_multipart():
            if part.get_content_type() == "message/rfc822":
                raise Unfit(Reason.EMBEDDED)
            continue
        name = part.get_filename() or ""
        if name or part.get_content_maintype() != "text":
            content = part.get_payload(decode=True)
            ending = name or f"x.{part.get_content_subtype()}"
            found.append((ending, content if isinstance(content, bytes) else b""))
    return found
