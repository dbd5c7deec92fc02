"""Safeguarding notes, the marker, what a child confides, and health: each for its own seats, in the database too."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.record.models import Event, Role
from goldenthread.record.parts import RecordView, parts_of
from goldenthread.record.wall import behind
from goldenthread.safeguarding.models import Concern, Note, OwnWords
from goldenthread.safeguarding.queries import concerns_of, health_of, notes_of, own_words_of
from goldenthread.safeguarding.verbs import confiding, notes
from tests.factories import TODAY, actor, join, person, signed_in
from tests.safeguarding.arranging import Family, a_family, everything_kept, raw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
WORDS = "She said that she is afraid to go home on Fridays"
CONFIDED = "I would rather stay at my aunt's"
DETAIL = "Takes methylphenidate in the morning"
SUPPORT = "Needs a break after forty minutes"
NOT_KEEPERS = ("mother", "father", "senco", "head", "class_teacher", "caseworker", "health")


@pytest.fixture
def family() -> Family:
    return a_family()


def note(family: Family, *, about: str = "", call: str = "Ruth Patel, 0121 496 0001") -> None:
    notes.write_note(
        child=family.child.pk, kind="staff" if about else "concern", words=WORDS,
        about=family.people[about].pk if about else None, call=call, by=family.actors["social_worker"], on=TODAY,
    )  # fmt: skip


def seen(browser: Client, address: str) -> str:
    """Return a page without its one-time tokens."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", browser.get(address).content.decode())


@pytest.mark.security("S067", "S155")
def test_no_word_of_a_note_lies_readable_in_the_database(family: Family):
    note(family)

    kept = everything_kept()
    assert "afraid" not in kept
    assert "496 0001" not in kept


@pytest.mark.security("S067")
@pytest.mark.parametrize("who", NOT_KEEPERS)
@pytest.mark.parametrize(
    "asks",
    [
        "SELECT id FROM safeguarding_note",
        "SELECT id FROM record_event WHERE topic = 'safeguarding'",
    ],
)
def test_in_raw_sql_nobody_else_finds_that_there_is_a_note(family: Family, who: str, asks: str):
    note(family)

    assert raw(asks, family.acting(who), family.child) == []


@pytest.mark.security("S067")
@pytest.mark.parametrize("who", ["safeguarding_lead", "social_worker"])
def test_those_who_keep_children_safe_read_it(family: Family, who: str):
    note(family)
    acting = family.acting(who)

    with behind(acting, child=family.child.pk):
        (kept,) = notes_of(child=family.child, reader=acting)

    assert (kept.words, kept.kind) == (WORDS, "A concern about the child")


@pytest.mark.security("S067")
def test_the_timeline_shows_and_counts_the_same_with_and_without_a_note(family: Family):
    browser = signed_in(family.mother)
    addresses = [reverse(f"record:{name}", args=[family.child.pk]) for name in ("child", "timeline")]
    browser.get("/")
    before = [seen(browser, address) for address in addresses]

    note(family)

    assert [seen(browser, address) for address in addresses] == before


@pytest.mark.capability("C043")
@pytest.mark.security("S067")
@pytest.mark.parametrize(
    ("who", "told"),
    [("senco", True), ("head", True), ("caseworker", True), ("class_teacher", False), ("mother", False)],
)
def test_the_marker_tells_those_who_may_know_whom_to_call_and_no_more(family: Family, who: str, told: bool):
    note(family)
    acting = family.acting(who)

    with behind(acting, child=family.child.pk):
        filled = {part.name: content for part, content in parts_of(RecordView(family.child, acting))}

    assert ("marker" in filled) is told
    assert not told or [each.words for each in filled["marker"]["concerns"]] == ["Ruth Patel, 0121 496 0001"]


@pytest.mark.security("S068")
@pytest.mark.parametrize(
    ("who", "asks"),
    [
        ("safeguarding_lead", "SELECT id FROM safeguarding_note"),
        ("safeguarding_lead", "SELECT id FROM record_event WHERE topic = 'safeguarding'"),
        ("head", "SELECT id FROM safeguarding_concern"),
    ],
)
def test_whoever_an_allegation_is_about_never_finds_it(family: Family, who: str, asks: str):
    note(family, about=who)

    assert raw(asks, family.acting(who), family.child) == []
    assert family.people[who].pk.hex not in str(
        list(Event.objects.filter(topic="safeguarding").values_list("fields"))
    )


@pytest.mark.security("S068")
def test_others_who_may_still_read_it(family: Family):
    note(family, about="safeguarding_lead")
    acting = family.acting("social_worker")

    with behind(acting, child=family.child.pk):
        assert len(notes_of(child=family.child, reader=acting)) == 1
    accused = family.acting("safeguarding_lead")
    with behind(accused, child=family.child.pk):
        assert notes_of(child=family.child, reader=accused) == []
        assert concerns_of(child=family.child, reader=accused) == []


