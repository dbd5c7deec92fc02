"""The pages of a request, from a mother's question to her answer."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.privacy import correcting, erasing, verbs
from goldenthread.privacy.models import AccessRequest
from goldenthread.record.circle import NotFound
from goldenthread.sending.models import Sending
from tests import factories
from tests.privacy.arranging import ANSWERS, asked, at_the_authority, opinions, somebody

pytestmark = pytest.mark.django_db


def page(name, *blanks):
    return reverse(f"privacy:{name}", args=blanks)


def sent(client, address, **given):
    form = client.get(address).context["form"]
    return client.post(address, {"submission": form.initial["submission"], **given})


@pytest.mark.security("S096", "S108")
def test_a_mother_asks_in_her_own_words_and_sees_by_when_she_is_answered():
    made = asked()
    address = page("ask", made.about.child.pk)
    mother, father = (factories.signed_in(somebody(each)) for each in (made.about.mother, made.about.father))
    sent(mother, address, about="self", said="What did you write about me?")
    told = mother.get(address).content.decode()

    assert AccessRequest.objects.filter(words="What did you write about me?").count() == 1
    assert told.count("Asked on") == 2
    assert "Asked on" not in father.get(address).content.decode()


@pytest.mark.security("S090", "S091", "S093", "S094")
def test_the_authority_walks_from_the_questions_to_an_answer():
    made = asked()
    child, client = made.about.child.pk, factories.signed_in(somebody(made.caseworker))
    request = page("asking", child, made.id)
    assert "Answer what must be weighed first" in client.get(request).content.decode()
    sent(client, page("questions", child, made.id), **ANSWERS)
    client.post(page("gather", child, made.id))
    assert "Nothing decided yet" in client.get(request).content.decode()
    opinions(made)
    named = [str(each.pk) for each in made.items() if "third_party" in each.holds]
    others = [str(each.pk) for each in made.items() if str(each.pk) not in named]
    mark = page("mark", child, made.id)
    refused = sent(client, mark, items=named, mark="withhold")
    sent(client, mark, items=named, mark="withhold", ground="third_party")
    sent(client, mark, items=others, mark="give")
    answer = client.post(page("answer", child, made.id))

    assert refused.status_code == 422
    assert answer["Location"] == reverse("sending:sending", args=[child, Sending.objects.get().pk])
    assert AccessRequest.objects.get().state == "answered"


@pytest.mark.security("S090")
def test_what_is_late_stands_first_for_a_manager_and_without_names_for_an_officer():
    made = asked()
    AccessRequest.objects.filter(pk=made.id).update(due=date.today() - timedelta(days=12))
    officer = at_the_authority("Ola Watch", Capacity.OFFICER)
    manager, watching = (factories.signed_in(somebody(each)) for each in (made.manager, officer))
    theirs = watching.get(page("clocks")).content.decode()

    assert "12 days late" in manager.get(page("open")).content.decode()
    assert "1 open, 1 late" in theirs
    assert "Amara" not in theirs
    assert "Ngozi" not in theirs


@pytest.mark.security("S032", "S031")
@pytest.mark.parametrize("name", ["questions", "extend", "close", "mark"])
def test_a_family_asks_and_does_not_weigh_close_or_answer_what_was_asked(name: str):
    made = asked()
    for who in (made.about.mother, made.about.father):
        answer = factories.signed_in(somebody(who)).get(page(name, made.about.child.pk, made.id))

        assert answer.status_code == 403


@pytest.mark.security("S032", "S031")
def test_past_the_door_too_nobody_of_a_family_answers_a_request_or_changes_a_fact():
    made = asked().gathered()
    acting = {"child": made.about.child.pk, "by": made.about.father, "on": factories.TODAY}
    wrong = correcting.ask(kind="fact", where="Her name", words="She is Ama", **acting)
    item = made.items()[0].pk

    for act, told in (
        (verbs.close, {"asking": made.id, "because": "No"}),
        (verbs.mark, {"asking": made.id, "items": (item,), "mark": "give"}),
        (verbs.answer, {"asking": made.id}),
        (correcting.put_right, {"correction": wrong, "fact": "given_name", "new": "Ama"}),
        (erasing.hold, {"ground": "inquiry", "because": "I say so"}),
    ):
        with pytest.raises(NotFound):
            act(**told, **acting)
