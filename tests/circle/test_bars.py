"""Keeping people out: at once, in silence, of the whole household; and letting them back by two people."""

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.access.rulings import NotAllowed
from goldenthread.access.signing.sessions import PROVED
from goldenthread.circle.queries import bars_of, to_review
from goldenthread.circle.verbs import bars
from goldenthread.circle.verbs.bars import Keeping
from goldenthread.record.circle import NotFound, children_for, sight_of
from goldenthread.record.models import Bar, Child, Role
from goldenthread.record.wall import behind
from tests.circle.conftest import Around
from tests.factories import AT, TODAY, actor, child, join, person, post, signed_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.capability("C043"),
]


def blocked(amara: Around, who: str = "father", **fields) -> None:
    keeping = Keeping(person=amara.people[who].pk, kind=Bar.Kind.BLOCK, reason="He has hurt her", **fields)
    bars.keep_out(child=amara.child.pk, keeping=keeping, by=amara.actors["senco"], on=TODAY)


@pytest.mark.security("S050", "S042")
def test_a_block_holds_from_the_next_request_and_says_nothing(amara: Around):
    page = reverse("record:child", args=[amara.child.pk])
    browser = signed_in(amara.people["father"])
    before = browser.get(page).status_code
    blocked(amara)
    after, nowhere = browser.get(page), browser.get(reverse("record:child", args=[uuid4()]))

    assert (before, after.status_code) == (200, 404)
    assert without_token(after.content) == without_token(nowhere.content)


def without_token(page: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page)


@pytest.mark.security("S050")
def test_a_block_covers_a_brother_whom_the_one_who_blocks_cannot_see(amara: Around, brother: Child):
    join(brother, Role.PARENT, amara.people["father"])
    with behind(amara.by("senco"), child=amara.child.pk):
        blocked(amara)

    assert not children_for(amara.actors["senco"]).filter(pk=brother.pk).exists()
    assert not children_for(amara.actors["father"]).exists()
    assert set(Bar.objects.values_list("child", flat=True)) == {amara.child.pk, brother.pk}


@pytest.mark.security("S050")
def test_a_child_who_shares_only_the_blocked_parent_is_no_brother(amara: Around):
    elsewhere = child("Zoe")
    join(elsewhere, Role.PARENT, amara.people["father"])
    blocked(amara)

    assert not Bar.objects.filter(child=elsewhere).exists()


@pytest.mark.security("S050")
def test_nothing_is_left_of_the_wall_after_a_block(amara: Around, brother: Child):
    with behind(amara.by("senco"), child=amara.child.pk):
        blocked(amara)
        seen = set(Child.objects.values_list("pk", flat=True))

    assert seen == {amara.child.pk}


@pytest.mark.security("S047")
def test_an_order_that_has_run_out_gives_nothing_back_and_asks_a_person(amara: Around):
    keeping = Keeping(
        person=amara.people["father"].pk, kind=Bar.Kind.ORDER, order="no_contact", source="Family court, AB12",
        reason="No contact", review_on=TODAY + timedelta(days=30),
    )  # fmt: skip
    bars.keep_out(child=amara.child.pk, keeping=keeping, by=amara.actors["caseworker"], on=TODAY)
    later = timedelta(days=400)
    father, senco = (
        replace(amara.actors[who], at=amara.actors[who].at + later) for who in ("father", "senco")
    )

    assert not children_for(father).exists()
    assert [bar.order for bar in to_review(senco)] == ["no_contact"]
    assert to_review(amara.actors["senco"]) == []


@pytest.mark.security("S047")
def test_looking_again_can_end_in_keeping_on(amara: Around):
    blocked(amara, review_on=TODAY)
    bars.keep_on(
        child=amara.child.pk, bar=amara.bar().pk, review_on=date(2026, 9, 1), reason="Nothing has changed",
        by=amara.actors["head"], on=TODAY,
    )  # fmt: skip

    assert amara.bar().review_on == date(2026, 9, 1)
    assert to_review(amara.actors["senco"]) == []


