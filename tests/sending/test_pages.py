"""The pages of sending, as each person walks them."""

import pytest
from django.urls import reverse

from goldenthread.access.models import Person
from goldenthread.sending.models import Sending
from goldenthread.sending.outbox import post_all
from tests import factories
from tests.sending.arranging import Around, around, confirmed, later

pytestmark = pytest.mark.django_db


def browser(who):
    return factories.signed_in(Person.objects.get(pk=who.person))


def prepare(about: Around, **more):
    address = reverse("sending:prepare", args=[about.child.pk, about.report])
    client = browser(about.senco)
    shown = client.get(address)
    key = shown.context["form"].initial["submission"]
    given = {"submission": key, "recipient": about.tie(about.mother), "channel": "online", **more}
    return client, client.post(address, given)


@pytest.mark.security("S071")
def test_name_relation_and_child_are_shown_together_before_anything_leaves():
    about = around()
    client, answer = prepare(about)
    page = client.get(answer["Location"]).content.decode()

    assert "<strong>Ngozi Okoye</strong>, parent" in page
    assert "<strong>Amara Okoye</strong>" in page
    assert Sending.objects.get().state == "prepared"

    client.post(f"{answer['Location']}/confirm")

    assert Sending.objects.get().state == "released"


@pytest.mark.security("S074")
def test_a_second_person_approves_on_the_page():
    about = around()
    client, answer = prepare(about, tags=["police"])
    client.post(f"{answer['Location']}/confirm")
    assert "Ask a colleague" in client.get(answer["Location"]).content.decode()

    browser(about.head).post(f"{answer['Location']}/approve")

    assert Sending.objects.get().state == "released"


@pytest.mark.security("S073", "S109")
def test_a_parent_reads_their_own_letter_and_nobody_elses():
    about = around()
    sending = confirmed(about)
    post_all(at=later())
    address = f"/children/{about.child.pk}/letters"

    assert "Reading report" in browser(about.mother).get("/letters").content.decode()
    assert browser(about.mother).get(f"{address}/{sending.pk}")["Content-Type"] == "application/pdf"
    assert "Reading report" not in browser(about.father).get(address).content.decode()
    assert browser(about.father).get(f"{address}/{sending.pk}").status_code == 404


def test_what_is_missing_is_asked_for_in_words():
    about = around()
    _, answer = prepare(about, recipient="outside")

    assert answer.status_code == 422
    assert "Write the name of whoever it is for." in answer.content.decode()


@pytest.mark.security("S109")
def test_a_letter_that_came_back_stands_on_the_list_of_what_did_not_arrive():
    about = around()
    sending = confirmed(about)
    post_all(at=later())
    client = browser(about.senco)
    address = f"/children/{about.child.pk}/sendings/{sending.pk}/returned"
    key = client.get(address).context["form"].initial["submission"]
    client.post(address, {"submission": key, "why": "Moved away"})

    assert "Moved away" in client.get("/sendings/not-delivered").content.decode()
    assert "Reading report" in client.get(f"/children/{about.child.pk}/sendings").content.decode()
