"""What is tried with every form that somebody meets: scripts, evil words, made-up words, and fields of other forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import cycle
from time import perf_counter
from typing import Any
from zlib import crc32

from django.apps import apps
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.journeys.evil import ALL, run_on, scripts, wrong_with
from tests.journeys.filling import FoundForm, page_of
from tests.journeys.trying import NOT_OF_THE_FORM, as_if_never, send

EXAMPLES = 3
GENTLE = frozenset({200, 302, 303, 400, 403, 404, 409, 413, 422, 429})
EVERY_SCRIPT = "\n".join(scripts())
EVERY_EVIL = " ".join(ALL)
_turns = cycle(ALL)


def _sent(who: Client, form: FoundForm, words: dict[str, Any]) -> tuple[HttpResponse, float]:
    """Send a form with these words in it, undo what came of it, and say how it was answered and how soon."""
    with as_if_never(who):
        began = perf_counter()
        answer = send(who, form.saying(words))
        return answer, perf_counter() - began


def scripts_as_text(who: Client, form: FoundForm) -> Iterable[str]:
    """Type every script there is into every box at once: each stands there again as it was typed."""
    if form.typed:
        answer, _ = _sent(who, form, dict.fromkeys(form.typed, EVERY_SCRIPT))
        yield from run_on(answer)
        yield from lost(answer, dict.fromkeys(form.typed, EVERY_SCRIPT))


def evil_words(who: Client, form: FoundForm) -> Iterable[str]:
    """Type evil words: all of them into every box, and then another one into each, also where nobody types."""
    for words in (dict.fromkeys(form.typed, EVERY_EVIL), {name: next(_turns) for name in form.told}):
        answer, took = _sent(who, form, words)
        yield from wrong_with(answer, " ".join(words.values()), took)


ODD = (
    "-1", "0", "1e999", "NaN", "٣", "9" * 400, "0x10", "31", "13", "9999", "0000", "2026-02-30", "99999-01-01", "on",
    "\x00", "\r\n", "\x1b[31m", "\u202e", "\ufeff", "\U0001f9d2" * 50, "x" * 3_000, "é" * 20_000,
)  # fmt: skip
WORD = st.one_of(
    st.just(""), st.sampled_from(ODD), st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
)
"""First nothing: that is the first example of every form."""


def made_up_words(who: Client, form: FoundForm) -> Iterable[str]:
    """Fill every field with made-up words, characters, lengths, numbers and days: the answer is a gentle one."""
    wrong: list[str] = []

    @seed(crc32(form.name.encode()))
    @given(words=st.fixed_dictionaries(dict.fromkeys(form.told, WORD)))
    @settings(
        max_examples=EXAMPLES, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def answered_gently(words: dict[str, str]) -> None:
        answer, _ = _sent(who, form, words)
        if answer.status_code not in GENTLE:
            wrong.append(f"answers {answer.status_code} to {words}"[:300])
        wrong.extend(lost(answer, {name: words[name] for name in form.typed}))

    answered_gently()
    return wrong


def lost(answer: HttpResponse, typed: dict[str, str]) -> Iterator[str]:
    """Name the boxes of a form that came back in which what was typed does not stand again."""
    if answer.status_code not in {409, 422} or not answer["Content-Type"].startswith("text/html"):
        return
    boxes = [
        each for each in page_of(answer.content).iter("input", "textarea") if each.get("type") != "password"
    ]
    stands = {each.get("name"): (each.get("value") if each.tag == "input" else each.text) for each in boxes}
    for name in stands.keys() & typed.keys():
        if UNSEEN.sub("", stands[name] or "") != UNSEEN.sub("", typed[name]):
            yield f"{name} holds {stands[name]!r:.60} instead of {typed[name]!r:.60}"


UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufffd]+")
"""Spaces and characters that cannot be seen, which a box need not give back."""


def fields_of_others(who: Client, form: FoundForm) -> Iterable[str]:
    """Set every field of every table besides those of the form: it writes what it writes without them."""
    own = {re.sub(r"-(day|month|year)$", "", name) for name in form.told}
    more = {name: value for name, value in planted().items() if name not in own}
    plain, besides = written(who, form, {}), written(who, form, more)
    yield from (f"does not write {row:.300}" for row in plain - besides)
    yield from (f"writes {row:.300}" for row in besides - plain)


def planted() -> dict[str, str]:
    """Think of a value for each field of each table, so that it would be seen where it is written."""
    return {
        name: _value(field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        for name in (field.name, field.attname)
    }


PLANTED = ("00000000-1999-4999-8999-000000000000", "1999-09-09T09:09:09Z", "1999-09-09")


def _value(field: models.Field) -> str:
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    if field.choices:
        return str([value for value, _ in field.flatchoices][-1])
    for known, value in (
        (models.UUIDField, PLANTED[0]), (models.BooleanField, "on"), (models.DateTimeField, PLANTED[1]),
        (models.DateField, PLANTED[2]), (models.IntegerField, "1999"), (models.JSONField, '{"year": 1999}'),
    ):  # fmt: skip
        if isinstance(kind, known):
            return value
    return "Planted in 1999"


UNLIKE = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|(?:EM|LI)-\w{7}|\d{4}-\d\d-\d\dT[\d:.+]+|\\\\x[0-9a-f]+"
    r'|sealed:[\w=-]+|argon2[^"]+|md5\$[^"]+|"id":\d+'
)
"""What differs whenever something is written: ids, references, instants, digests, what is sealed."""


def written(who: Client, form: FoundForm, more: dict[str, str]) -> Counter[str]:
    """Send a form and return the rows that it wrote, without what differs each time."""
    with as_if_never(who), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE since ()")
        cursor.execute("INSERT INTO since DEFAULT VALUES RETURNING xmin::text::bigint")
        [since] = cursor.fetchone()
        send(who, form.saying(more))
        tables = [
            each for each in connection.introspection.table_names(cursor) if each not in NOT_OF_THE_FORM
        ]
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{each} ' || row_to_json(row)::text FROM {each} row WHERE xmin::text::bigint >= {since}"
                for each in tables
            )
        )
        return Counter(
            UNLIKE.sub(lambda found: found[0] if found[0].startswith(PLANTED) else "…", row)
            for (row,) in cursor
        )
