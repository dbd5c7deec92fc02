"""The answer to a request: what is given, printed for whoever asked, with documents behind it.

What was withheld leaves no gap, number or heading. The same sentence stands in every answer, whether or not anything
was withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from goldenthread.privacy.models import AccessRequest, Item, Mark
from goldenthread.record.documents import store
from goldenthread.record.files.working import bound
from goldenthread.record.models import Child, Document, Event, Identifier
from goldenthread.record.vocabulary import telling_of
from goldenthread.rulebook.time import long_date
from goldenthread.sending.reading import Letters
from goldenthread.sending.redaction import REMOVED, redacted
from goldenthread.sending.rendering import as_pdf
from goldenthread.thread.printing import printed

LAYOUT: Final = Path(__file__).with_name("bundle.typ")
KEPT_APART: Final = "This is kept apart, and whoever may read it decides about it."
"""What is said of an event to somebody who answers a request and may not read that part of the record."""
_NUMBER: Final = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-|^[0-9a-f]{64}$")
_FACTS: Final = (
    "given_name",
    "family_name",
    "known_as",
    "born",
    "sex",
    "ethnicity",
    "postcode",
    "home_language",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the answer: when, what, and what it says."""

    on: str
    title: str
    lines: tuple[str, ...]


def bundle(request: AccessRequest, child: Child, items: list[Item], *, at: datetime) -> bytes:
    """Put together the answer from what is given."""
    given = [each for each in items if each.mark in (Mark.GIVE, Mark.REDACT)]
    entries = [entry_of(each, child) for each in given if each.kind != "document"]
    papers = [each for each in given if each.kind == "document"]
    told = {
        "title": f"What is kept about {child.full_name if request.about == 'child' else request.name}",
        "name": request.name,
        "asked": long_date(request.received_on),
        "entries": [asdict(each) for each in entries],
        "papers": [each.title for each in papers],
    }
    return bound([printed(LAYOUT, told, made=at), *(paper_of(each, at=at) for each in papers)])


def entry_of(item: Item, child: Child) -> Entry:
    """Return what an item says, with its words removed where they are to be."""
    lines = tuple(lines_of_item(item, child))
    on = long_date(item.dated) if item.dated else ""
    if item.mark == Mark.REDACT:
        return Entry(on, _without(item.title, item), tuple(_without(line, item) for line in lines))
    return Entry(on, item.title, lines)


def _without(words: str, item: Item) -> str:
    return Letters.of(words).without(item.remove, REMOVED)


def lines_of_item(item: Item, child: Child) -> Iterator[str]:
    """Say what an item says, line by line."""
    if item.kind == "facts":
        yield from (
            f"{name.replace('_', ' ')}: {getattr(child, name)}" for name in _FACTS if getattr(child, name)
        )
        numbers = Identifier.objects.filter(child=child).order_by("scheme", "value")
        yield from (f"{each.get_scheme_display()}: {each.value}" for each in numbers)
    elif item.kind == "event":
        event = Event.objects.filter(pk=UUID(item.source)).first()
        if event is None:
            yield KEPT_APART
            return
        labels = telling_of(event).shows
        yield from _said(event.fields, labels)
        if event.why:
            yield f"Why: {event.why}"


def _said(fields: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[str]:
    for name, value in fields.items():
        words = _plain(value)
        if words:
            yield f"{labels.get(name, name.replace('_', ' '))}: {words}"


def _plain(value: Any) -> str:
    """Write a field in words; our own keys and digests say nothing to anybody and are left out."""
    if isinstance(value, Mapping):
        return "; ".join(_said(value, {}))
    if isinstance(value, list):
        return "; ".join(filter(None, map(_plain, value)))
    return "" if _NUMBER.search(str(value)) else str(value)


def paper_of(item: Item, *, at: datetime) -> bytes:
    """Return a document that is given, as a PDF."""
    document = Document.objects.get(pk=UUID(item.source))
    content = store().get(document.sha256)
    if item.mark == Mark.REDACT:
        return redacted(content, document.media_type, item.remove, made=at)
    return as_pdf(content, document.media_type, made=at)
