"""EHC needs assessment, against cases worked by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.rulebook.process import Event, Party
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import CannotFold, ClockState, Deadline, Standing, fold

NEEDS_ASSESSMENT = PROCESSES["needs_assessment"]


def event(name: str, on: str, **fields: str) -> Event:
    return Event(name, date.fromisoformat(on), {key.rstrip("_"): value for key, value in fields.items()})


def standing(*events: Event) -> Standing:
    return fold(NEEDS_ASSESSMENT, events)


def clock(found: Standing, id: str, key: str = "") -> Deadline:
    return next(each for each in found.deadlines if each.clock.id == id and each.key == key)


REQUESTED = event("requested", "2026-01-05")
AGREED = event("agreed_to_assess", "2026-02-10")
DRAFTED = (event("agreed_plan", "2026-04-20"), event("draft_served", "2026-04-22"))


def test_six_sixteen_and_twenty_weeks_end_on_the_weekday_of_the_request():
    found = standing(REQUESTED)

    assert clock(found, "CLK-01").due == date(2026, 2, 16)
    assert clock(found, "CLK-04").due == date(2026, 4, 27)
    assert clock(found, "CLK-05").due == date(2026, 5, 25)


def test_a_bank_holiday_does_not_move_the_twentieth_week():
    assert clock(standing(REQUESTED), "CLK-05").due == date(2026, 5, 25)


def test_the_day_to_aim_for_is_a_day_earlier():
    assert clock(standing(REQUESTED), "CLK-05").safe == date(2026, 5, 24)


def test_being_brought_to_attention_starts_the_same_clocks():
    asked = {(each.clock.id, each.due) for each in standing(REQUESTED).deadlines}
    seen = {
        (each.clock.id, each.due) for each in standing(event("brought_to_attention", "2026-01-05")).deadlines
    }

    assert asked == seen


def test_each_body_asked_has_six_weeks_of_its_own():
    found = standing(
        REQUESTED,
        AGREED,
        event("advice_asked", "2026-02-11", body="psychology"),
        event("advice_asked", "2026-02-18", body="medical"),
        event("advice_given", "2026-03-20", body="psychology"),
    )

    assert clock(found, "CLK-03", "psychology").state(date(2026, 4, 2)) is ClockState.MET
    assert clock(found, "CLK-03", "medical").due == date(2026, 4, 1)
    assert clock(found, "CLK-03", "medical").days_late(date(2026, 4, 2)) == 1


def test_no_law_sets_the_family_a_day_for_their_own_advice():
    """SEND Regulations 2014, reg 8(1), binds bodies that are asked to help, not the parent or young person."""
    asked = [event("advice_asked", "2026-02-11", body=body) for body in ("family", "health")]
    answered = event("advice_given", "2026-06-01", body="family")
    found = standing(REQUESTED, AGREED, *asked, answered)

    assert [each.key for each in found.deadlines if each.clock.id == "CLK-03"] == ["health"]
    assert found.irregular == []


def test_asking_the_same_body_again_does_not_give_it_more_time():
    again = event("advice_asked", "2026-03-01", body="medical")
    found = standing(REQUESTED, AGREED, event("advice_asked", "2026-02-11", body="medical"), again)

    assert [each.due for each in found.deadlines if each.clock.id == "CLK-03"] == [date(2026, 3, 25)]


def test_a_refusal_to_assess_ends_the_later_clocks_and_opens_mediation_and_appeal():
    found = standing(REQUESTED, event("refused_to_assess", "2026-02-10"))
    rights = {right.rule: right.until for right in found.rights(date(2026, 2, 11))}

    assert clock(found, "CLK-05").state(date(2026, 12, 1)) is ClockState.CLOSED
    assert rights["CLK-20"] == rights["CLK-21"] == date(2026, 4, 10)


def test_the_time_to_appeal_rolls_past_august():
    found = standing(REQUESTED, event("refused_to_assess", "2026-06-10"))

    assert clock(found, "CLK-20").due == date(2026, 8, 10)
    assert clock(found, "CLK-21").due == date(2026, 9, 1)


def test_a_change_of_mind_gives_ten_and_fourteen_weeks_from_that_day():
    """The arithmetic of a published Ombudsman decision: 13 November, then 22 January and 19 February."""
    found = standing(
        event("requested", "2025-09-01"),
        event("refused_to_assess", "2025-10-10"),
        event("agreed_to_assess", "2025-11-13"),
    )

    assert clock(found, "CLK-41b").due == date(2026, 1, 22)
    assert clock(found, "CLK-41c").due == date(2026, 2, 19)
    assert clock(found, "CLK-05").stopped is not None


def test_agreeing_at_once_starts_no_clock_of_a_change_of_mind():
    assert not any(each.clock.id.startswith("CLK-41") for each in standing(REQUESTED, AGREED).deadlines)


def test_the_final_plan_waits_for_the_family_unless_they_ask_for_it():
    drafted = standing(REQUESTED, AGREED, *DRAFTED)
    asked = standing(REQUESTED, AGREED, *DRAFTED, event("finalising_asked", "2026-04-25"))

    assert drafted.may("finalised").not_before == date(2026, 5, 7)
    assert asked.may("finalised").not_before is None


def test_a_second_draft_gives_the_family_fifteen_days_again():
    found = standing(REQUESTED, AGREED, *DRAFTED, event("draft_served", "2026-05-01"))

    assert found.may("finalised").not_before == date(2026, 5, 16)
    assert [right.until for right in found.rights(date(2026, 5, 2)) if right.rule == "CLK-06"] == [
        date(2026, 5, 15)
    ]


def test_withdrawing_ends_every_clock():
    found = standing(REQUESTED, AGREED, event("withdrawn", "2026-03-01"))

    assert found.state is NEEDS_ASSESSMENT.states["withdrawn"]
    assert found.open() == []


def test_a_step_out_of_turn_is_counted_and_named():
    found = standing(REQUESTED, event("finalised", "2026-05-20"))

    assert clock(found, "CLK-05").met_on == date(2026, 5, 20)
    assert len(found.irregular) == 1


def test_an_unknown_event_names_the_events_there_are():
    with pytest.raises(CannotFold, match=r"“reqested” is not an event.*requested"):
        standing(event("reqested", "2026-01-05"))


def test_an_event_without_its_field_says_which_is_missing():
    with pytest.raises(CannotFold, match="must say: body"):
        standing(REQUESTED, AGREED, event("advice_asked", "2026-02-11"))


def test_only_the_authority_may_decide_and_the_family_may_always_withdraw():
    possible = {each.step.name: each for each in standing(REQUESTED).next()}

    assert possible["agreed_to_assess"].by(Party.AUTHORITY)
    assert not possible["agreed_to_assess"].by(Party.FAMILY)
    assert possible["withdrawn"].by(Party.FAMILY)


@given(st.dates(date(2015, 1, 1), date(2038, 1, 1)))
def test_a_later_request_is_never_due_sooner(requested):
    first, next_day = (
        fold(NEEDS_ASSESSMENT, [Event("requested", requested.fromordinal(requested.toordinal() + more))])
        for more in (0, 1)
    )

    assert all(a.due < b.due for a, b in zip(first.deadlines, next_day.deadlines, strict=True))


@given(st.permutations([REQUESTED, AGREED, *DRAFTED, event("finalised", "2026-05-20")]))
def test_the_order_in_which_events_are_told_does_not_matter(events):
    told, in_order = (
        fold(NEEDS_ASSESSMENT, events),
        standing(REQUESTED, AGREED, *DRAFTED, event("finalised", "2026-05-20")),
    )

    assert told.state is in_order.state
    assert [(each.clock.id, each.due, each.met_on) for each in told.deadlines] == [
        (each.clock.id, each.due, each.met_on) for each in in_order.deadlines
    ]
