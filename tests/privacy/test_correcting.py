"""Putting right: the old value kept, a statement beside an opinion, and whoever had the wrong words named."""

import pytest
from django.urls import reverse

from goldenthread.privacy import correcting
from goldenthread.privacy.models import Correction
from goldenthread.record.models import Child, Event
from goldenthread.sending.outbox import post_all
from tests import factories
from tests.privacy.arranging import somebody
from tests.sending.arranging import around, confirmed, later

pytestmark = pytest.mark.django_db


def said(about, kind="fact", by=None):
    return correcting.ask(
        child=about.child.pk, kind=kind, where="Her family name", words="It is Okoye-Bell", by=by or about.mother,
        on=factories.TODAY,
    )  # fmt: skip


@pytest.mark.security("S097")
def test_a_fact_is_put_right_and_the_old_value_stays_in_the_history():
    about = around("Amara Okoye reads well.")
    confirmed(about)
    post_all(at=later())
    correction = said(about)
    told = correcting.put_right(
        child=about.child.pk, correction=correction, fact="family_name", new="Okoye-Bell", by=about.senco,
        on=factories.TODAY,
    )  # fmt: skip
    opened = Event.objects.get(child=about.child, name="opened")

    assert Child.objects.get(pk=about.child.pk).family_name == "Okoye-Bell"
    assert opened.fields["family_name"] == "Okoye"
    assert [(each["name"], each["what"]) for each in told] == [("Ngozi Okoye", "Reading report")]


@pytest.mark.security("S097")
def test_whoever_had_the_wrong_words_is_told_and_that_is_written_down():
    about = around("Amara Okoye reads well.")
    confirmed(about)
    post_all(at=later())
    correction = said(about)
    [one] = correcting.put_right(
        child=about.child.pk, correction=correction, fact="family_name", new="Okoye-Bell", by=about.senco,
        on=factories.TODAY,
    )  # fmt: skip
    correcting.note_told(
        child=about.child.pk, correction=correction, recipient=one["id"], by=about.senco, on=factories.TODAY
    )

    assert Correction.objects.get().recipients[0]["told_on"] == factories.TODAY.isoformat()


@pytest.mark.security("S097")
def test_an_opinion_keeps_its_words_and_gets_a_statement():
    about = around()
    correction = said(about, "opinion")
    address = reverse("privacy:correction", args=[about.child.pk, correction])
    client = factories.signed_in(somebody(about.senco))
    key = client.get(address).context["form"].initial["submission"]
    client.post(address, {"submission": key, "done": "attach", "answer": "It stands beside the report now."})
    page = factories.signed_in(somebody(about.mother)).get(reverse("privacy:correct", args=[about.child.pk]))

    assert "the statement stands beside it" in page.content.decode().casefold()
    assert Correction.objects.get().words == "It is Okoye-Bell"


def test_one_parent_is_not_told_what_the_other_said_is_wrong():
    about = around()
    said(about)

    assert correcting.corrections_of(reader=about.father, child=about.child.pk) == []