@pytest.mark.security("S047", "S028")
def test_two_people_let_somebody_back(amara: Around):
    blocked(amara)
    told = {"child": amara.child.pk, "bar": amara.bar().pk, "on": TODAY}
    bars.ask_to_lift(because="The court has ended it", by=amara.actors["senco"], **told)

    with pytest.raises(NotAllowed, match="A second person"):
        bars.lift(by=amara.actors["senco"], **told)
    assert not children_for(amara.actors["father"]).exists()
    bars.lift(by=amara.actors["caseworker"], **told)
    assert children_for(amara.actors["father"]).exists()


@pytest.mark.security("S028")
def test_asking_to_lift_needs_a_fresh_sign_in(amara: Around):
    blocked(amara)
    browser = signed_in(amara.people["head"])
    session = browser.session
    session[PROVED] = (AT - timedelta(minutes=15)).isoformat()
    session.save()
    answer = browser.get(reverse("circle:ask-to-lift", args=[amara.child.pk, amara.bar().pk]))

    assert answer.status_code == 302
    assert "again" in answer["Location"]


@pytest.mark.security("S050")
@pytest.mark.parametrize("who", ["mother", "child", "nurse"])
def test_who_is_kept_out_is_for_those_who_answer_for_the_circle(amara: Around, who: str):
    join(amara.child, Role.HEALTH, amara.people["nurse"])
    blocked(amara)
    for name in ("circle:people", "circle:keep-out"):
        assert signed_in(amara.people[who]).get(reverse(name, args=[amara.child.pk])).status_code == 403


@pytest.mark.security("S043")
def test_staff_who_are_family_close_the_record_to_themselves_at_work_and_not_at_home(amara: Around):
    teacher = person("Ada Okoye")
    post(teacher, Capacity.CLASS_TEACHER, amara.school)
    join(amara.child, Role.CLASS_TEACHER, teacher)
    join(amara.child, Role.PARENT, teacher)
    at_work, at_home = actor(Capacity.CLASS_TEACHER, teacher, amara.school), actor(Capacity.PARENT, teacher)
    bars.declare_kin(child=amara.child.pk, by=at_work, on=TODAY)

    assert sight_of(at_work, child=amara.child.pk) is None
    assert sight_of(at_home, child=amara.child.pk)


@pytest.mark.security("S043")
def test_that_somebody_is_related_is_known_to_those_who_lead_them_alone(amara: Around):
    bars.declare_kin(child=amara.child.pk, by=amara.actors["caseworker"], on=TODAY)
    told = {who: len(bars_of(amara.child, amara.actors[who])) for who in ("senco", "head")}

    assert told == {"senco": 0, "head": 1}


@pytest.mark.security("S043", "S036")
def test_somebody_related_to_a_child_they_cannot_see_does_not_learn_whether_there_is_one(amara: Around):
    outsider = person("Ola Okoye")
    post(outsider, Capacity.CLASS_TEACHER, amara.school)
    browser = signed_in(outsider)
    asked = {"family_name": "Okoye", "born_0": "5", "born_1": "11", "born_2": "2018"}

    answers = []
    for name in ("Amara", "Nobody"):
        given = {**asked, "given_name": name, "submission": str(uuid4()), "born": "2018-11-05"}
        answers.append(browser.post(reverse("circle:kin-elsewhere"), given).status_code)

    assert answers == [303, 303]
    assert [bar.person_id for bar in Bar.objects.all()] == [outsider.pk]


def test_nobody_keeps_themselves_out_by_a_block_nor_lifts_their_own(amara: Around):
    with pytest.raises(NotAllowed):
        blocked(amara, "senco")


def test_a_bar_of_another_childs_record_is_not_there(amara: Around, brother: Child):
    blocked(amara)
    with pytest.raises(NotFound):
        bars.lift(child=amara.child.pk, bar=uuid4(), by=amara.actors["head"], on=TODAY)
