"""When a review should make the SENCO think about more help."""

from goldenthread.rulebook.next_steps import NextStep, Result, reasons_for_more_help
from goldenthread.rulebook.rule import Authority

MET, PARTLY, NOT_MET, CHANGED = Result.MET, Result.PARTLY, Result.NOT_MET, Result.NEED_CHANGED


def test_a_first_not_met_is_no_reason_yet():
    assert reasons_for_more_help([NOT_MET], NextStep.NEW_CYCLE) == []


def test_two_not_met_running_are_a_reason():
    assert len(reasons_for_more_help([MET, NOT_MET, NOT_MET], NextStep.GO_ON)) == 1


def test_two_not_met_apart_are_none():
    assert reasons_for_more_help([NOT_MET, PARTLY, NOT_MET], NextStep.GO_ON) == []


def test_help_that_was_mostly_not_given_proves_nothing_about_the_child():
    results = [NOT_MET, NOT_MET]

    assert reasons_for_more_help(results, NextStep.GO_ON, given=4, planned=10) == []
    assert reasons_for_more_help(results, NextStep.GO_ON, given=5, planned=10)


def test_a_changed_need_and_a_wish_for_more_are_reasons_of_their_own():
    assert len(reasons_for_more_help([CHANGED], NextStep.ASSESSMENT)) == 2


def test_help_goes_on_unless_people_stop_it():
    assert [each for each in NextStep if not each.keeps_support] == [NextStep.STOP]


def test_every_result_and_step_has_words():
    assert all(each.words for each in (*Result, *NextStep))
    assert not Authority.PRACTICE.is_law
