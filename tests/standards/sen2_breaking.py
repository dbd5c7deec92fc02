"""Breaks the hand-made sample return in one place at a time, and says what the reader found."""

from io import BytesIO
from pathlib import Path

from lxml import etree

from goldenthread.standards import sen2

SAMPLE = Path(__file__).parent / "data" / "sen2_2026_sample.xml"
HEADER = ""
Edit = tuple[str, str | None]


def message(people: str = "ABCDEF") -> etree._Element:
    """Return the sample with these of its people."""
    root = etree.parse(str(SAMPLE)).getroot()
    persons = root.find("Persons")
    for letter, person in zip("ABCDEF", list(persons), strict=True):
        if letter not in people:
            persons.remove(person)
    return root


def edit(node: etree._Element, path: str, value: str | None) -> None:
    """Set the text at a path, take it away (None), or with `path+Name` add an element after it."""
    where, _, new = path.partition("+")
    found = node.find(where)
    if new:
        added = etree.Element(new)
        added.text = value
        found.addnext(added)
    elif value is None:
        found.getparent().remove(found)
    else:
        found.text = value


def broken(letter: str, *edits: Edit) -> BytesIO:
    """Return the sample with one person, and with edits under that person, or under the message for no letter."""
    root = message(letter or "A")
    for path, value in edits:
        edit(root.find("Persons/Person") if letter else root, path, value)
    return BytesIO(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def everything_found(source: BytesIO | Path, **expected: object) -> list[sen2.Finding]:
    """Read a return to its end and give all that was found."""
    opened = sen2.read(source, **expected)
    of_people = [finding for person in opened.persons() for finding in person.findings]
    return [*opened.findings, *of_people]
