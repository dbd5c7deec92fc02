"""Turns the element of one Person, or of the Header, into our shapes, and notes whatever in it could not be read."""

from typing import Any

from lxml import etree

from goldenthread.standards.sen2.elements import NOT_IN_SHAPE
from goldenthread.standards.sen2.errors import Finding, Severity
from goldenthread.standards.sen2.profiles import Shape, Slot
from goldenthread.standards.sen2.rules.book import YearRules, finding, numbered
from goldenthread.standards.sen2.shapes import Header, Person
from goldenthread.standards.sen2.stream import line_of


class Transcriber:
    """Reads the rows of one file in the shape of its year.

    Faults of the program that made the file (a foreign element, a wrong order, another spelling) come with every
    person, so each is told once, where it is first met.
    """

    def __init__(self, rules: YearRules) -> None:
        self.rules = rules
        self.number = 0
        self.noted: list[Finding] = []
        self.unread: dict[int, set[str]] = {}
        self._told: set[tuple[str, str, str]] = set()
        self._failed: list[str] = []

    def header(self, element: etree._Element) -> Header:
        """Read the Header."""
        header: Header = self._read(element, self.rules.profile.header)
        return header

    def person(self, element: etree._Element, number: int) -> Person:
        """Read one Person; `noted` and `unread` then hold what could not be."""
        self.number = number
        self.noted = []
        self.unread = {}
        person: Person = self._read(element, self.rules.profile.person, number=number)
        return person

    def stranger(self, element: etree._Element) -> None:
        """Note an element that stands where only people may; it is not read."""
        self.noted = []
        self._stranger(element, "Message")

    def _read(self, element: etree._Element, shape: Shape, **values: Any) -> Any:
        """Read an element that holds others. This is the loop the speed of a whole load hangs on."""
        values["line"] = line_of(element)
        slots = shape.slots
        failed: list[str] = []
        last = -1
        for child in element:
            slot = slots.get(child.tag) or self._slot_of_other_name(child, shape)
            if slot is None:
                continue
            if not slot.floats:
                if slot.place < last or (slot.place == last and not slot.repeats):
                    self._misplaced(child, shape)
                last = slot.place
            if slot.inside is None:
                self._read_text(child, slot, values, failed)
            elif slot.repeats:
                values.setdefault(slot.name, []).append(self._read(child, slot.inside))
            else:
                values[slot.name] = self._read(child, slot.inside)
        return self._build(shape, values, failed)

    def _read_text(
        self, child: etree._Element, slot: Slot, values: dict[str, Any], failed: list[str]
    ) -> None:
        """Read an element that holds text; an empty one counts as left out."""
        if len(child):
            self._stranger(child[0], slot.element)
        text = child.text
        text = text.strip() if text else ""
        if text:
            try:
                values[slot.name] = slot.read(text)
            except (KeyError, ValueError):
                failed.append(slot.element)
                self._unreadable(child, slot, text)

    def _build(self, shape: Shape, values: dict[str, Any], failed: list[str]) -> Any:
        for name in shape.repeating:
            if name in values:
                values[name] = tuple(values[name])
        node = shape.build(**values)
        if failed:
            self.unread[id(node)] = set(failed)
        return node

    def _slot_of_other_name(self, child: etree._Element, shape: Shape) -> Slot | None:
        slot = shape.others.get(child.tag.lower())
        if slot is None:
            self._stranger(child, shape.element)
        elif self._is_news("spelling", shape.element, child.tag):
            self._note(
                child,
                Severity.QUERY,
                f"It is written {slot.element} in the return. It was read all the same.",
            )
        return slot

    def _stranger(self, child: etree._Element, parent: str) -> None:
        if self._is_news("stranger", parent, child.tag):
            year = self.rules.profile.year
            self._note(child, Severity.ERROR, f"{parent} has no such element in {year}. It was not read.")

    def _misplaced(self, child: etree._Element, shape: Shape) -> None:
        if self._is_news("place", shape.element, child.tag):
            self._note(
                child, Severity.ERROR, f"It is given twice, or stands in the wrong place in {shape.element}."
            )

    def _is_news(self, kind: str, parent: str, tag: str) -> bool:
        known = len(self._told)
        self._told.add((kind, parent, tag))
        return len(self._told) > known

    def _note(self, child: etree._Element, severity: Severity, about: str) -> None:
        rule = numbered(NOT_IN_SHAPE, child.tag)
        self.noted.append(
            finding(
                rule,
                severity,
                person=self.number,
                line=line_of(child),
                element=child.tag,
                about=about + _ONCE,
            )
        )

    def _unreadable(self, child: etree._Element, slot: Slot, text: str) -> None:
        rule = numbered(slot.rule, slot.element)
        self.noted.append(
            finding(
                rule,
                self.rules.severity(rule),
                person=self.number,
                line=line_of(child),
                element=slot.element,
                value=text[:80],
            )
        )


_ONCE = " (Told once; the same may be true of others.)"
