"""One gate: what leaves, to whom, and what is looked at again at the moment it leaves."""

import hashlib
from dataclasses import replace

import pytest
from django.core import mail

from goldenthread.access.parts import Part
from goldenthread.access.rulings import Refused
from goldenthread.record.documents import store
from goldenthread.record.models import Answer, Event
from goldenthread.record.proof import rebuild
from goldenthread.sending import verbs
from goldenthread.sending.checks import MustNotLeave
from goldenthread.sending.models import Channel, Sending
from goldenthread.sending.outbox import post_all
from goldenthread.sending.queries import letters_to, not_delivered
from goldenthread.sending.reading import words_in
from goldenthread.sending.recipients import recipients_of
from tests import factories
from tests.sending.arranging import around, confirmed, later, on_another_day, ready, report

pytestmark = pytest.mark.django_db


def bar(about, who) -> None:
    factories.write(
        about.child, lambda w: w.add("record", "barred", id=w.new_id(), person=who.person, kind="block")
    )


def state(sending: Sending) -> str:
    sending.refresh_from_db()
    return sending.state


@pytest.mark.security("S071")
def test_only_people_who_may_read_it_themselves_can_be_chosen():
    about = around()
    factories.write(
        about.child,
        lambda w: w.add(
            "record", "facts_changed", id=about.tie(about.father), may_be_contacted=Answer.NO.value
        ),
    )

    names = [each.name for each in recipients_of(about.child, Part.DOCUMENTS, at=factories.AT)]

    assert names == ["Ngozi Okoye"]
    with pytest.raises(verbs.NotInTheCircle):
        ready(about, about.father)


@pytest.mark.security("S071")
def test_a_typed_address_waits_for_a_second_person():
    about = around()
    outside = verbs.addressed_outside("SEND Tribunal", "tribunal", "1 High Street, Darlington")
    sending = confirmed(about, recipient=None, outside=outside)

    assert sending.state == "waiting"
    with pytest.raises(Refused):
        verbs.approve(child=about.child.pk, sending=sending.pk, by=about.senco, on=factories.TODAY)
    verbs.approve(child=about.child.pk, sending=sending.pk, by=about.head, on=factories.TODAY)

    assert state(sending) == "released"


@pytest.mark.security("S074")
def test_a_document_with_an_allegation_waits_for_a_second_person():
    about = around()
    sending = confirmed(about, tags=("allegation",))
    post_all(at=later())

    assert state(sending) == "waiting"
    assert mail.outbox == []


@pytest.mark.security("S073", "S084")
def test_two_parents_never_share_one_file():
    about = around()
    hers, his = ready(about, about.mother), ready(about, about.father)
    words = words_in(store().get(hers.sha256))

    assert hers.sha256 != his.sha256
    assert "For Ngozi Okoye, parent. About Amara Okoye." in words
    assert "Page 1 of 1" in words
    assert "Obi" not in words


@pytest.mark.security("S073")
def test_the_other_parents_address_never_goes_along():
    about = around()
    email = factories.Person.objects.get(pk=about.father.person).email
    about = replace(about, report=report(about.child, about.senco, f"Write to {email} about this."))

    with pytest.raises(MustNotLeave, match="somebody else in the family"):
        ready(about, about.mother)


@pytest.mark.security("S075")
def test_words_about_another_child_are_stopped():
    about = around("Ben Adeyemi hit another child on Tuesday.")
    factories.child("Ben", "Adeyemi", attends=factories.Setting.objects.get(pk=about.senco.setting))

    with pytest.raises(MustNotLeave, match="Ben Adeyemi"):
        ready(about)


@pytest.mark.security("S079", "S082")
def test_an_email_says_only_that_something_is_there():
    about = around()
    sending = confirmed(about)
    assert post_all(at=later()) == 1
    [message] = mail.outbox
    said = f"{message.subject} {message.body}".casefold()

    assert message.to == [sending.address]
    assert message.attachments == []
    assert not [
        word for word in ("amara", "okoye", "reading", "report", "send", "plan") if word in said.split()
    ]
    assert str(about.child.pk) not in said


@pytest.mark.security("S072")
@pytest.mark.parametrize("change", ["bar", "ended", "address", "version"])
def test_what_changed_since_it_was_confirmed_stops_it(change):
    about = around()
    sending = confirmed(about)
    match change:
        case "bar":
            bar(about, about.mother)
        case "ended":
            tie = about.tie(about.mother)
            factories.write(about.child, lambda w: w.add("record", "left", id=tie), on=factories.days_ago(1))
        case "address":
            factories.Person.objects.filter(pk=about.mother.person).update(email="new@example.org")
        case _:
            Sending.objects.filter(pk=sending.pk).update(source="0" * 64)

    assert post_all(at=later()) == 0
    assert state(sending) == "stopped"
    assert mail.outbox == []


@pytest.mark.security("S072")
def test_a_stopped_sending_says_nothing_of_a_bar():
    about = around()
    sending = confirmed(about)
    bar(about, about.mother)
    post_all(at=later())
    sending.refresh_from_db()

    assert "block" not in sending.note
    assert "bar" not in sending.note.split()
    assert letters_to(reader=about.mother, child=about.child.pk) == []


@pytest.mark.security("S164")
def test_going_through_a_day_twice_sends_nothing_again():
    about = around()
    confirmed(about)
    post_all(at=later())
    post_all(at=later())
    list(rebuild())
    post_all(at=later(1))

    assert len(mail.outbox) == 1


@pytest.mark.security("S109")
def test_the_exact_bytes_and_the_time_stand_on_the_chain():
    about = around()
    sending = confirmed(about)
    post_all(at=later())
    told = Event.objects.filter(child=about.child, topic="sending").order_by("seq")

    assert [each.name for each in told] == ["prepared", "released", "sent"]
    assert told[0].fields["sha256"] == hashlib.sha256(store().get(sending.sha256)).hexdigest()
    assert told[2].fields["left_at"] == later().isoformat()
    assert [each.pk for each in letters_to(reader=about.mother, child=about.child.pk)] == [sending.pk]
    assert letters_to(reader=about.father, child=about.child.pk) == []


@pytest.mark.security("S109")
def test_what_came_back_is_something_to_do():
    about = around()
    sending = confirmed(about)
    post_all(at=later())
    verbs.note_return(
        child=about.child.pk, sending=sending.pk, why="Moved away", by=about.senco, on=factories.TODAY
    )

    assert [each.pk for each in not_delivered(reader=about.senco)] == [sending.pk]
    confirmed(about, channel=Channel.ONLINE)
    assert not_delivered(reader=about.senco) == []


@pytest.mark.security("S072")
def test_a_typed_address_grows_stale():
    about = around()
    outside = verbs.addressed_outside("SEND Tribunal", "tribunal", "1 High Street, Darlington")
    sending = confirmed(about, recipient=None, outside=outside)
    verbs.approve(
        child=about.child.pk, sending=sending.pk, by=on_another_day(about.head, 30), on=factories.TODAY
    )

    assert state(sending) == "stopped"
