"""Section I: the school or college is chosen from the register; a name that is not there is written by hand."""

import pytest
from django.urls import reverse

from goldenthread.placements.events import Place, name_place
from goldenthread.placements.models import Placement
from goldenthread.plans import queries
from goldenthread.plans.content import Content
from goldenthread.plans.verbs import issuing
from goldenthread.record.models import Case
from goldenthread.record.proof import differences
from tests import factories
from tests.assessments.situations import around, browser, read, send
from tests.plans.situations import FINAL, final, plan_of, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def final_day(today):
    today(FINAL)


def final_page(made):
    case = sent(made)
    return case, browser(made.caseworker), reverse("plans:final", args=[case])


def named_in(case):
    return Content.read(plan_of(case).content).place


def test_a_school_of_another_area_is_found_by_part_of_its_name():
    made = around()
    far = factories.setting("Hillside Academy", authority="331")
    case, client, address = final_page(made)

    send(client, f"{address}?school=hills", setting=str(far.pk), type="special school")

    assert (named_in(case).name, named_in(case).setting) == ("Hillside Academy", str(far.pk))


def test_schools_of_the_own_area_come_first_and_closed_ones_not_at_all():
    near, far = factories.setting("Zeal Hill School"), factories.setting("Able Hill School", authority="331")
    shut = factories.setting("Shut Hill School")
    shut.closed = FINAL
    shut.save()

    assert queries.settings_named("hill school", near="330") == [near, far]


def test_a_search_without_a_find_says_what_to_do():
    _case, client, address = final_page(around())

    page = read(client, f"{address}?school=Nowhere")

    assert "No open school or college in the register has “Nowhere” in its name." in page


def test_too_many_finds_ask_for_another_word():
    for number in range(22):
        factories.setting(f"Hill {number:02} School")
    _case, client, address = final_page(around())

    page = read(client, f"{address}?school=hill")

    assert "More than 20 have “hill” in their name." in page


def test_what_the_family_asks_for_is_chosen_already():
    made = around()
    wished = factories.setting("Hillside Academy")
    case, client, address = final_page(made)
    issuing.answer_draft(case=case, setting="Hillside Academy", by=made.then(made.parent, FINAL), on=FINAL)

    send(client, address, type="mainstream school")

    assert named_in(case).setting == str(wished.pk)


def test_where_two_schools_bear_the_name_a_person_says_which():
    made = around()
    factories.setting("St Mary’s School"), factories.setting("St Mary’s School", authority="331")
    case, client, address = final_page(made)
    issuing.answer_draft(case=case, setting="St Mary’s School", by=made.then(made.parent, FINAL), on=FINAL)

    assert client.get(address).context["form"]["setting"].value() == "written"


def test_a_consulted_setting_can_be_chosen_without_looking():
    made = around()
    hillside = factories.setting("Hillside Academy")
    case, client, address = final_page(made)
    by = made.then(made.caseworker, FINAL)
    issuing.consult_settings(case=case, settings=[(hillside.pk, "Hillside Academy")], by=by, on=FINAL)

    send(client, address, setting=str(hillside.pk), type="mainstream school")

    assert named_in(case).setting == str(hillside.pk)


def test_a_name_that_is_not_in_the_register_is_written():
    case, client, address = final_page(around())

    send(client, address, setting="written", name="A new school", type="special school")

    assert (named_in(case).name, named_in(case).setting) == ("A new school", "")


def test_another_one_without_a_name_is_asked_for():
    _case, client, address = final_page(around())

    answer = send(client, address, setting="written", type="special school")

    assert answer.status_code == 422
    assert "Write the name, or choose one of the others." in answer.content.decode()


def test_the_type_alone_may_be_decided():
    case, client, address = final_page(around())

    send(client, address, setting="type", name="not meant", type="special school")

    assert (named_in(case).name, named_in(case).type) == ("", "special school")


def test_nothing_that_was_not_offered_can_be_named():
    hidden = factories.setting("Hillside Academy")
    case, client, address = final_page(around())

    answer = send(client, address, setting=str(hidden.pk), type="special school")

    assert answer.status_code == 422
    assert Case.objects.get(pk=case).state == "draft_with_family"


def test_the_place_the_plan_names_is_among_the_childs_places():
    made = around()
    far = factories.setting("Hillside Academy", authority="331")
    _case, client, address = final_page(made)

    send(client, f"{address}?school=hillside", setting=str(far.pk), type="special school")

    placement = Placement.objects.get(child=made.child, kind="named")
    assert (placement.setting_id, placement.begins, placement.ends) == (far.pk, FINAL, None)
    assert [found for _, found in differences() if found] == []


def test_what_an_earlier_plan_named_ends():
    made = around()
    factories.write(
        made.child,
        lambda writing: name_place(writing, Place(place="Old School")),
        on=FINAL.replace(year=2025),
    )

    final(made)

    ends = dict(Placement.objects.filter(child=made.child, kind="named").values_list("place", "ends"))
    assert ends == {"Old School": FINAL.replace(day=22), "Oakfield Primary School, mainstream school": None}
