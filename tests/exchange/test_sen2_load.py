"""A return becomes records, cases, plans, places and clocks; all of it or nothing, and the second time nothing."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from goldenthread.access.actors import Capacity
from goldenthread.demo.returns.sen2 import people, write
from goldenthread.exchange.outcomes import NotLoaded
from goldenthread.exchange.sen2 import loading
from goldenthread.placements.models import Placement
from goldenthread.record.circle import children_for
from goldenthread.record.models import Case, Child, Deadline, Event, Identifier, Relationship, Role
from goldenthread.standards.codes import (
    AssessmentOutcome,
    CeaseReason,
    RequestOutcome,
    RequestSource,
    ReviewOutcome,
    TypeOfNeed,
)
from goldenthread.thread.models import Strand
from tests.exchange.returns import (
    ON,
    active,
    assessment,
    file_of,
    load,
    person,
    plan,
    planned,
    request,
    verified,
)
from tests.factories import actor, setting

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[1] / "standards" / "data" / "sen2_2026_sample.xml"
YEARS = (2023, 2024, 2025, 2026)


@pytest.mark.parametrize("year", YEARS)
def test_the_shape_of_each_year_is_loaded_and_every_row_holds(tmp_path, year):
    file = str(write(tmp_path / "return.xml", people(120, year=year), year=year))

    outcome = load(file)

    assert (outcome.done["new"], outcome.stops) == (120, [])
    assert Child.objects.count() == 120
    assert verified() == []


@pytest.mark.parametrize("year", YEARS)
def test_loading_the_same_return_again_changes_nothing(tmp_path, year):
    file = str(write(tmp_path / "return.xml", people(120, year=year), year=year))
    load(file)
    events = Event.objects.count()

    outcome = load(file)

    assert (outcome.done["unchanged"], outcome.found) == (120, [])
    assert Event.objects.count() == events


def test_the_worked_sample_is_loaded():
    outcome = load(str(SAMPLE))

    assert outcome.done["new"] == 6
    assert dict(Identifier.objects.filter(scheme="uln").values_list("value", "child__given_name")) == {
        "1000000027": "Bravo", "1000000035": "Echo",
    }  # fmt: skip
    assert verified() == []


def test_the_authority_sees_its_caseload(tmp_path):
    load(file_of(tmp_path, planned(1), planned(2)))

    ours = children_for(actor(Capacity.CASEWORKER, authority="370"))
    others = children_for(actor(Capacity.CASEWORKER, authority="371"))

    assert (ours.count(), others.count()) == (2, 0)


def test_a_request_that_waits_runs_its_clocks(tmp_path):
    """SEND Regulations 2014, regs 5(1) and 13(2)."""
    load(file_of(tmp_path, person(requests=(request(RequestOutcome.UNDECIDED, date(2025, 12, 8)),))))

    due = dict(Deadline.objects.filter(is_open=True).values_list("clock", "due"))
    assert Case.objects.get().state == "waiting_for_decision"
    assert (due["CLK-01"], due["CLK-05"]) == (date(2026, 1, 19), date(2026, 4, 27))


def test_a_new_plan_was_asked_for_agreed_and_issued_on_its_own_days(tmp_path):
    issued = date(2025, 12, 19)
    made = assessment(AssessmentOutcome.WILL_ISSUE, decided=issued, plan=plan(issued))
    asked = request(RequestOutcome.WILL_ASSESS, assessment=made, active=active(issued))

    load(file_of(tmp_path, person(requests=(asked,))))

    steps = Event.objects.exclude(case_id=None).order_by("seq").values_list("name", "happened_on")
    assert list(steps) == [
        ("requested", date(2025, 9, 1)),
        ("agreed_to_assess", date(2025, 10, 6)),
        ("finalised", issued),
        ("plan_made", issued),
    ]
    assert Deadline.objects.get(clock="CLK-05").met_on == issued
    assert Deadline.objects.get(clock="CLK-10").due == date(2026, 12, 18)


def test_events_say_from_which_return_they_come(tmp_path):
    load(file_of(tmp_path, planned()))

    assert {event.why for event in Event.objects.filter(topic="annual_review")} == {
        "From the SEN2 return of 2026, authority 370"
    }


@pytest.mark.parametrize(
    ("source", "opening"),
    [
        (RequestSource.YOUNG_PERSON_OR_PARENT, "requested"),
        (RequestSource.SETTING, "requested"),
        (RequestSource.HEALTH_PROFESSIONAL, "brought_to_attention"),
        (RequestSource.SOCIAL_CARE_PROFESSIONAL, "brought_to_attention"),
        (RequestSource.OTHER, "brought_to_attention"),
    ],
)
def test_who_asked_tells_a_request_from_a_child_brought_to_attention(tmp_path, source, opening):
    """Children and Families Act 2014, ss.36(1) and 36(3)."""
    load(file_of(tmp_path, person(requests=(request(RequestOutcome.UNDECIDED, source=source),))))

    assert Event.objects.exclude(case_id=None).get().name == opening


def test_a_refusal_keeps_mediation_and_appeal_beside_it(tmp_path):
    refused = request(RequestOutcome.WILL_NOT_ASSESS, mediation=True, tribunal=True)

    load(file_of(tmp_path, person(requests=(refused,))))

    fields = Event.objects.get(name="refused_to_assess").fields
    assert (fields["mediation"], fields["tribunal"]) == (True, True)
    assert Case.objects.get().state == "refused_to_assess"


def test_a_plan_whose_earlier_reviews_are_unknown_is_never_years_late(tmp_path):
    told = {
        "review_meeting": date(2025, 5, 12),
        "last_review": date(2025, 6, 6),
        "review_outcome": ReviewOutcome.KEEP,
    }

    load(file_of(tmp_path, planned(started=date(2018, 11, 2), **told)))

    assert not Deadline.objects.filter(clock="CLK-10").exists()
    assert Deadline.objects.get(clock="CLK-11").due == date(2026, 6, 5)


def test_a_plan_never_reviewed_shows_its_first_review_as_due(tmp_path):
    load(file_of(tmp_path, planned(started=date(2024, 11, 4))))

    assert Deadline.objects.get(clock="CLK-10", is_open=True).due == date(2025, 11, 3)


def test_needs_are_strands_with_their_type_and_broad_area(tmp_path):
    load(file_of(tmp_path, planned(need=TypeOfNeed.SPEECH_LANGUAGE_AND_COMMUNICATION)))

    need = Strand.objects.get()
    assert (need.kind, need.words) == ("need", "Speech, language and communication")
    assert need.body == {"census_type": "SLCN", "area": "communication and interaction"}


def test_a_place_in_the_register_puts_the_school_into_the_circle(tmp_path):
    school = setting("Oakfield Primary School", "370")
    type(school).objects.filter(pk=school.pk).update(urn="900001")

    load(file_of(tmp_path, planned()))

    kinds = Placement.objects.filter(setting=school).order_by("kind").values_list("kind", "place")
    assert list(kinds) == [("actual", "Oakfield Primary School"), ("named", "Oakfield Primary School")]
    assert Relationship.objects.get(role=Role.ATTENDS).setting_id == school.pk
    assert children_for(actor(Capacity.SENCO, at=school)).count() == 1


def test_a_place_that_the_register_does_not_have_keeps_its_number(tmp_path):
    load(file_of(tmp_path, planned()))

    assert set(Placement.objects.values_list("setting", "number")) == {(None, "900001")}


def test_a_plan_that_ended_because_of_a_move_ends_the_responsibility(tmp_path):
    someone = planned()
    (kept,) = someone.requests
    ended = replace(
        kept.assessment.plan,
        ceased=date(2025, 9, 22),
        cease_reason=CeaseReason.MOVED_TO_ANOTHER_ENGLISH_AUTHORITY,
    )
    moved = replace(kept, assessment=replace(kept.assessment, plan=ended), active=None)

    load(file_of(tmp_path, replace(someone, requests=(moved,))))

    assert Case.objects.get().state == "ceased"
    assert Relationship.objects.get(role=Role.RESPONSIBLE).ends == date(2025, 9, 22)
    assert Placement.objects.get().ends == date(2025, 9, 22)


def test_a_check_writes_nothing_and_says_what_would_be_done(tmp_path):
    outcome = load(file_of(tmp_path, planned(1), replace(planned(2), postcode=None)), check=True)

    assert outcome.done["new"] == 2
    assert "person 2" in outcome.found[-1].where
    assert not Child.objects.exists()


def test_one_error_keeps_the_whole_return_out_and_names_its_place(tmp_path):
    wrong = replace(planned(2), upn="F370999919009")

    with pytest.raises(NotLoaded, match=r"return.xml, person 2, line \d+, UPN .*Nothing was loaded"):
        load(file_of(tmp_path, planned(1), wrong))

    assert not Child.objects.exists()


def test_people_whose_entries_have_errors_can_be_left_out_on_purpose(tmp_path):
    outcome = load(file_of(tmp_path, planned(1), replace(planned(2), upn="F370999919009")), leave_out=True)

    assert (outcome.done["new"], outcome.done["left out"]) == (1, 1)
    assert [each.stops for each in outcome.found] == [False]


def test_a_return_of_nobodys_is_kept_out_even_where_people_may_be_left_out(tmp_path):
    file = write(tmp_path / "return.xml", [planned()], authority="999")

    with pytest.raises(NotLoaded, match=r"return\.xml, line \d+, LEA \('999'\)"):
        load(str(file), leave_out=True)


def test_two_people_with_one_upn_keep_the_return_out(tmp_path):
    with pytest.raises(NotLoaded, match="person 2"):
        load(file_of(tmp_path, planned(1), replace(planned(2), upn=planned(1).upn)))


def test_a_return_cut_in_the_middle_leaves_nothing(tmp_path):
    file = write(tmp_path / "return.xml", people(1200))
    file.write_bytes(file.read_bytes()[:-300])

    with pytest.raises(NotLoaded, match=r"return\.xml.*ends in the middle"):
        load(str(file))

    assert not Child.objects.exists()


def test_a_large_return_is_refused_in_the_same_words(tmp_path, monkeypatch):
    """Past a certain size another process reads the file, and its refusals come over whole."""
    monkeypatch.setattr(loading, "LARGE", 0)
    file = tmp_path / "return.xml"
    file.write_text("<Other/>")

    with pytest.raises(NotLoaded, match=r"return\.xml.*not a SEN2 return"):
        load(str(file))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<?xml version='1.0'?><!DOCTYPE Message [<!ENTITY a 'b'>]><Message/>", "DTD|document type|DOCTYPE"),
        ("<Other/>", "not a SEN2 return"),
        ("", "empty"),
        ("<Message><Header>", "ends in the middle|no Header"),
    ],
)
def test_a_file_that_is_no_return_is_refused_in_words(tmp_path, text, says):
    file = tmp_path / "return.xml"
    file.write_text(text)

    with pytest.raises(NotLoaded, match=f"(?i)return.xml.*({says})"):
        load(str(file))


def test_the_command_prints_one_object_for_machines(tmp_path, capsys):
    call_command("load_sen2", file_of(tmp_path, planned()), "--json")

    (told,) = json.loads(capsys.readouterr().out)
    assert (told["loaded"], told["read"], told["done"]["new"]) == (True, 1, 1)


def test_the_command_fails_with_the_first_error_in_words(tmp_path):
    with pytest.raises(CommandError, match="person 1"):
        call_command("load_sen2", file_of(tmp_path, replace(planned(), upn="F370999919009")))


def test_a_return_is_loaded_as_of_the_day_it_is_loaded(tmp_path):
    load(file_of(tmp_path, planned()))

    assert Event.objects.get(name="opened").happened_on == ON
