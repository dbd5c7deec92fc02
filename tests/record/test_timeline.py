"""The timeline: everything that happened, in words, filtered and paged, with nothing ever gone from it."""

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.actors import Capacity
from goldenthread.record import chronology
from goldenthread.record.changes import Change
from goldenthread.record.chronology import PAGE, Asked, Mark, chapter_for, choices_for
from goldenthread.record.models import Child, Event, Role
from goldenthread.record.pages.timeline import entries, in_order, latest
from goldenthread.thread import events as thread
from tests.factories import TODAY, actor, case, child, days_ago, join, person, signed_in, step, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def amara() -> Child:
    return child()


@pytest.fixture
def caseworker():
    return actor(Capacity.CASEWORKER)


def test_events_stand_by_the_day_they_happened_newest_first(amara: Child, caseworker):
    request = case(amara, "needs_assessment", "requested", on=days_ago(50))
    step(amara, request, "views_invited", on=days_ago(5))
    step(amara, request, "views_invited", on=days_ago(20))

    days = [
        event.happened_on for event in chapter_for(reader=caseworker, child=amara.pk, asked=Asked()).events
    ]

    assert days == sorted(days, reverse=True)


@pytest.mark.capability("C045")
def test_nothing_disappears_when_a_case_moves_on(amara: Child, caseworker):
    request = case(amara, "needs_assessment", "requested", on=days_ago(50))
    before = {event.pk for event in chapter_for(reader=caseworker, child=amara.pk, asked=Asked()).events}
    step(amara, request, "withdrawn", on=TODAY)

    after = {event.pk for event in chapter_for(reader=caseworker, child=amara.pk, asked=Asked()).events}

    assert before < after


@pytest.mark.capability("C045")
def test_what_was_put_right_stays_and_is_marked(amara: Child, caseworker):
    case(amara, "needs_assessment", "requested", on=days_ago(50))
    wrong = Event.objects.get(name="requested")
    write(
        amara,
        lambda writing: writing.add("needs_assessment", "corrected", case=wrong.case_id, corrects=wrong.pk),
    )

    chapter = chapter_for(reader=caseworker, child=amara.pk, asked=Asked())
    told = {
        (entry.phrase, entry.is_corrected)
        for entry in entries(chapter.events, chapter.corrections, caseworker)
    }

    assert ("asked for an assessment", True) in told
    assert ("put an earlier entry right", False) in told


@pytest.mark.capability("C045")
@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (Asked(heading="needs_assessment"), {"requested", "views_invited"}),
        (Asked(heading="record"), {"opened", "joined"}),
        (Asked(heading="nothing of the kind"), set()),
        (Asked(year=2025), {"requested", "views_invited"}),
        (Asked(year=2019), set()),
    ],
)
def test_a_timeline_is_filtered_by_heading_and_school_year(
    amara: Child, caseworker, asked: Asked, names: set[str]
):
    request = case(amara, "needs_assessment", "requested", on=days_ago(50))
    step(amara, request, "views_invited", on=days_ago(5))

    found = chapter_for(reader=caseworker, child=amara.pk, asked=asked).events

    assert {event.name for event in found} - {"numbers"} == names


def test_a_timeline_is_filtered_by_person(amara: Child, caseworker):
    case(amara, "needs_assessment", "requested", on=days_ago(50), by=caseworker)

    found = chapter_for(reader=caseworker, child=amara.pk, asked=Asked(person=caseworker.person)).events

    assert [event.name for event in found] == ["requested"]


def test_a_timeline_offers_only_what_is_in_it(amara: Child, caseworker):
    case(amara, "needs_assessment", "requested", on=days_ago(50), by=caseworker)

    choices = choices_for(reader=caseworker, child=amara.pk)

    assert choices.headings == ("needs_assessment", "record")
    assert choices.years == (2025, 2024)
    assert [name for _, name in choices.people] == ["Golden Thread", "Ruth Patel"]


def test_pages_join_without_a_gap_or_a_repeat(amara: Child, caseworker):
    request = case(amara, "needs_assessment", "requested", on=days_ago(50))
    for number in range(PAGE + 10):
        step(amara, request, "views_invited", on=days_ago(number % 7))

    first = chapter_for(reader=caseworker, child=amara.pk, asked=Asked())
    second = chapter_for(reader=caseworker, child=amara.pk, asked=Asked(older_than=first.older))
    back = chapter_for(reader=caseworker, child=amara.pk, asked=Asked(newer_than=second.newer))

    assert len(first.events) == PAGE
    assert {e.pk for e in first.events} | {e.pk for e in second.events} == set(
        Event.objects.values_list("pk", flat=True)
    )
    assert [e.pk for e in back.events] == [e.pk for e in first.events]
    assert (first.newer, second.older) == (None, None)


