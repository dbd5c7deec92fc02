"""Where a family is: each adult sees their own, and of a sheltered child only those who are named see anything."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.access.parts import Part
from goldenthread.access.signing.sessions import PROVED
from goldenthread.family.queries import own_children
from goldenthread.insight.queries.classes import class_of
from goldenthread.insight.queries.finding import Details, children_found
from goldenthread.insight.queries.worklist import Wanted, lines_for
from goldenthread.record.pages.heading import setting_of
from goldenthread.record.parts import RecordView, parts_of
from goldenthread.record.wall import behind
from goldenthread.rulebook.process import Party
from goldenthread.safeguarding.queries import ways_to_reach
from goldenthread.safeguarding.verbs import whereabouts
from tests.factories import AT, TODAY, case, days_ago, signed_in
from tests.safeguarding.arranging import PHONE, Family, a_family, everything_kept, raw, shelter, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
OTHERS = ("father", "senco", "class_teacher", "caseworker", "health")


@pytest.fixture
def family() -> Family:
    made = a_family()
    tell(made)
    tell(made, PHONE, "phone", made.mother)
    return made


def seen(family: Family, who: str) -> list[str]:
    acting = family.acting(who)
    with behind(acting, child=family.child.pk):
        return [way.words for way in ways_to_reach(child=family.child, reader=acting)]


@pytest.mark.security("S046")
@pytest.mark.capability("C043")
def test_each_parent_sees_their_own_and_never_the_others(family: Family):
    tell(family, "0121 496 0999", "phone", family.father, by="father")

    assert PHONE in seen(family, "mother")
    assert seen(family, "father") == ["0121 496 0999"]


@pytest.mark.security("S046", "S052")
def test_the_database_itself_keeps_one_parents_details_from_the_other(family: Family):
    rows = raw("SELECT id FROM record_whereabouts", family.acting("father"), family.child)
    events = raw(
        "SELECT id FROM record_event WHERE topic = 'whereabouts'", family.acting("father"), family.child
    )

    assert (rows, events) == ([], [])
    assert len(raw("SELECT id FROM record_whereabouts", family.acting("mother"), family.child)) == 2


@pytest.mark.security("S052", "S155")
def test_no_word_of_an_address_lies_readable_in_the_database(family: Family):
    kept = everything_kept()

    assert "Rose Lane" not in kept
    assert PHONE not in kept


@pytest.mark.security("S052")
@pytest.mark.parametrize("who", OTHERS)
def test_of_a_sheltered_child_nobody_who_is_not_named_finds_a_row(family: Family, who: str):
    shelter(family)
    acting = family.acting(who)

    assert raw("SELECT id FROM record_whereabouts", acting, family.child) == []
    assert raw("SELECT id FROM record_relationship WHERE role = 'attends'", acting, family.child) == []
    assert raw("SELECT id FROM record_event WHERE fields::text LIKE '%B33%'", acting, family.child) == []
    assert raw("SELECT id FROM record_shelter", acting, family.child) == []


@pytest.mark.security("S052")
def test_somebody_named_sees_all_of_it(family: Family):
    shelter(family, "caseworker")

    assert len(seen(family, "caseworker")) == 2
    assert raw(
        "SELECT id FROM record_relationship WHERE role = 'attends'", family.acting("caseworker"), family.child
    )


@pytest.mark.security("S052", "S055")
def test_the_school_is_gone_from_the_head_of_the_page(family: Family):
    acting = family.acting("father")
    with behind(acting, child=family.child.pk):
        before = setting_of(RecordView(family.child, acting).circle, TODAY)
    shelter(family)
    acting = family.acting("father")

    with behind(acting, child=family.child.pk):
        view = RecordView(family.child, acting)
        after, parts = setting_of(view.circle, TODAY), {part.name for part, _ in parts_of(view)}

    assert (before, after) == ("Oakfield Primary School", "")
    assert parts.isdisjoint({"circle", "placements", "timeline", "documents", "letters", "sending"})


@pytest.mark.security("S055")
def test_a_familys_first_page_does_not_name_the_school(family: Family):
    shelter(family)

    with behind(family.actors["father"]):
        (card,) = own_children(reader=family.actors["father"])

    assert setting_of(card.circle, TODAY) == ""


@pytest.mark.security("S055")
@pytest.mark.parametrize(("who", "there"), [("caseworker", False), ("safeguarding_lead", True)])
def test_a_sheltered_child_is_left_out_of_lists_and_search(family: Family, who: str, there: bool):
    case(family.child, "needs_assessment", "requested", on=days_ago(10))
    shelter(family)
    acting = family.actors[who]
    details = Details(family_name="Okoye", given_name="Amara")

    with behind(acting):
        found = children_found(reader=acting.on(Part.FIND), details=details)
        lines = lines_for(
            reader=replace(acting, authority="330").on(Part.WORKLIST), wanted=Wanted(owner=Party.AUTHORITY)
        )

    assert bool(found) is there
    assert bool(lines.rows) is (there and who == "caseworker")


@pytest.mark.security("S055")
def test_a_class_list_leaves_out_who_is_sheltered_but_for_a_teacher_who_is_named(family: Family):
    teacher = family.actors["class_teacher"].on(Part.HOME)
    shelter(family)
    with behind(teacher):
        unnamed = class_of(reader=teacher).children
    shelter_again = family.people["class_teacher"]
    whereabouts.name(
        child=family.child.pk, person=shelter_again.pk, by=family.actors["safeguarding_lead"], on=TODAY
    )
    with behind(teacher):
        named = class_of(reader=teacher).children

    assert (unnamed, named) == ([], [family.child])


@pytest.mark.security("S052")
def test_each_look_needs_a_sign_in_of_a_moment_ago_and_is_told_to_the_safeguarding_lead(
    family: Family, monkeypatch
):
    shelter(family, "caseworker")
    address = reverse("safeguarding:contact", args=[family.child.pk])
    browser = signed_in(family.people["caseworker"])
    browser.get("/")
    session = browser.session
    session[PROVED] = (AT - timedelta(minutes=11)).isoformat()
    session.save()

    assert browser.get(address).status_code == 302
    session[PROVED] = AT.isoformat()
    session.save()
    assert "14 Rose Lane" in browser.get(address).content.decode()

    told = signed_in(family.people["safeguarding_lead"]).get("/", follow=True).content.decode()
    assert "Somebody caseworker" in told


@pytest.mark.security("S052")
def test_somebody_who_is_not_named_is_refused_and_told_whom_to_ask(family: Family):
    shelter(family)
    address = reverse("safeguarding:contact", args=[family.child.pk])

    staff = signed_in(family.people["senco"]).get(address)
    parent = signed_in(family.father).get(address)

    assert (staff.status_code, parent.status_code) == (403, 403)
    assert "ask the safeguarding lead" in staff.content.decode()
    assert "kept safe" not in parent.content.decode()
