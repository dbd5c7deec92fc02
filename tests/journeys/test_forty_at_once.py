"""Forty copies of one form at the same instant, on forty connections to a real database, are one form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from threading import Barrier
from threading import enumerate as running
from time import sleep

import pytest
from django.core import mail
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.assessments.models import Advice
from goldenthread.assessments.verbs import advising, deciding
from goldenthread.record import verbs as record
from goldenthread.record.models import Event
from goldenthread.record.proof import differences
from goldenthread.rulebook.advice import ALWAYS
from goldenthread.site.drills.papers import pdf
from goldenthread.thread.models import Strand
from tests import factories
from tests.climate.databases import own_database
from tests.journeys.arranging import Circle, circle_of
from tests.journeys.filling import FoundForm, forms_on
from tests.journeys.situations import agreed_plan, requested
from tests.journeys.trying import NOT_OF_THE_FORM, is_taken, mistakes, send

FORTY = 40
PATIENCE = 100


@dataclass(frozen=True)
class Kind:
    """A kind of form: who sends it, how a record comes to the point where it is sent, and where it stands."""

    name: str
    who: str
    at: Callable[[Circle], str]
    answers: tuple[tuple[str, str], ...] = ()


def _child(place: str) -> Callable[[Circle], str]:
    return lambda circle: f"/children/{circle.child.pk}/{place}"


def _case(place: str) -> Callable[[Circle], str]:
    return lambda circle: f"/cases/{requested(circle)}/assessment/{place}"


def _advice(circle: Circle) -> str:
    case, by = requested(circle), circle.actors["caseworker"]
    deciding.agree_to_assess(case=case, reasons="She may need a plan", by=by, on=by.today)
    asked = [advising.Asked(each.key) for each in ALWAYS if each.key != "psychology"]
    asked.append(advising.Asked("psychology", circle.actors["psychologist"].person, "Ines Roy"))
    advising.ask_for_advice(case=case, bodies=asked, by=by, on=by.today)
    return f"/cases/{case}/assessment/advice/{Advice.objects.get(case_id=case, body='psychology').pk}"


def _delivery(circle: Circle) -> str:
    agreed_plan(circle)
    given = Strand.objects.filter(child=circle.child, kind="provision").first()
    return f"/children/{circle.child.pk}/delivery/{given.pk}"


def _document(circle: Circle) -> str:
    by = circle.actors["senco"]
    made = record.add_document(
        child=circle.child.pk, content=pdf(), name="Report", kind="report", by=by, on=by.today
    )
    return f"/children/{circle.child.pk}/documents/{made}/send"


def _emergency(circle: Circle) -> str:
    stranger = circle.people["stranger"] = factories.person("Ola Ade")
    factories.post(
        stranger, Capacity.CLASS_TEACHER, factories.setting("Elm Grove School", circle.child.authority_id)
    )
    return "/emergency"


BORN = date(2016, 5, 5)
ZURI = {
    "given_name": "Zuri", "family_name": "Okoye", "born-day": "5", "born-month": "5", "born-year": "2016",
    "upn": "", "nhs": "", "postcode": "", "case": "",
}  # fmt: skip
KINDS = (
    Kind("concern", "parent", _child("concern")),
    Kind("request for an assessment", "parent", _child("assessment-request")),
    Kind("decision", "caseworker", _case("decision")),
    Kind("advice", "psychologist", _advice),
    Kind("delivery", "assistant", _delivery),
    Kind("document", "senco", _child("documents/new")),
    Kind("sending", "senco", _document),
    Kind("invitation of a parent", "head", _child("invite")),
    Kind("invitation of a colleague", "head", lambda _: "/people/new"),
    Kind("emergency", "stranger", _emergency, tuple(ZURI.items())),
    Kind("request for information", "parent", _child("requests/new")),
    Kind("agreement", "manager", lambda _: "/agreements/new"),
    Kind("case taken on", "manager", lambda circle: f"/cases/{requested(circle)}/assessment"),
)  # fmt: skip


@pytest.fixture(scope="module")
def real_database(
    database_server: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    with django_db_blocker.unblock(), own_database("forty"):
        yield


@pytest.mark.xdist_group("forty connections")
@pytest.mark.security("S163")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_forty_copies_at_once_make_what_one_makes(real_database: None, kind: Kind):
    circle = circle_of("Zuri" if kind.answers else "Amara", born=BORN)
    address = kind.at(circle)
    form = form_at(address, circle.people[kind.who], dict(kind.answers))
    one = what_one_makes(circle.people[kind.who], form)
    before = counts()

    told = all_at_once(circle.people[kind.who], form)

    assert {answer.status_code for answer in told} <= {200, 302, 303}, mistakes(told[0])
    assert all(is_taken(answer) for answer in told)
    assert less(counts(), before) == one
    assert Event.objects.filter(key=form.key).count() <= 1
    assert [wrong for _, found in differences() for wrong in found] == []


def form_at(address: str, who: Person, answers: dict[str, str]) -> FoundForm:
    """Open a page as somebody and fill in the form that stands there."""
    page = factories.signed_in(who).get(address, follow=True)
    forms = list(forms_on(address, page.content, answers))
    return next(form for form in forms if form.key)


def what_one_makes(who: Person, form: FoundForm) -> dict[str, int]:
    """Send the form once, count what it made, and undo it."""
    before, browser = counts(), factories.signed_in(who)
    with transaction.atomic():
        answer = send(browser, form)
        made = less(counts(), before)
        transaction.set_rollback(True)
    assert is_taken(answer), mistakes(answer)
    return made


def all_at_once(who: Person, form: FoundForm) -> list[HttpResponse]:
    """Send the form from forty places at the same instant."""
    wait_for_the_last_forty()
    ready = Barrier(FORTY)
    session = factories.signed_in(who).cookies

    def one(_: int) -> HttpResponse:
        browser = Client()
        browser.cookies = session.copy()
        ready.wait()
        try:
            return send(browser, form)
        finally:
            connection.close()

    with ThreadPoolExecutor(FORTY) as everyone:
        return list(everyone.map(one, range(FORTY)))


def wait_for_the_last_forty() -> None:
    """Wait until the server has let go of connections that were closed: it does so in its own time."""
    for _ in range(PATIENCE):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            [here] = cursor.fetchone() or (0,)
        if here < FORTY // 2:
            return
        sleep(0.1)


def counts() -> dict[str, int]:
    """Count the rows of every table, but for what every visit leaves behind, and the messages that went out."""
    for thread in running():
        if thread.name == "post":
            thread.join()
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - NOT_OF_THE_FORM
        cursor.execute(" UNION ALL ".join(f"SELECT '{each}', count(*) FROM {each}" for each in tables))
        return {**dict(cursor.fetchall()), "messages": len(mail.outbox)}


def less(now: dict[str, int], before: dict[str, int]) -> dict[str, int]:
    return {table: rows - before[table] for table, rows in now.items() if rows != before[table]}
