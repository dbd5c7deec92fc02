"""Forms as they stand on a page: found, filled in with something plausible, and ready to be sent as a browser would.

Nothing here names a form. What is asked is read from the page, so a form that is added tomorrow is filled in tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.urls import Resolver404, resolve
from lxml import html

from goldenthread.site.drills.papers import pdf

WORDS = "Words that somebody typed"
Told = dict[str, list[Any]]
GIVEN = frozenset({"radio", "checkbox", "file", "hidden", "submit", "button", "image"})
"""Boxes into which nobody types."""


@dataclass(frozen=True)
class FoundForm:
    """A form on a page: where it stands, where it is sent, what it says as filled in, and where one may type."""

    page: str
    action: str
    told: Told
    typed: Mapping[str, int] = field(default_factory=dict)
    """The boxes in which one types, and how much the page lets into each; 0 where it names no end."""

    @property
    def name(self) -> str:
        """The address it is sent to, by its name in the product."""
        return name_of(self.action)

    @property
    def key(self) -> str:
        """What makes this sending different from every other, or nothing."""
        return next(iter(self.told.get("submission", [])), "")

    @property
    def prose(self) -> list[str]:
        """The boxes that take any words."""
        return [name for name in sorted(self.typed) if self.told.get(name) == [WORDS]]

    def saying(self, words: Mapping[str, Any]) -> FoundForm:
        """The same form with other words in some of its boxes."""
        return replace(self, told={**self.told, **{name: [each] for name, each in words.items()}})


def name_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def links_on(content: bytes) -> list[str]:
    """List where the links of a page lead within the product."""
    return [each.get("href", "").partition("#")[0] for each in page_of(content).iterfind(".//a")]


def forms_on(page: str, content: bytes, answers: Mapping[str, str] = {}) -> Iterator[FoundForm]:
    """Find every form of a page that changes something, filled in; `answers` are given where a field asks for them."""
    for form in page_of(content).iterfind(".//form"):
        if form.get("method", "get").lower() == "post":
            boxes = [each for each in form.iter("input", "textarea") if _is_typed(each)]
            typed = {each.get("name"): int(each.get("maxlength", 0)) for each in boxes}
            yield FoundForm(page, form.get("action") or page, _filled(form, answers), typed)


@lru_cache(maxsize=2)
def page_of(content: bytes) -> Any:
    """Read a page, once for all who look at it."""
    return html.document_fromstring(content.decode())


def _is_typed(box: Any) -> bool:
    return bool(box.get("name")) and box.get("type") not in GIVEN and box.get("disabled") is None


def _filled(form: Any, answers: Mapping[str, str]) -> Told:
    told: Told = {}
    pressed = False
    for each in form.iter("input", "select", "textarea", "button"):
        name, kind = each.get("name"), each.get("type", "text" if each.tag == "input" else "submit")
        if not name or each.get("disabled") is not None:
            continue
        if each.tag == "button":
            if not pressed:
                told.setdefault(name, []).append(each.get("value", ""))
            pressed = True
        elif name in answers:
            told[name] = [answers[name]]
        else:
            _fill(told, each, name, kind)
    return told


def _fill(told: Told, each: Any, name: str, kind: str) -> None:
    if each.tag == "select":
        told[name] = _chosen(each)
    elif kind in {"radio", "checkbox"}:
        if each.get("checked") is not None and kind == "radio":
            told[name] = [each.get("value", "on")]
        elif each.get("checked") is not None or name not in told:
            told.setdefault(name, []).append(each.get("value", "on"))
    elif kind == "file":
        told[name] = [("report.pdf", pdf(), "application/pdf")]
    else:
        already = each.get("value") or (each.text if each.tag == "textarea" else "") or ""
        told[name] = [already.strip() or _words(each, name, kind)]


def _chosen(select: Any) -> list[str]:
    values = [each.get("value", "") for each in select.iter("option")]
    already = [each.get("value", "") for each in select.iter("option") if each.get("selected") is not None]
    return [value for value in already if value] or [value for value in values if value][:1]


def _words(each: Any, name: str, kind: str) -> str:
    today = date.today()
    for ending, part in (("day", today.day), ("month", today.month), ("year", today.year)):
        if name.endswith(f"-{ending}"):
            return str(part)
    if kind == "hidden":
        return ""
    if kind == "url":
        return "https://example.org"
    if each.get("inputmode") == "numeric" or kind == "number":
        return "1"
    return "somebody@example.org" if kind == "email" or "email" in name else WORDS
