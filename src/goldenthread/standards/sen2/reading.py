"""Opens a SEN2 return and reads it one person at a time, each with what our checks say about them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Self

from lxml import etree

from goldenthread.standards.sen2 import rules as _every_check  # noqa: F401  entering them in the book is the point
from goldenthread.standards.sen2.checking import Checker
from goldenthread.standards.sen2.errors import Finding, Sen2Error
from goldenthread.standards.sen2.people import Transcriber
from goldenthread.standards.sen2.profiles import Profile, profiles
from goldenthread.standards.sen2.rules.book import Around, YearRules
from goldenthread.standards.sen2.rules.files import WholeFile
from goldenthread.standards.sen2.shapes import Header, Person
from goldenthread.standards.sen2.stream import line_of, rows

Source = str | Path | IO[bytes]


def read(
    source: Source, *, year: int | None = None, authority: str | None = None, today: date | None = None
) -> "Return":
    """Open a SEN2 person-level return and read its header.

    `year` and `authority` are what the reader expects, and `today` lets the checks see a date in the future. Raises
    `Sen2Error` for what cannot be read at all, here or while `persons()` runs; all else becomes findings.
    """
    name = str(source) if isinstance(source, (str, Path)) else str(getattr(source, "name", "the file"))
    stream = _open(source, name)
    try:
        return Return(stream, name, year=year, authority=authority, today=today)
    except Sen2Error:
        if stream is not source:
            stream.close()
        raise


class Return:
    """An open return: its header, the findings about the file as a whole, and its people, once through."""

    def __init__(
        self, stream: IO[bytes], name: str, *, year: int | None, authority: str | None, today: date | None
    ) -> None:
        self.name = name
        self.findings: list[Finding] = []
        self._stream = stream
        self._rows = rows(stream, file=name)
        self._whole = WholeFile()
        self._strangers: list[etree._Element] = []
        element = self._header_row()
        self.profile = self._profile(element, expected=year)
        year_rules = YearRules.of(self.profile)
        self._transcriber = Transcriber(year_rules)
        self.header: Header = self._transcriber.header(element)
        self._checker = Checker(year_rules, self._around(authority, today))
        self.findings += self._transcriber.noted
        self._note_strangers(self._strangers)
        self.findings += self._checker.header(self.header, self._transcriber.unread)

    def persons(self) -> Iterator[Person]:
        """Yield each person with their findings; then `findings` is complete and the file is closed."""
        with self:
            for element in self._rows:
                if element.tag.lower() == "person":
                    yield self._person(element)
                else:
                    self._note_strangers([element])
            self.findings += self._whole.close()

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _person(self, element: etree._Element) -> Person:
        person = self._transcriber.person(element, self._whole.persons + 1)
        person.findings.extend(self._transcriber.noted)
        self._checker.person(person, self._transcriber.unread)
        self._whole.see(person)
        return person

    def _header_row(self) -> etree._Element:
        for element in self._rows:
            name = element.tag.lower()
            if name == "header":
                return element
            if name == "person":
                break
            self._strangers.append(element)
        raise Sen2Error(
            self.name, "There is no Header before the people.", "Export the return again.", element="Header"
        )

    def _note_strangers(self, strangers: list[etree._Element]) -> None:
        for stranger in strangers:
            self._transcriber.stranger(stranger)
            self.findings += self._transcriber.noted

    def _profile(self, header: etree._Element, *, expected: int | None) -> Profile:
        collection = _text(header, "collection")
        if collection != "SEN2":
            raise Sen2Error(
                self.name,
                f"The Collection is {collection!r}, so this is not a SEN2 return.",
                "Give the SEN2 person-level return.",
                line=line_of(header),
                element="Collection",
            )
        year = _text(header, "year")
        known = profiles()
        if year not in {str(each) for each in known} or (expected is not None and year != str(expected)):
            wanted = str(expected) if expected is not None else f"one of {', '.join(map(str, known))}"
            raise Sen2Error(
                self.name,
                f"The Year is {year!r}.",
                f"Give the return of {wanted}.",
                line=line_of(header),
                element="Year",
            )
        return known[int(year)]

    def _around(self, authority: str | None, today: date | None) -> Around:
        census = self.profile.census
        return Around(
            profile=self.profile,
            census_day=census,
            first_day=date(census.year - 1, 1, 1),
            last_day=date(census.year - 1, 12, 31),
            authority=self.header.authority,
            today=today,
            sender=authority,
        )


def _open(source: Source, name: str) -> IO[bytes]:
    if not isinstance(source, (str, Path)):
        return source
    try:
        return Path(source).open("rb")
    except OSError as wrong:
        raise Sen2Error(
            name, f"It cannot be opened ({wrong.strerror}).", "Check the name and your rights."
        ) from wrong


def _text(header: etree._Element, name: str) -> str:
    """Return the text of the first element of this name in the header, however it is spelled."""
    return next(((each.text or "").strip() for each in header.iter("*") if each.tag.lower() == name), "")
