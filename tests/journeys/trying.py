"""Somebody walks through the product by its links, and sends every form they meet twice to see what comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from lxml import html

from tests.journeys.filling import FoundForm, forms_on, links_on, name_of

EXAMPLES, TRIES = 2, 6
LEAVING = frozenset({"sign-out", "act-as", "leave"})
"""What ends the walk: tried by the tests of signing in."""
NOT_OF_THE_FORM = frozenset(
    {"access_looked", "access_lookchain", "access_signedin", "access_spent", "access_sent"}
)
"""What every visit leaves behind, whatever it does: who looked, when a session was used, what was counted."""


@dataclass
class Trying:
    """What came of every form that was met: which were taken, and what was wrong with the others."""

    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    closing: frozenset[str] = frozenset()
    taken: dict[str, str] = field(default_factory=dict)
    keyless: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)
    tries: Counter[str] = field(default_factory=Counter)

    def walk(self, who: Client, word: str, *begin: str) -> None:
        """Follow links from where they begin, a few of each kind, and try every form on the way."""
        waiting, met, examples = ["/", *begin], {"/", *begin}, Counter[str]()
        for address in waiting:
            name = name_of(address)
            if not name or name in LEAVING or examples[name] >= EXAMPLES:
                continue
            examples[name] += 1
            answer = who.get(address, follow=True)
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            page = answer.redirect_chain[-1][0] if answer.redirect_chain else address
            for form in self._worth_trying(page, answer.content):
                waiting += self._try(who, word, form)
            new = [each for each in links_on(answer.content) if each[:1] == "/" and each not in met]
            waiting += new
            met.update(new)

    def _worth_trying(self, page: str, content: bytes) -> Iterator[FoundForm]:
        for form in forms_on(page, content):
            if form.name in LEAVING | self.taken.keys() or self.tries[form.name] >= TRIES:
                continue
            self.tries[form.name] += 1
            yield replace(form, told={**form.told, **_given(self.answers.get(form.name, {}))})

    def _try(self, who: Client, word: str, form: FoundForm) -> list[str]:
        """Send a form twice and undo it; then once, for good, so that the world goes on. Say where it led."""
        with undone():
            wrong = self._wrong(who, form)
        if form.name not in self.taken:
            self.refused[form.name] = f"{word} at {form.page}: {wrong}"
            return []
        self.taken[form.name] = wrong
        if not form.key:
            self.keyless.add(form.name)
        if form.name in self.closing:
            return []
        answer = send(who, form)
        return [answer["Location"]] if "Location" in answer else []

    def _wrong(self, who: Client, form: FoundForm) -> str:
        first = send(who, form)
        if not is_taken(first):
            return f"{first.status_code} {mistakes(first)}"
        self.taken[form.name] = ""
        after = fingerprint()
        second = send(who, form)
        changed = [name for name, rows in fingerprint().items() if rows != after[name]]
        if changed:
            return f"sent twice, it changes {', '.join(changed)} twice"
        if second.status_code >= 400:
            return f"sent twice, it is answered with {second.status_code} {mistakes(second)}"
        return ""


def _given(answers: Mapping[str, str]) -> dict[str, list[Any]]:
    return {name: [value] for name, value in answers.items()}


@contextmanager
def undone() -> Iterator[None]:
    """Undo whatever happens meanwhile, so that what comes next finds everything as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def send(who: Client, form: FoundForm) -> HttpResponse:
    """Send a form as a browser would."""
    return who.post(form.action, {name: [_own(each) for each in told] for name, told in form.told.items()})


def _own(told: Any) -> Any:
    """Give each sending a file of its own: one that was read is at its end."""
    return SimpleUploadedFile(*told) if isinstance(told, tuple) else told


def is_taken(answer: HttpResponse) -> bool:
    return answer.status_code < 400 and b"govuk-error-summary" not in answer.content


def mistakes(answer: HttpResponse) -> str:
    """Say what a page says is wrong."""
    page = html.fromstring(answer.content.decode())
    found = page.xpath("//*[contains(@class, 'govuk-error-summary')]//li | //main//p")
    return "; ".join(each.text_content().strip()[:90] for each in found[:3])


def fingerprint() -> dict[str, str]:
    """Sum up every row of every table, but for what every visit leaves behind."""
    with connection.cursor() as cursor:
        tables = [
            each for each in connection.introspection.table_names(cursor) if each not in NOT_OF_THE_FORM
        ]
        asked = " UNION ALL ".join(
            f"SELECT '{each}', md5(coalesce(string_agg(row::text, '|' ORDER BY row::text), '')) FROM {each} row"
            for each in tables
        )
        cursor.execute(asked)
        return dict(cursor.fetchall())
