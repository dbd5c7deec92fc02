"""Somebody walks through the product by its links, and tries every form they meet to see what comes of it.

Wherever words may be typed they type scripts, and look at each page for one that would run. Each form is sent twice,
and whatever else is tried with it (`trials.py`) is undone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import cycle, islice
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from tests.journeys.evil import MARK, loads_from_elsewhere, run_on, scripts
from tests.journeys.filling import FoundForm, forms_on, links_on, name_of, page_of

EXAMPLES, TRIES = 2, 6
LEAVING = frozenset({"sign-out", "act-as", "leave"})
"""What ends the walk: tried by the tests of signing in."""
NOT_OF_THE_FORM = frozenset(
    {"access_looked", "access_lookchain", "access_signedin", "access_spent", "access_sent"}
)
"""What every visit leaves behind, whatever it does: who looked, when a session was used, what was counted."""
BLOCK, ROOM = 4, 200
"""So many scripts are typed into one box, and other ones into the next, as far as there is room."""

Trial = Callable[[Client, FoundForm], Iterable[str]]


@dataclass
class Trying:
    """What came of every form that was met: which were taken, and what was wrong with the others and with each page."""

    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    closing: frozenset[str] = frozenset()
    at_first: tuple[Trial, ...] = ()
    if_taken: tuple[Trial, ...] = ()
    taken: dict[str, str] = field(default_factory=dict)
    keyless: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)
    tries: Counter[str] = field(default_factory=Counter)
    forms: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    pages: Counter[str] = field(default_factory=Counter)
    messages: list[tuple[str, str]] = field(default_factory=list)
    scripts: Iterator[str] = field(default_factory=lambda: cycle(scripts()))

    def walk(self, who: Client, word: str, *begin: str) -> None:
        """Follow links from where they begin, a few of each kind, and try every form on the way."""
        waiting, met, examples = ["/", *begin], {"/", *begin}, Counter[str]()
        for address in waiting:
            name = name_of(address)
            if not name or name in LEAVING or examples[name] >= EXAMPLES:
                continue
            examples[name] += 1
            answer = who.get(address, follow=True)
            self._look(name, answer)
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            page = answer.redirect_chain[-1][0] if answer.redirect_chain else address
            for form in self._worth_trying(page, answer.content):
                waiting += self._try(who, word, form)
            new = [each for each in links_on(answer.content) if each[:1] == "/" and each not in met]
            waiting += new
            met.update(new)

    def _look(self, name: str, answer: HttpResponse) -> None:
        """Look at a page, or at a file, for what should not be in it."""
        is_page = answer["Content-Type"].startswith("text/html")
        self.pages["seen"] += 1
        self.pages["with scripts as text"] += MARK.encode() in answer.content
        self._note("runs", name, run_on(answer) if is_page else [])
        self._note("loads", name, loads_from_elsewhere(answer) if is_page else [])

    def _note(self, what: str, where: str, wrong: Iterable[str]) -> None:
        self.wrong.setdefault(what, []).extend(f"{where}: {each}" for each in wrong)

    def _worth_trying(self, page: str, content: bytes) -> Iterator[FoundForm]:
        for form in forms_on(page, content):
            if form.name in LEAVING | self.taken.keys() or self.tries[form.name] >= TRIES:
                continue
            self.tries[form.name] += 1
            yield form.saying(self.answers.get(form.name, {}))

    def _try(self, who: Client, word: str, form: FoundForm) -> list[str]:
        """Try a form and undo it; then send it once, for good, so that the world goes on. Say where it led."""
        if (kind := (form.name, frozenset(form.typed))) not in self.forms:
            self.forms.add(kind)
            self._put_through(self.at_first, who, form)
        for told in (self._scripted(form), form) if form.prose else (form,):
            with as_if_never(who):
                wrong = self._wrong(who, told)
            if form.name in self.taken:
                self.taken[form.name] = wrong
                return self._for_good(who, told)
        self.refused[form.name] = f"{word} at {form.page}: {wrong}"
        return []

    def _for_good(self, who: Client, form: FoundForm) -> list[str]:
        self._put_through(self.if_taken, who, form)
        if not form.key:
            self.keyless.add(form.name)
        if form.name in self.closing:
            return []
        answer = send(who, form)
        return [answer["Location"]] if "Location" in answer else []

    def _put_through(self, trials: Iterable[Trial], who: Client, form: FoundForm) -> None:
        for trial in trials:
            self._note(trial.__name__, form.name, trial(who, form))

    def _scripted(self, form: FoundForm) -> FoundForm:
        """Type other scripts into each box that takes words."""
        blocks = {name: " ".join(islice(self.scripts, BLOCK)) for name in form.prose}
        return form.saying({name: block[: form.typed[name] or ROOM] for name, block in blocks.items()})

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


@contextmanager
def undone() -> Iterator[None]:
    """Undo whatever happens meanwhile, so that what comes next finds everything as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def as_if_never(who: Client) -> Iterator[None]:
    """Undo whatever happens meanwhile, also in somebody's browser."""
    kept = {name: each.value for name, each in who.cookies.items()}
    with undone():
        yield
    who.cookies = SimpleCookie(kept)


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
    found = page_of(answer.content).xpath("//*[contains(@class, 'govuk-error-summary')]//li | //main//p")
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