@pytest.mark.security("S067")
def test_a_note_is_written_and_read_on_its_page_and_the_mark_is_taken_away(family: Family):
    browser = signed_in(family.people["safeguarding_lead"])
    browser.get("/")
    address = reverse("safeguarding:add-note", args=[family.child.pk])
    form = browser.get(address)
    assert "data-autosave" not in form.content.decode()
    key = str(form.context["form"]["submission"].value())

    sent = browser.post(
        address, {"submission": key, "kind": "concern", "told": WORDS, "call": "Jo", "about": ""}
    )

    assert WORDS in browser.get(sent["Location"]).content.decode()
    browser.post(reverse("safeguarding:end-concern", args=[family.child.pk]))
    assert Note.objects.count() == 1
    assert Concern.objects.get().ends == TODAY


@pytest.mark.security("S049")
@pytest.mark.parametrize("who", ["mother", "father"])
def test_what_a_child_confides_is_not_there_for_parents(family: Family, who: str):
    confiding.say(
        child=family.child.pk, words=CONFIDED, ask_first=True, by=family.actors["class_teacher"], on=TODAY
    )
    acting = family.acting(who)

    assert raw("SELECT id FROM safeguarding_ownwords", acting, family.child) == []
    assert raw("SELECT id FROM record_event WHERE topic = 'own_words'", acting, family.child) == []
    with behind(acting, child=family.child.pk):
        assert own_words_of(child=family.child, reader=acting) == []


@pytest.mark.security("S049")
def test_parents_read_it_once_the_child_agrees(family: Family):
    confiding.say(
        child=family.child.pk, words=CONFIDED, ask_first=True, by=family.actors["class_teacher"], on=TODAY
    )
    confiding.release(
        child=family.child.pk, words=OwnWords.objects.get().pk, by=family.actors["class_teacher"], on=TODAY
    )
    acting = family.acting("mother")

    with behind(acting, child=family.child.pk):
        (said,) = own_words_of(child=family.child, reader=acting)

    assert said.words == CONFIDED


@pytest.mark.security("S049")
def test_sharing_for_safety_keeps_its_reason_and_only_those_who_keep_children_safe_may(family: Family):
    confiding.say(
        child=family.child.pk, words=CONFIDED, ask_first=True, by=family.actors["class_teacher"], on=TODAY
    )
    words = OwnWords.objects.get().pk
    address = reverse("safeguarding:override", args=[family.child.pk, words])
    teacher, lead = (signed_in(family.people[who]) for who in ("class_teacher", "safeguarding_lead"))
    assert teacher.get(address).status_code == 403
    lead.get("/")
    key = str(lead.get(address).context["form"]["submission"].value())

    lead.post(address, {"submission": key, "because": "She may be hurt on Friday"})

    acting = family.acting("class_teacher")
    with behind(acting, child=family.child.pk):
        (said,) = own_words_of(child=family.child, reader=acting)
    assert (said.flag, said.because) == (False, "She may be hurt on Friday")
    assert "hurt on Friday" not in everything_kept()


@pytest.mark.security("S049")
def test_a_young_person_says_it_on_their_own_page(family: Family):
    own = person("Amara Okoye")
    join(family.child, Role.YOUNG_PERSON, own)
    browser = signed_in(own)
    browser.get("/")
    address = reverse("safeguarding:say", args=[family.child.pk])
    key = str(browser.get(address).context["form"]["submission"].value())

    browser.post(address, {"submission": key, "told": CONFIDED, "ask_first": "on"})

    page = browser.get(address).content.decode()
    assert "rather stay at my aunt" in page
    assert "Ask Amara before sharing this" in page
    assert actor(Capacity.YOUNG_PERSON, own).capacity is Capacity.YOUNG_PERSON


def test_an_adult_of_the_family_who_writes_it_down_is_not_offered_to_be_kept_out(family: Family):
    mother = person("Ngozi Okoye")
    join(family.child, Role.PARENT, mother)
    browser = signed_in(mother)
    browser.get("/")
    address = reverse("safeguarding:say", args=[family.child.pk])
    form = browser.get(address).context["form"]

    sent = {"submission": str(form["submission"].value()), "told": "Mornings are hard", "ask_first": "on"}

    assert "ask_first" not in form.fields
    assert browser.post(address, sent).status_code == 303
    assert "Mornings are hard" in browser.get(address).content.decode()


@pytest.mark.capability("C261")
@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("health", {DETAIL, SUPPORT}),
        ("mother", {DETAIL, SUPPORT}),
        ("class_teacher", {SUPPORT}),
        ("senco", {SUPPORT}),
        ("caseworker", {SUPPORT}),
    ],
)
def test_staff_see_of_health_what_support_needs_and_the_family_all(family: Family, who: str, told: set[str]):
    for words, for_support in ((DETAIL, False), (SUPPORT, True)):
        confiding.tell_health(
            child=family.child.pk, words=words, for_support=for_support, by=family.actors["health"], on=TODAY
        )
    acting = family.acting(who)

    with behind(acting, child=family.child.pk):
        found = {fact.words for fact in health_of(child=family.child, reader=acting)}
    rows = raw("SELECT id FROM safeguarding_healthfact", acting, family.child)

    assert found == told
    assert len(rows) == len(told)
