"""Looks at the first bytes of a file before any parser does, and refuses what is not a plain UTF-8 XML file.

A document type is refused here, so that no entity is ever declared, let alone expanded.
"""

import re
from typing import Final

from goldenthread.standards.sen2.errors import Sen2Error

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_BEFORE_ROOT: Final = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT: Final = re.compile(rb"<([^\s/>!?]+)")
_ENCODING: Final = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_OTHER_KINDS: Final = {
    b"PK": ("It is a zip or spreadsheet file.", "Unpack it, and give the XML file inside."),
    b"\x1f\x8b": ("It is a packed (gzip) file.", "Unpack it, and give the XML file inside."),
    b"%PDF": ("It is a PDF.", "Give the XML file of the return."),
}
_SAVE_AS_UTF_8: Final = "Save or export it again as UTF-8."


def root_of(start: bytes, *, file: str) -> str:
    """Return the name of the outermost element, once nothing before it gives a reason to refuse the file."""
    if not start.strip():
        raise Sen2Error(file, "The file is empty.", "Export the return again.")
    for mark, (problem, remedy) in _OTHER_KINDS.items():
        if start.startswith(mark):
            raise Sen2Error(file, problem, remedy)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start[:64]:
        raise Sen2Error(file, "The file is not UTF-8 text.", _SAVE_AS_UTF_8, line=1)
    text = start.removeprefix(BYTE_ORDER_MARK)
    declared = _ENCODING.match(text)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        name = declared[1].decode("ascii", "replace")
        raise Sen2Error(file, f"The file says it is written in {name}, not UTF-8.", _SAVE_AS_UTF_8, line=1)
    return _first_element(text, file=file)


def _first_element(text: bytes, *, file: str) -> str:
    at = 0
    while passed := _BEFORE_ROOT.match(text, at):
        at = passed.end()
    line = text.count(b"\n", 0, at) + 1
    if text[at : at + 9].upper() == b"<!DOCTYPE":
        raise Sen2Error(
            file,
            "The file has a document type (DOCTYPE), which can hide other files or endless text.",
            "A SEN2 return has none: take it out, or export the return again.",
            line=line,
            element="DOCTYPE",
        )
    found = _ROOT.match(text, at)
    if not found:
        raise Sen2Error(
            file, "The file does not begin as XML does.", "Give the XML file of the return.", line=line
        )
    return found[1].decode("utf-8", "replace")
