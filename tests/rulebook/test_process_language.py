"""The little language: what a declaration says is what the process has. Each process here is made up for one test."""

from datetime import date

import pytest

from goldenthread.rulebook.process import (
    Clock,
    Event,
    Party,
    Process,
    Promised,
    Right,
    State,
    Step,
    Window,
)
from goldenthread.rulebook.processes.exceptions import REGULATION_10_4
from goldenthread.rulebook.rule import act, practice
from goldenthread.rulebook.standing import fold
from goldenthread.rulebook.time import Calendar, days, holiday, school_days, weeks

ASK = Right("ask again", act("s.1"))


def library_loan() -> type[Process]:
    """A process small enough to hold in the head. Declared anew for each test, so that declaring is what is tested."""

    class LibraryLoan(Process):
        ON_SHELF = State("The book is on the shelf.")
        LENT = State("The book is lent.", turn=Party.FAMILY, rights=(ASK,))
        BACK = State("The book is back.", ends=True)

        lent = Step("lends the book", by=Party.SETTING, when=ON_SHELF, to=LENT)
        asked_for = Step(
            "asks for it", by=(Party.SETTING, Party.ADVISER), when=LENT, per="by", needs=("how",)
        )
        renewed = Step("keeps it longer", by=Party.FAMILY, when=LENT)
        lost = Step("loses it", by=Party.FAMILY, when=LENT, to=BACK)
        returned = Step("brings it back", by=Party.FAMILY, when=(LENT, BACK), to=BACK,
                        waits_for="reading", unless=renewed)  # fmt: skip

        loan = Clock(
            "L-01", "bring the book back", owner=Party.FAMILY, starts=(lent, renewed), within=weeks(3),
            met_by=returned, stopped_by=(lost,), source=act("s.1"), reminder=weeks(2), renews=True,
            excused_by=REGULATION_10_4, note="Ask for longer if you like.",
        )  # fmt: skip
        answer = Clock(
            "L-02", "answer whoever asks", owner=Party.FAMILY, starts=asked_for, within=school_days(2),
            met_by=(returned,), per="by", source=practice("manners"), coming_from=LENT,
        )  # fmt: skip
        reading = Window(
            "L-03", "read it", owner=Party.FAMILY, starts=lent, within=days(5), source=practice("manners")
        )

    return LibraryLoan


def test_a_process_is_named_after_its_class_in_small_letters():
    assert library_loan().name == "library_loan"


def test_a_process_begins_in_the_state_declared_first():
    loan = library_loan()

    assert loan.start is loan.ON_SHELF
    assert list(loan.states) == ["on_shelf", "lent", "back"]


def test_a_state_says_whose_turn_it_is_what_may_be_done_and_whether_it_ends():
    states = library_loan().states
    lent, back = states["lent"], states["back"]

    assert (lent.says, lent.turn, lent.rights, lent.ends) == (
        "The book is lent.",
        Party.FAMILY,
        (ASK,),
        False,
    )
    assert (back.turn, back.rights, back.ends) == (None, (), True)


def test_a_step_keeps_its_name_its_words_and_who_may_take_it():
    steps = library_loan().steps

    assert list(steps) == ["lent", "asked_for", "renewed", "lost", "returned"]
    assert (steps["lent"].name, steps["lent"].says) == ("lent", "lends the book")
    assert steps["lent"].by == (Party.SETTING,)
    assert steps["asked_for"].by == (Party.SETTING, Party.ADVISER)


def test_a_step_says_from_which_states_it_may_be_taken_and_where_it_leads():
    loan = library_loan()

    assert loan.steps["lent"].when == (loan.ON_SHELF,)
    assert loan.steps["returned"].when == (loan.LENT, loan.BACK)
    assert loan.steps["lent"].to is loan.LENT
    assert loan.steps["renewed"].to is None


def test_the_field_that_tells_runs_apart_is_needed_too():
    steps = library_loan().steps

    assert (steps["asked_for"].per, steps["asked_for"].needs) == ("by", ("how", "by"))
    assert steps["renewed"].needs == ()


def test_a_step_may_wait_for_a_window_unless_another_step_was_taken():
    steps = library_loan().steps

    assert (steps["returned"].waits_for, steps["returned"].unless) == ("reading", steps["renewed"])
    assert (steps["lent"].waits_for, steps["lent"].unless) == (None, None)


def test_a_clock_is_a_rule_with_its_source_and_the_days_it_is_in_force():
    loan = library_loan().clock("L-01")

    assert (loan.id, loan.rule.title, loan.rule.source) == ("L-01", "bring the book back", act("s.1"))
    assert loan.rule.in_force.begins == date(2014, 9, 1)
    assert (loan.name, loan.note, loan.owner) == ("loan", "Ask for longer if you like.", Party.FAMILY)


