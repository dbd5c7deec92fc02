"""How a form about a child is served: 303 when accepted, 422 with every word, 409 with both texts."""

import pytest
from django import forms
from django.http import HttpResponse
from django.test import RequestFactory

from goldenthread.access.actors import Capacity
from goldenthread.access.forms import SentForm
from goldenthread.access.rulings import Refused
from goldenthread.record.changes import Stale
from goldenthread.record.doors import Act, serve_form
from goldenthread.record.drafts import draft_of, keep_draft
from tests.factories import AT, actor, person

pytestmark = pytest.mark.django_db
PLACE = "/cases/1/plan"
SUBMISSION = "01a20139-f80b-7651-a7b7-60c8fce95dca"


class NoteForm(SentForm):
    words = forms.CharField(label="Your words")
    day = forms.DateField(label="The day")


@pytest.fixture
def who():
    return actor(Capacity.CLASS_TEACHER, person())


def sent(**instead: str) -> dict[str, str]:
    day = {"day-day": "2", "day-month": "3", "day-year": "2026"}
    return {"submission": SUBMISSION, "version": "4", "words": "He hides", **day, **instead}


def answer(who, act: Act, data: dict[str, str] | None = None, **initial: object) -> HttpResponse:
    request = RequestFactory().get(PLACE) if data is None else RequestFactory().post(PLACE, data)
    request.actor, request.session = who, {}
    return serve_form(request, NoteForm, act, template="site/form_page.html", initial=initial, action="Send")


def refuse(form: SentForm) -> str:
    raise Refused("The plan was signed this morning.")


def too_late(form: SentForm) -> str:
    raise Stale({"words": "She hums"}, {"words": form.words["words"]}, 9)


def test_an_accepted_form_leads_on_and_its_draft_goes(who):
    keep_draft(who.person, PLACE, {"words": "He hi"}, AT)

    served = answer(who, lambda form: "/next", sent())

    assert (served.status_code, served["Location"]) == (303, "/next")
    assert draft_of(who.person, PLACE) == {}


def test_a_mistake_comes_back_with_every_word(who):
    served = answer(who, refuse, sent(**{"day-month": "13"}))

    assert served.status_code == 422
    assert "He hides" in served.content.decode()
    assert 'value="13"' in served.content.decode()


def test_a_refusal_comes_back_with_its_reason_and_every_word(who):
    served = answer(who, refuse, sent())

    assert served.status_code == 422
    assert "The plan was signed this morning." in served.content.decode()
    assert "He hides" in served.content.decode()


def test_a_refusal_leaves_the_draft(who):
    keep_draft(who.person, PLACE, {"words": "He hi"}, AT)

    answer(who, refuse, sent())

    assert draft_of(who.person, PLACE) == {"words": "He hi"}


def test_a_stale_save_shows_both_texts_and_is_ready_to_be_sent_again(who):
    served = answer(who, too_late, sent())

    page = served.content.decode()
    assert served.status_code == 409
    assert "Someone else changed this while you were writing" in page
    assert "He hides" in page
    assert "She hums" in page
    assert '<input type="hidden" name="version" value="9"' in page


def test_a_form_opens_with_what_was_typed_before(who):
    keep_draft(who.person, PLACE, {"words": "He hi"}, AT)

    page = answer(who, refuse, words="from the record").content.decode()

    assert "He hi" in page
    assert "from the record" not in page