@pytest.mark.parametrize("text", ["", "x", "20260302", "20261399-1", "20260302-x"])
def test_a_place_that_cannot_be_read_is_no_place(text: str):
    assert Mark.read(text) is None


def test_a_family_is_spared_what_only_keepers_of_records_need(amara: Child):
    mother = person()
    join(amara, Role.PARENT, mother)
    number = {"scheme": "upn", "value": "A123456789012"}
    write(amara, lambda writing: writing.add("record", "number_given", id=writing.new_id(), **number))

    found = chapter_for(reader=actor(Capacity.PARENT, mother), child=amara.pk, asked=Asked()).events

    assert "number_given" not in {event.name for event in found}


def test_nobody_outside_the_circle_reads_a_line(amara: Child):
    stranger = actor(Capacity.PARENT)

    assert chapter_for(reader=stranger, child=amara.pk, asked=Asked()).events == []
    assert choices_for(reader=stranger, child=amara.pk) == chronology.Choices((), (), ())


def test_the_page_keeps_its_filters_from_page_to_page(amara: Child, client: Client):
    mother = person()
    join(amara, Role.PARENT, mother)
    request = case(amara, "needs_assessment", "requested", on=days_ago(50))
    for number in range(PAGE + 1):
        step(amara, request, "views_invited", on=days_ago(number % 7))

    page = signed_in(mother).get(reverse("record:timeline", args=[amara.pk]), {"heading": "needs_assessment"})

    assert page.status_code == 200
    assert "?heading=needs_assessment&amp;older=" in page.content.decode()


def test_codes_are_told_in_words_and_what_was_done_in_the_past_tense(amara: Child, caseworker):
    request = case(amara, "needs_assessment", "requested", on=days_ago(50))
    step(amara, request, "agreed_to_assess", on=days_ago(40))
    step(amara, request, "advice_asked", on=days_ago(39), id=request, body="social_care")

    chapter = chapter_for(reader=caseworker, child=amara.pk, asked=Asked(heading="needs_assessment"))
    latest = entries(chapter.events, chapter.corrections, caseworker)[0]

    assert latest.phrase == "asked for advice"
    assert latest.details == (("From", "social care"),)


def test_help_that_was_given_is_named_and_nobody_is_named_twice(amara: Child, caseworker):
    def told(writing: Change) -> None:
        help = thread.write_provision(
            writing, outcome=None, kind="strategy", what="Picture steps on the desk"
        )
        thread.give_session(writing, provision=help, given_by="Ruth Patel", minutes=5)

    write(amara, told, by=caseworker)

    chapter = chapter_for(reader=caseworker, child=amara.pk, asked=Asked(heading="delivery"))
    [given] = entries(chapter.events, chapter.corrections, caseworker)

    assert given.who == "Ruth Patel"
    assert given.details == (("Help", "Picture steps on the desk"), ("Minutes", "5"))


def helped(amara: Child, by, *sessions: tuple[str, str], on=TODAY) -> None:
    """Write down that each of these kinds of help was given, with a note or none."""

    def told(writing: Change) -> None:
        for what, note in sessions:
            help = thread.write_provision(writing, outcome=None, kind="strategy", what=what)
            thread.give_session(writing, provision=help, given_by="Ruth Patel", minutes=5, note=note)

    write(amara, told, by=by, on=on)


def summary(amara: Child, reader, most: int = 5) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    asked = Asked(heading="delivery")
    events = in_order(chapter_for(reader=reader, child=amara.pk, asked=asked).events)
    return [(entry.phrase, entry.details) for entry in latest(events, reader, {}, most=most)]


def test_help_that_was_given_often_on_a_day_is_told_once_in_the_summary(amara: Child, caseworker):
    helped(amara, caseworker, ("Picture steps", ""), ("A quiet corner", ""), ("Picture steps", ""))

    assert summary(amara, caseworker) == [
        ("gave the planned help", (("Help", "Picture steps"), ("Help", "A quiet corner")))
    ]


def test_a_note_is_never_left_out_of_the_summary(amara: Child, caseworker):
    helped(amara, caseworker, ("Picture steps", ""), ("A quiet corner", "She laughed"), ("Picture steps", ""))

    told = summary(amara, caseworker)

    assert [phrase for phrase, _ in told] == ["gave the planned help"] * 3
    assert ("Note", "She laughed") in told[1][1]


def test_each_day_stands_by_itself_and_the_summary_is_as_long_as_was_asked(amara: Child, caseworker):
    for day in range(4):
        helped(amara, caseworker, ("Picture steps", ""), ("Picture steps", ""), on=days_ago(day))

    told = [("gave the planned help", (("Help", "Picture steps"),))] * 3
    assert summary(amara, caseworker, most=3) == told