def test_a_clock_keeps_what_starts_meets_stops_and_excuses_it():
    process = library_loan()
    loan, answer = process.clock("L-01"), process.clock("L-02")

    assert loan.starts == (process.lent, process.renewed)
    assert (loan.met_by, loan.stopped_by) == ((process.returned,), (process.lost,))
    assert (loan.excused_by, answer.excused_by) == (REGULATION_10_4, ())
    assert (answer.starts, answer.met_by, answer.stopped_by) == (
        (process.asked_for,),
        (process.returned,),
        (),
    )


def test_a_clock_says_how_it_runs():
    process = library_loan()
    loan, answer = process.clock("L-01"), process.clock("L-02")

    assert (loan.renews, loan.per, loan.coming_from, loan.reminder) == (True, None, None, weeks(2))
    assert (answer.renews, answer.per, answer.coming_from) == (False, "by", process.LENT)
    assert (answer.reminder, answer.note) == (None, "")


def test_only_a_window_is_a_window():
    process = library_loan()

    assert [each.is_window for each in process.clocks] == [False, False, True]


def test_a_process_knows_whether_it_counts_school_days():
    class Plain(Process):
        START = State("Nothing yet.")
        begun = Step("begins", by=Party.FAMILY, when=START)
        wait = Clock("P-01", "wait", owner=Party.FAMILY, starts=begun, within=days(1), source=act("s.1"))

    assert library_loan().counts_school_days
    assert not Plain.counts_school_days


def test_wiring_tells_for_each_step_which_clocks_it_meets_stops_and_starts():
    process = library_loan()
    told = {
        name: (wires.step, wires.meets, wires.stops, wires.starts) for name, wires in process.wiring.items()
    }

    assert told == {
        "lent": (process.lent, (), (), (0, 2)),
        "asked_for": (process.asked_for, (), (), (1,)),
        "renewed": (process.renewed, (), (), (0,)),
        "lost": (process.lost, (), (0,), ()),
        "returned": (process.returned, (0, 1), (), ()),
    }


def test_a_clock_can_be_found_by_its_id():
    process = library_loan()

    assert process.clock("L-02") is process.answer


def promised() -> Promised:
    return Promised("back_on", otherwise=weeks(3))


@pytest.mark.parametrize(
    ("fields", "due"),
    [({"back_on": "2026-03-20"}, date(2026, 3, 20)), ({}, date(2026, 3, 23)), ({"back_on": ""}, date(2026, 3, 23))],
)  # fmt: skip
def test_a_day_that_was_agreed_counts_and_otherwise_the_count_does(fields, due):
    assert promised().last_day(Event("lent", date(2026, 3, 2), fields), None) == due


def test_a_day_that_was_agreed_is_its_own_sum():
    told = promised().sum_in_words(Event("lent", date(2026, 3, 2), {"back_on": "2026-03-20"}), None)

    assert list(told) == ["Friday 20 March 2026 is the day that was agreed."]


def test_without_an_agreed_day_the_sum_names_no_day_to_aim_for_since_no_law_is_read_both_ways():
    assert list(promised().sum_in_words(Event("lent", date(2026, 3, 2)), None)) == [
        "Monday 2 March 2026 is day 0 and is not counted.",
        "3 weeks later is Monday 23 March 2026.",
        "Weekends, bank holidays and school holidays all count.",
    ]


def test_a_sum_on_the_setting_s_own_calendar_is_told_on_it():
    monday = holiday("half-term", date(2026, 3, 9), date(2026, 3, 13))
    agreed = Promised("back_on", otherwise=school_days(6))
    told = list(agreed.sum_in_words(Event("lent", date(2026, 3, 2)), Calendar((monday,))))

    assert told[1] == "School day 6 after it is Tuesday 17 March 2026."


def test_a_day_that_was_agreed_needs_no_calendar():
    clock = Clock("P-02", "a", owner=Party.FAMILY, starts=(), within=promised(), source=act("s.1"))

    assert not clock.needs_calendar


def test_whoever_acts_is_spoken_of_in_words():
    assert [party.words for party in Party] == [
        "the parent or young person",
        "the school, nursery or college",
        "the local authority",
        "the person asked for advice",
    ]


def test_a_made_up_process_folds_like_any_other():
    standing = fold(library_loan(), [Event("lent", date(2026, 3, 2)), Event("returned", date(2026, 3, 20))])

    assert standing.state.name == "back"
    assert [(each.clock.id, each.met_on) for each in standing.deadlines] == [
        ("L-01", date(2026, 3, 20)),
        ("L-03", None),
    ]
