"""A request for what is kept: a month, everything gathered, nothing given by default, and a second person."""

from datetime import date

import pytest

from goldenthread.access.rulings import Refused
from goldenthread.privacy import verbs
from goldenthread.privacy.gathering import GATHERERS
from goldenthread.privacy.models import AccessRequest
from goldenthread.record.documents import store
from goldenthread.record.models import Document, Event
from goldenthread.sending import verbs as sending
from goldenthread.sending.models import Sending
from goldenthread.sending.reading import words_in
from tests import factories
from tests.privacy.arranging import asked, opinions

pytestmark = pytest.mark.django_db


def mark_all(made, mark="give", **more) -> None:
    verbs.mark(
        asking=made.id, items=tuple(each.pk for each in made.items()), mark=mark, **more, **made.acting()
    )


@pytest.mark.security("S090")
def test_two_months_more_need_reasons_within_the_first():
    made = asked()
    verbs.extend(asking=made.id, because="Eleven years of records", **made.acting())
    row = AccessRequest.objects.get(pk=made.id)

    assert row.due == date(2026, 6, 2)


@pytest.mark.security("S093")
def test_nothing_is_gathered_for_a_parent_before_the_questions_about_the_child_are_answered():
    made = asked()

    with pytest.raises(Refused, match="whether this person may ask"):
        verbs.gather(asking=made.id, **made.acting())


@pytest.mark.security("S091")
def test_every_event_and_document_is_gathered_and_nothing_is_given_by_default():
    made = asked().gathered()
    items = made.items()
    sources = {each.source for each in items}
    events = Event.objects.filter(child=made.about.child).exclude(topic__in=["privacy", "sending"])

    assert {str(each.pk) for each in events} <= sources
    assert {str(each.pk) for each in Document.objects.filter(child=made.about.child)} <= sources
    assert {each.mark for each in items} == {""}
    with pytest.raises(Refused, match="still wait"):
        verbs.answer(asking=made.id, **made.acting())


@pytest.mark.security("S092")
def test_what_may_be_an_allegation_waits_for_the_safeguarding_lead():
    made = asked("The mother alleged that she was hit.").gathered()
    mark_all(made)
    paper = next(each for each in made.items() if each.kind == "document")

    assert paper.holds == ["allegation"]
    with pytest.raises(Refused, match="still wait"):
        verbs.answer(asking=made.id, **made.acting())
    with pytest.raises(verbs.NotYours):
        verbs.give_opinion(
            child=made.about.child.pk, items=(paper.pk,), opinion="Fine", by=made.manager, on=factories.TODAY
        )
    opinions(made)

    assert verbs.answer(asking=made.id, **made.acting())


@pytest.mark.security("S091")
def test_withholding_needs_a_ground_in_law_and_removing_needs_words():
    made = asked().gathered()

    with pytest.raises(Refused, match="ground in law"):
        mark_all(made, "withhold")
    with pytest.raises(Refused, match="words that are to be removed"):
        mark_all(made, "redact")


@pytest.mark.security("S094", "S095")
def test_the_answer_is_for_whoever_asked_and_silent_about_what_is_withheld():
    made = asked("Obi Okoye rang the school.").gathered()
    opinions(made)
    mark_all(made)
    named = [each for each in made.items() if "third_party" in each.holds]
    verbs.mark(
        asking=made.id,
        items=tuple(each.pk for each in named),
        mark="withhold",
        ground="third_party",
        **made.acting(),
    )
    sending_id = verbs.answer(asking=made.id, **made.acting())
    sent = Sending.objects.get(pk=sending_id)
    words = words_in(store().get(sent.sha256))

    assert "For Ngozi Okoye, parent" in words
    assert "opened the record" in words
    assert "Obi" not in words
    assert "withheld" not in words.casefold()
    assert len(named) > 1


@pytest.mark.security("S094")
def test_words_are_removed_and_a_second_person_signs():
    made = asked("Amara sat beside Jocasta Brackenbury.").gathered()
    opinions(made)
    mark_all(made)
    paper = next(each for each in made.items() if each.kind == "document")
    verbs.mark(
        asking=made.id, items=(paper.pk,), mark="redact", remove=("Jocasta Brackenbury",), **made.acting()
    )
    for each in made.items():
        if "Obi" in each.title or "third_party" in each.holds:
            verbs.mark(
                asking=made.id, items=(each.pk,), mark="withhold", ground="third_party", **made.acting()
            )
    made_ready = verbs.answer(asking=made.id, **made.acting())
    sending.confirm(sending=made_ready, **made.acting())
    sent = Sending.objects.get(pk=made_ready)

    assert sent.state == "waiting"
    assert "Jocasta" not in words_in(store().get(sent.sha256))
    with pytest.raises(Refused):
        sending.approve(sending=made_ready, **made.acting())
    sending.approve(child=made.about.child.pk, sending=made_ready, by=made.manager, on=factories.TODAY)
    sent.refresh_from_db()

    assert sent.state == "released"


@pytest.mark.security("S095")
def test_what_the_answering_person_may_not_read_is_not_shown_to_them():
    made = asked()
    factories.write(
        made.about.child,
        lambda w: w.add("record", "barred", id=w.new_id(), person=made.about.father.person, kind="block"),
    )
    made.gathered()
    request = AccessRequest.objects.get(pk=made.id)
    seen = verbs.queries.items_seen(reader=made.caseworker, request=request)

    assert {each.part for each in made.items()} - {each.part for each in seen} >= {"safeguarding"}


def test_rooms_can_add_what_they_keep():
    assert len(GATHERERS) >= 4
