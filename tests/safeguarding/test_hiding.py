"""Free text about a sheltered child does not tell where they are."""

from time import process_time

import pytest
from django.urls import reverse

from goldenthread.record.changes import Change, change
from goldenthread.record.hiding import TellsWhere, marks_of, masked
from goldenthread.record.marking import Marker
from goldenthread.record.models import Event, Marks
from goldenthread.safeguarding.models import WordsMet
from goldenthread.safeguarding.verbs import whereabouts
from goldenthread.sending.checks import Leaving, MustNotLeave, or_stop
from goldenthread.support.verbs.concerns import raise_concern
from tests.factories import TODAY, signed_in
from tests.safeguarding.arranging import PHONE, Family, a_family, shelter, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def family() -> Family:
    made = a_family()
    tell(made)
    tell(made, PHONE, "phone", made.mother)
    tell(made, "Oakfield Primary School", "school")
    tell(made, "Zara Finch", "name")
    shelter(made, "class_teacher", "mother")
    return made


def said(writing: Change, words: str) -> None:
    """A family adds something at home."""
    writing.add("record", "left", id=writing.new_id(), name="Nobody", why=words)


@pytest.mark.security("S053")
@pytest.mark.parametrize(
    "words",
    [
        "They moved to 14 Rose Lane last week",
        "now at 14, ROSE  lane",
        "somewhere on Rose Lane",
        "the postcode is b331aa.",
        "B33  1AA",
        "call 01214960123",
        "call +44 121 496 0123 after six",
        "call 0121-4960-123",
        "seen near Oakfield Primary School",
        "she likes it at Oakfield",
        "Zara Finch is her name now",
        "Miss Finch came",
    ],
)
def test_words_that_tell_where_they_are_are_found_however_they_are_written(family: Family, words: str):
    assert Marker(family.child).find(words, marks_of(family.child))


@pytest.mark.security("S053")
@pytest.mark.parametrize(
    "words",
    [
        "They live in Birmingham",
        "a rose in the lane",
        "14 children",
        "B33 is a bus",
        "0121 496 0124",
        "a flat tyre",
    ],
)
def test_other_words_are_left_alone(family: Family, words: str):
    assert Marker(family.child).find(words, marks_of(family.child)) == []


@pytest.mark.security("S053")
def test_what_is_searched_for_is_kept_as_keyed_hashes_alone(family: Family):
    kept = " ".join(str(each.hashes) for each in Marks.objects.order_by("pk"))

    assert all(word not in kept.casefold() for word in ("rose", "lane", "oakfield", "finch"))


@pytest.mark.security("S053")
def test_a_save_that_tells_where_they_are_is_stopped_and_nothing_is_kept(family: Family):
    events = Event.objects.count()

    with pytest.raises(TellsWhere, match="Please leave out “14 Rose Lane”"):
        raise_concern(
            child=family.child.pk, seen="Walks from 14 Rose Lane", by=family.actors["class_teacher"], on=TODAY
        )

    assert Event.objects.count() == events


@pytest.mark.security("S053")
def test_a_child_who_is_not_sheltered_is_written_about_freely(family: Family):
    whereabouts.lift(child=family.child.pk, by=family.actors["safeguarding_lead"], on=TODAY)

    raise_concern(
        child=family.child.pk, seen="Walks from 14 Rose Lane", by=family.actors["class_teacher"], on=TODAY
    )


@pytest.mark.security("S053")
def test_the_form_keeps_every_word_and_offers_a_mask(family: Family):
    browser = signed_in(family.people["class_teacher"])
    browser.get("/")
    address = reverse("support:concern", args=[family.child.pk])
    form = browser.get(address).context["form"]
    given = {"submission": str(form["submission"].value()), "seen": "Walks from 14 Rose Lane, alone"}

    stopped = browser.post(address, given)
    assert stopped.status_code == 422
    assert "Walks from 14 Rose Lane, alone" in stopped.content.decode()
    assert 'name="mask"' in stopped.content.decode()

    assert browser.post(address, given | {"mask": "yes"}).status_code == 303
    assert "[kept safe]" in str(
        Event.objects.order_by("-recorded_at", "-seq").values_list("fields", flat=True)[0]
    )


@pytest.mark.security("S053")
def test_a_parent_who_is_not_named_cannot_find_out_by_trying_and_the_lead_learns_that_they_knew(
    family: Family,
):
    acting = family.acting("father")
    with change(family.child.pk, by=acting, on=TODAY) as writing:
        said(writing, "Is it 14 Rose Lane?")

    assert WordsMet.objects.get().written_by.startswith("Uche Okoye")


@pytest.mark.security("S053")
def test_masking_leaves_the_rest_as_it_was(family: Family):
    text = "She walks from 14 Rose Lane (B33 1AA) to school."

    assert (
        masked(family.child, text, marks_of(family.child))
        == "She walks from [kept safe] ([kept safe]) to school."
    )


@pytest.mark.security("S053")
def test_nothing_is_sent_that_tells_where_they_are_even_if_written_long_ago(family: Family):
    leaving = Leaving(
        "Dear Mr Okoye, Amara of 14 Rose Lane", family.child, family.father.pk, family.actors["caseworker"]
    )

    with pytest.raises(MustNotLeave, match="kept safe"):
        or_stop(leaving)


@pytest.mark.security("S053")
def test_thousands_of_words_are_searched_in_less_than_5_milliseconds(family: Family):
    words = [f"word{number % 900}" for number in range(2000)] + [
        "and",
        "then",
        "she",
        "went",
        "to",
        "the",
        "table",
        "with",
        "her",
        "friend",
    ] * 100
    marker, marks = Marker(family.child), marks_of(family.child)
    text = " ".join(words)
    marker.find(text, marks)

    took = []
    for _ in range(60):
        begun = process_time()
        marker.find(text, marks)
        took.append(process_time() - begun)

    assert min(took) < 0.005, f"{len(words)} words took {min(took) * 1000:.1f} ms"
