"""Hands out the Header and then one Person at a time from the bytes of a return, and forgets each as it goes.

Whatever the size of the file, only one person and one block of bytes are held.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import IO, Final, cast

from lxml import etree
from lxml.etree import _Element

from goldenthread.standards.sen2.errors import Sen2Error
from goldenthread.standards.sen2.opening import root_of

BLOCK: Final = 1 << 16
LARGEST_PERSON: Final = 1 << 20
_SPELLINGS: Final = re.compile(rb"<(header|person)(?=[\s/>])", re.IGNORECASE)
_SEND_AGAIN: Final = "Export or copy the whole file again."


def rows(source: IO[bytes], *, file: str) -> Iterator[_Element]:
    """Yield the Header, each Person, and any stranger beside them, in the order of the file."""
    block = _block(source)
    root = root_of(block, file=file)
    if root.lower() != "message":
        raise Sen2Error(
            file,
            f"The outermost element is {root}, so this is not a SEN2 return.",
            "Give the SEN2 person-level return, whose outermost element is Message with no namespace.",
            line=1,
            element=root,
        )
    yield from _Rows(source, file, _spellings(block)).after(block)


def _spellings(block: bytes) -> list[str]:
    return sorted({"Header", "Person"} | {found.decode("ascii") for found in _SPELLINGS.findall(block)})


def _block(source: IO[bytes]) -> bytes:
    """Read one block; a source may hand out less than asked, so ask until it is full or the file ends."""
    parts: list[bytes] = []
    missing = BLOCK
    while missing and (part := source.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


class _Rows:
    """One reading of one file."""

    def __init__(self, source: IO[bytes], file: str, spellings: list[str]) -> None:
        self.source = source
        self.file = file
        self.persons = 0
        self.last: _Element | None = None
        self.parser = etree.XMLPullParser(
            events=("end",),
            tag=spellings,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )

    def after(self, block: bytes) -> Iterator[_Element]:
        """Yield what the file holds, given its first block."""
        since_last = 0
        while block:
            wrong = self._feed(block)
            since_last += len(block)
            for row in self._finished():
                since_last = 0
                yield row
            if wrong is not None:
                raise self._unreadable(*wrong, cut=False)
            if since_last > LARGEST_PERSON:
                raise self._too_large()
            block = _block(self.source)
        root = self._close()
        yield from _strangers_at_the_end(root, self.last)

    def _feed(self, block: bytes) -> tuple[str, int] | None:
        """Give the parser a block, and return the first fault and its line; what came before it can still be had.

        Some faults, such as an entity nobody declared, stop the parser without a word except in its log.
        """
        try:
            self.parser.feed(block)
        except etree.XMLSyntaxError as wrong:
            return str(wrong.msg), wrong.lineno or 0
        faults = self.parser.feed_error_log.filter_from_fatals()
        return (faults[0].message, faults[0].line) if len(faults) else None

    def _finished(self) -> Iterator[_Element]:
        for _, found in self.parser.read_events():
            element = cast("_Element", found)
            if element.tag.lower() == "person" and _is_row(element):
                self.persons += 1
            elif not _is_header(element):
                continue
            yield from self._strangers_before(element)
            yield element
            self.last = element
            element.clear(keep_tail=True)  # type: ignore[call-arg]  # the stubs do not know it
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]

    def _strangers_before(self, element: _Element) -> list[_Element]:
        """Return what stands between the row before and this one, which the parser was not asked to announce."""
        strangers = takewhile(lambda sibling: sibling is not self.last, element.itersiblings(preceding=True))
        return [stranger for stranger in strangers if stranger.tag.lower() != "header"][::-1]

    def _close(self) -> _Element:
        try:
            return self.parser.close()
        except etree.XMLSyntaxError as wrong:
            raise self._unreadable(str(wrong.msg), wrong.lineno or 0, cut=True) from wrong

    def _unreadable(self, message: str, line: int, *, cut: bool) -> Sen2Error:
        problem, remedy = _cause(message.split(", line ", maxsplit=1)[0].strip(), cut=cut)
        person = 0 if self.last is None else self.persons + 1
        return Sen2Error(self.file, problem, remedy, line=line, person=person)

    def _too_large(self) -> Sen2Error:
        return Sen2Error(
            self.file,
            "More than a megabyte passed without the end of one Person.",
            "A person's part is a few thousand characters: check how the file was made.",
            line=0 if self.last is None else line_of(self.last),
            person=self.persons + 1,
            element="Person",
        )


def _cause(said: str, *, cut: bool) -> tuple[str, str]:
    """Say in plain words what the parser said, and what to do."""
    if "encoding" in said or "UTF-8" in said:
        return "Some bytes are not UTF-8 text.", "Save or export it again as UTF-8."
    if "ntity" in said:
        return f"The text uses an entity ({said}).", "Write the character itself."
    return f"{'The file ends in the middle' if cut else 'The XML is broken'} ({said}).", _SEND_AGAIN


def line_of(element: _Element) -> int:
    """Return the line an element starts on; past line 65,535 the parser may name the line after it."""
    line = cast("int | None", element.sourceline)
    return line or 0


def _is_row(element: _Element) -> bool:
    """Say whether this stands where a Person stands: in Persons, in Message."""
    parent = element.getparent()
    above = None if parent is None else parent.getparent()
    return above is not None and above.getparent() is None


def _is_header(element: _Element) -> bool:
    parent = element.getparent()
    return element.tag.lower() == "header" and parent is not None and parent.getparent() is None


def _strangers_at_the_end(root: _Element, last: _Element | None) -> Iterator[_Element]:
    """Yield what stands after the last row, and the parts of the message that are neither header nor persons."""
    for part in root:
        name = part.tag.lower()
        if name == "persons":
            yield from (child for child in part if child is not last and not _is_done(child))
        elif name != "header":
            yield part


def _is_done(element: _Element) -> bool:
    """Say whether this is a Person that was handed out and emptied, as the last one of an earlier Persons is."""
    return element.tag.lower() == "person" and not len(element)
