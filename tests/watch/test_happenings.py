"""An organisation reads what touched security among its own people: a list, counts for each month, and a file."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person, SignInEvent
from goldenthread.access.signing.happenings import forget_old
from goldenthread.access.signing.limits import PASSWORD
from goldenthread.directory.models import Setting
from goldenthread.record.models import Role
from goldenthread.record.wall import behind
from goldenthread.standards.cells import rows_of
from goldenthread.watch.happenings import KINDS
from goldenthread.watch.models import Alert, Opening, Reason
from tests.factories import AT, AUTHORITY, TODAY, actor, child, join, person, post, setting, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S152"),
]


@pytest.fixture
def oakfield() -> Setting:
    return setting()


@pytest.fixture
def ruth(oakfield: Setting) -> Person:
    who = person("Ruth Patel", "ruth@demo.example")
    post(who, Capacity.CLASS_TEACHER, oakfield)
    return who


@pytest.fixture
def officer(oakfield: Setting) -> Client:
    who = person("Pat Lyle")
    post(who, Capacity.OFFICER, oakfield)
    return signed_in(who)


def file_of(officer: Client) -> list[list[str]]:
    return list(rows_of(officer.get(reverse("watch:happenings-file")).content.decode()))[1:]


def happened(officer: Client) -> dict[str, int]:
    """How often each kind is counted this month."""
    (this_month, *_) = officer.get(reverse("watch:happenings")).context["months"]
    return {kind: times for kind, times in zip(KINDS, this_month.counts, strict=True) if times}


def test_wrong_passwords_and_a_locked_account_are_counted_once_each(officer: Client, ruth: Person):
    for _ in range(PASSWORD.account + 2):
        Client().post("/sign-in", {"email": ruth.email, "password": "not this one"})

    assert happened(officer) == {"wrong": PASSWORD.account, "locked": 1}
    assert {row[2] for row in file_of(officer)} == {"Ruth Patel"}


def test_a_wrong_try_at_nobodys_address_is_kept_and_is_nobodys_event(officer: Client):
    Client().post("/sign-in", {"email": "nobody@demo.example", "password": "not this one"})

    assert SignInEvent.objects.filter(person=None).count() == 1
    assert happened(officer) == {}


def test_a_refusal_is_an_event_and_names_no_child(officer: Client, ruth: Person, oakfield: Setting):
    amara = child(attends=oakfield)
    join(amara, Role.CLASS_TEACHER, ruth)
    signed_in(ruth).get(reverse("circle:people", args=[amara.pk]))
    (row,) = file_of(officer)

    assert happened(officer) == {"refused": 1}
    assert row[1:] == ["Refusals", "Ruth Patel", "was refused: who may see what"]


def test_emergencies_and_looks_out_of_place_stand_in_the_same_list(
    officer: Client, ruth: Person, oakfield: Setting
):
    Opening.objects.create(
        id=uuid4(), reference="EM-ABCDEFG", person=ruth, who="Ruth Patel", about=uuid4(), tie=uuid4(),
        authority_id=AUTHORITY, setting_id=oakfield.pk, reason=Reason.ILL, words="A seizure", opened_at=AT,
        until=AT + timedelta(hours=8), review_by=TODAY,
    )  # fmt: skip
    Alert.objects.create(
        id=uuid4(), kind="night", person_id=ruth.pk, who="Ruth Patel", authority_id=AUTHORITY,
        setting_id=oakfield.pk, on=TODAY, told="At night", raised_at=AT,
    )  # fmt: skip

    assert happened(officer) == {"emergency": 1, "alert": 1}
    assert {row[3] for row in file_of(officer)} == {
        "opened a record in an emergency (EM-ABCDEFG)",
        "looked where it seems out of place: at night",
    }


def test_an_officer_reads_of_their_own_organisation_alone(ruth: Person):
    elsewhere = person("Kim Odell")
    post(elsewhere, Capacity.OFFICER, setting("Elm Grove School"))
    authority = person("Owen Price")
    post(authority, Capacity.OFFICER)
    SignInEvent.objects.create(what="wrong", person=ruth, at=AT)

    assert [happened(signed_in(each)) for each in (elsewhere, authority)] == [{}, {}]


def test_a_month_is_an_english_month_and_counts_what_is_in_it(officer: Client, ruth: Person):
    SignInEvent.objects.create(what="wrong", person=ruth, at=AT - timedelta(days=31))
    page = reverse("watch:happenings")
    months = officer.get(page).context["months"]

    assert [sum(month.counts) for month in months[:3]] == [0, 0, 1]
    assert len(months) == 12
    assert len(officer.get(page, {"month": "2026-01"}).context["lines"]) == 1
    assert officer.get(page, {"month": "when?"}).context["lines"] == []


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(officer: Client, oakfield: Setting):
    who = person("=HYPERLINK(0)")
    post(who, Capacity.CLASS_TEACHER, oakfield)
    SignInEvent.objects.create(what="wrong", person=who, at=AT)

    assert "'=HYPERLINK(0)" in officer.get(reverse("watch:happenings-file")).content.decode()


def test_what_is_two_years_old_is_forgotten_and_no_page_can_take_a_row_away(ruth: Person):
    for age in (2 * 365, 2 * 365 - 1):
        SignInEvent.objects.create(what="wrong", person=ruth, at=AT - timedelta(days=age))
    forget_old(AT)
    assert SignInEvent.objects.count() == 1

    with pytest.raises(ProgrammingError, match="permission denied"), behind(actor(Capacity.HEAD, ruth)):
        SignInEvent.objects.all().delete()


def test_nobody_but_an_officer_reads_them(ruth: Person, oakfield: Setting):
    head = person("Grace Mbeki")
    post(head, Capacity.HEAD, oakfield)

    assert [signed_in(each).get(reverse("watch:happenings")).status_code for each in (ruth, head)] == [
        403,
        403,
    ]
