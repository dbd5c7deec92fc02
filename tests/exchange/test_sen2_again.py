"""A later return adds what is new. Where it disagrees with the record, the record stands and a person is told."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.placements.models import Placement
from goldenthread.record.models import Case, Child, Event, Identifier, Relationship, Role
from goldenthread.standards import sen2
from goldenthread.standards.codes import (
    AssessmentOutcome,
    CeaseReason,
    RequestOutcome,
    ReviewOutcome,
    TypeOfNeed,
)
from goldenthread.standards.identifiers import upn_check_letter
from goldenthread.thread.models import Strand
from tests.exchange.returns import active, file_of, load, person, plan, planned, request, verified
from tests.factories import write

pytestmark = pytest.mark.django_db
ASKED = date(2024, 9, 2)


def waiting() -> sen2.Person:
    return person(requests=(request(RequestOutcome.UNDECIDED, ASKED),))


def decided(on: date = date(2025, 1, 10)) -> sen2.Person:
    going_on = sen2.Assessment(line=0, outcome=AssessmentOutcome.UNDECIDED)
    return person(requests=(request(RequestOutcome.WILL_ASSESS, ASKED, decided=on, assessment=going_on),))


def test_a_case_goes_on_where_the_last_return_left_it(tmp_path):
    load(file_of(tmp_path, waiting(), year=2025))

    outcome = load(file_of(tmp_path, decided()), leave_out=True)

    assert outcome.done["changed"] == 1
    assert Case.objects.get().state == "assessing"
    assert verified() == []


def test_reviews_of_another_year_are_added_to_the_same_plan(tmp_path):
    first = {
        "review_meeting": date(2024, 5, 13),
        "last_review": date(2024, 6, 3),
        "review_outcome": ReviewOutcome.KEEP,
    }
    second = {
        "review_meeting": date(2025, 5, 12),
        "last_review": date(2025, 6, 2),
        "review_outcome": ReviewOutcome.KEEP,
    }
    load(file_of(tmp_path, planned(**first), year=2025))

    load(file_of(tmp_path, planned(**second)))

    days = Event.objects.filter(name="decided").order_by("seq").values_list("happened_on", flat=True)
    assert list(days) == [date(2024, 6, 3), date(2025, 6, 2)]
    assert Case.objects.count() == 1


def test_a_decision_of_another_day_is_told_and_not_written_over(tmp_path):
    load(file_of(tmp_path, decided(on=date(2025, 1, 10))), leave_out=True)

    outcome = load(file_of(tmp_path, decided(on=date(2025, 1, 17))), leave_out=True)

    assert "“agreed_to_assess” is of 17 January 2025 here and of 10 January 2025" in outcome.found[-1].says
    assert Event.objects.get(name="agreed_to_assess").happened_on == date(2025, 1, 10)


def test_another_request_while_one_is_open_is_told(tmp_path):
    load(file_of(tmp_path, waiting(), year=2025))
    other = person(requests=(request(RequestOutcome.UNDECIDED, date(2025, 11, 3)),))

    outcome = load(file_of(tmp_path, other))

    assert "has not ended" in outcome.found[-1].says
    assert Case.objects.count() == 1


def test_a_new_name_in_a_later_return_is_taken_over(tmp_path):
    load(file_of(tmp_path, planned(), year=2025))

    load(file_of(tmp_path, replace(planned(), surname="Newname")))

    assert Child.objects.get().family_name == "Newname"
    assert verified() == []


def test_an_older_return_changes_no_particulars(tmp_path):
    load(file_of(tmp_path, planned()))

    outcome = load(file_of(tmp_path, replace(planned(), surname="Oldname"), year=2025))

    assert Child.objects.get().family_name == "Sample"
    assert "newer ones: family_name" in outcome.found[-1].says


def test_a_different_birth_date_is_told_and_never_taken_over(tmp_path):
    load(file_of(tmp_path, planned(), year=2025))

    outcome = load(file_of(tmp_path, replace(planned(), born=date(2015, 5, 5))))

    assert "The birth date is 5 May 2015 here and 4 May 2015 on the record." in outcome.found[-1].says
    assert Child.objects.get().born == date(2015, 5, 4)


def test_someone_without_a_number_is_known_by_name_and_birth_date(tmp_path):
    nameless = replace(planned(), upn=None, uln="1000000027")
    load(file_of(tmp_path, nameless, year=2025))

    outcome = load(file_of(tmp_path, planned()))

    assert (outcome.done["new"], Child.objects.count()) == (0, 1)
    assert set(Identifier.objects.values_list("scheme", flat=True)) == {"upn", "uln"}


def test_two_of_one_name_and_birth_date_are_left_to_a_person(tmp_path):
    first, second = (replace(planned(place), forename="Same", upn=planned(place).upn) for place in (1, 2))
    load(file_of(tmp_path, first, second, year=2025))

    outcome = load(file_of(tmp_path, replace(first, upn=None, uln="1000000027")))

    assert outcome.done == {"left out": 1}
    assert "Several children on the record" in outcome.found[-1].says


def test_the_same_name_with_another_upn_is_left_to_a_person(tmp_path):
    load(file_of(tmp_path, planned(1), year=2025))
    other = replace(planned(2), forename="Person 1")

    outcome = load(file_of(tmp_path, other))

    assert "has this name and birth date and another UPN" in outcome.found[-1].says
    assert Child.objects.count() == 1


def test_numbers_of_two_children_are_left_to_a_person(tmp_path):
    load(file_of(tmp_path, planned(1), replace(planned(2), upn=None, uln="1000000027"), year=2025))

    outcome = load(file_of(tmp_path, replace(planned(1), uln="1000000027")))

    assert "two different children" in outcome.found[-1].says


def test_a_temporary_upn_gives_way_to_a_lasting_one(tmp_path):
    body = "37099991900A"
    load(file_of(tmp_path, replace(planned(), upn=upn_check_letter(body) + body), year=2025))

    load(file_of(tmp_path, planned()))

    assert Identifier.objects.get(ended=None).value == planned().upn
    assert verified() == []


def test_a_new_place_ends_the_one_before(tmp_path):
    load(file_of(tmp_path, planned(), year=2025))
    (kept,) = planned().requests
    moved = replace(kept, active=active(date(2025, 9, 3), urn="900002"))

    load(file_of(tmp_path, replace(planned(), requests=(moved,))))

    places = (
        Placement.objects.filter(kind="actual").order_by("begins").values_list("number", "begins", "ends")
    )
    assert list(places) == [
        ("900001", date(2022, 6, 17), date(2025, 9, 2)),
        ("900002", date(2025, 9, 3), None),
    ]
    assert verified() == []


def test_another_place_named_in_the_plan_holds_from_the_census_day(tmp_path):
    load(file_of(tmp_path, planned(), year=2025))
    (kept,) = planned().requests
    named = replace(kept, assessment=replace(kept.assessment, plan=plan(date(2022, 6, 17), urn="900002")))

    load(file_of(tmp_path, replace(planned(), requests=(named,))))

    places = Placement.objects.filter(kind="named").order_by("begins").values_list("number", "begins", "ends")
    assert list(places) == [
        ("900001", date(2022, 6, 17), date(2026, 1, 14)),
        ("900002", date(2026, 1, 15), None),
    ]


def test_a_further_type_of_need_is_added_and_none_is_taken_away(tmp_path):
    load(file_of(tmp_path, planned(need=TypeOfNeed.OTHER), year=2025))

    load(file_of(tmp_path, planned(need=TypeOfNeed.AUTISTIC_SPECTRUM_DISORDER)))

    types = {row.body["census_type"] for row in Strand.objects.filter(ends=None)}
    assert types == {"OTH", "ASD"}


def test_a_child_whom_only_a_school_knew_comes_into_the_authoritys_care(tmp_path):
    load(file_of(tmp_path, planned(), year=2025))
    tie = Relationship.objects.get(role=Role.RESPONSIBLE)
    write(Child.objects.get(), lambda writing: writing.add("record", "left", id=tie.pk), on=date(2025, 2, 3))

    load(file_of(tmp_path, planned()))

    assert Relationship.objects.get(role=Role.RESPONSIBLE, ends=None).held_by == "370"
    assert verified() == []


def test_a_plan_that_ended_where_the_record_names_another_place_ends_that_and_is_told(tmp_path):
    load(file_of(tmp_path, planned(), year=2025))
    (kept,) = planned().requests
    reason = {"ceased": date(2025, 9, 7), "cease_reason": CeaseReason.NEEDS_MET_WITHOUT_A_PLAN}
    ended = plan(date(2022, 6, 17), urn="900002", **reason)
    over = replace(kept, assessment=replace(kept.assessment, plan=ended), active=None)

    outcome = load(file_of(tmp_path, replace(planned(), requests=(over,))))

    assert "in a plan that has ended" in outcome.found[-1].says
    assert Placement.objects.get(kind="named").ends == date(2025, 9, 7)
    assert verified() == []


def test_a_place_cannot_end_before_it_began_on_the_record(tmp_path):
    load(file_of(tmp_path, planned(started=date(2022, 6, 17)), year=2025))
    (kept,) = planned().requests
    reason = {"ceased": date(2021, 9, 7), "cease_reason": CeaseReason.NEEDS_MET_WITHOUT_A_PLAN}
    ended = plan(date(2020, 6, 17), **reason)
    over = replace(kept, assessment=replace(kept.assessment, plan=ended), active=None)

    outcome = load(file_of(tmp_path, replace(planned(), requests=(over,))))

    assert any("begins on 17 June 2022 on the record" in each.says for each in outcome.found)


def test_a_number_that_another_child_has_is_left_to_a_person(tmp_path):
    load(file_of(tmp_path, planned(), year=2025))
    stranger = replace(planned(), surname="Other", forename="Someone", born=date(2012, 3, 4))

    outcome = load(file_of(tmp_path, stranger))

    assert "cannot be told from the record who this is" in outcome.found[-1].says
    assert outcome.done == {"left out": 1}


def moved_away(*, on: date = date(2024, 9, 7)) -> sen2.Person:
    (kept,) = planned().requests
    ended = plan(date(2022, 6, 17), ceased=on, cease_reason=CeaseReason.MOVED_OUTSIDE_ENGLAND)
    return replace(
        planned(), requests=(replace(kept, assessment=replace(kept.assessment, plan=ended), active=None),)
    )


def parts_of_the_authority() -> list[tuple[date, date | None]]:
    held = Relationship.objects.filter(role=Role.RESPONSIBLE).order_by("begins")
    return list(held.values_list("begins", "ends"))


def test_an_older_return_loaded_again_brings_nobody_back_who_has_left(tmp_path):
    older = file_of(tmp_path, planned(), year=2024, name="older.xml")
    load(older)
    load(file_of(tmp_path, moved_away(), year=2025))

    outcome = load(older)

    assert outcome.done == {"unchanged": 1}
    assert parts_of_the_authority() == [(date(2022, 6, 17), date(2024, 9, 7))]


def test_who_moved_back_is_the_authoritys_again_from_the_day_after_however_often_it_is_loaded(tmp_path):
    left = file_of(tmp_path, moved_away(), year=2025, name="left.xml")
    back = file_of(tmp_path, planned(), year=2026, name="back.xml")

    for file in (left, back, left, back):
        load(file)

    assert parts_of_the_authority() == [
        (date(2022, 6, 17), date(2024, 9, 7)),
        (date(2024, 9, 8), None),
    ]
    assert verified() == []
