"""Why a file cannot be taken, in words that say what to do instead."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with a file. The value is what a person reads."""

    EMPTY = "This file is empty. Check it on your device and choose it again."
    TOO_LARGE = (
        "This file is too large: most files may have up to 20 MB, plain text up to 2 MB. Make it smaller, "
        "or split it, and add it again."
    )
    WRONG_KIND = (
        "This is not a kind of file we can keep. Save it as a PDF, a Word (.docx), OpenDocument (.odt) or "
        "Excel (.xlsx) file, a picture (PNG, JPEG or HEIC), plain text, or an email (.eml or .msg), and "
        "add it again."
    )
    OLD_OFFICE = (
        "This file is in an older format that we cannot check. Open it, save it as .docx, .xlsx or PDF, "
        "and add it again."
    )
    WRONG_ENDING = (
        "The end of this file’s name says one thing and the file itself another. Open it, save it again "
        "with the right ending, and add it again."
    )
    ENCRYPTED = (
        "This file is locked with a password, so nobody else could read it. Save a copy without the "
        "password and add that."
    )
    MACROS = (
        "This file carries macros, which could do harm. Save it without them (.docx, .xlsx or PDF) and "
        "add it again."
    )
    SCRIPT = (
        "This file carries a script, which could do harm. Print it to PDF, or take a picture of it, and "
        "add that instead."
    )
    EXTERNAL = (
        "This file loads parts from elsewhere when it is opened. Save it as a PDF, so that everything is "
        "inside, and add that."
    )
    EMBEDDED = (
        "This file has another file inside it. Save it as a PDF, or add the files one by one, so that "
        "each can be checked."
    )
    TWO_IN_ONE = (
        "This file is two kinds of file at once, which is not safe to open. Open it, save it afresh, and "
        "add it again."
    )
    DAMAGED = (
        "This file is damaged or not all there. Check that it opens on your device, save it again and add "
        "it again."
    )
    TOO_MANY_PAGES = "This file has more than 500 pages. Split it, and add the parts."
    TOO_MANY_PIXELS = "This picture is larger than 50 million points. Make it smaller and add it again."
    UNPACKS_TOO_LARGE = (
        "This file becomes far too large when it is opened. Save it as a PDF, or leave out large "
        "pictures, and add it again."
    )
    TOO_HARD = "This file took too long to check. Save it as a PDF, or split it, and add it again."
    NO_CHECK = (
        "Files cannot be checked just now, so this one was not added. Please try again in a few minutes."
    )


class Unfit(Exception):
    """A file cannot be taken, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.name)
        self.reason = reason
