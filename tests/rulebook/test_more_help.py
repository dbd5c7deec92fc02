"""After a review: what it can find, what can come next, and when more help should be thought about. Practice."""

import pytest

from goldenthread.rulebook.next_steps import SOURCE, NextStep, Result, reasons_for_more_help
from goldenthread.rulebook.rule import Authority

MET, PARTLY, NOT_MET, NEED_CHANGED = Result
TWICE = "Two reviews running found that the change had not come."
CHANGED = "The review found that the need has changed."


@pytest.mark.parametrize("choice", [*Result, *NextStep])
def test_every_choice_has_words_for_the_page(choice):
    assert choice.words[0].isupper()


def test_help_goes_on_unless_people_stop_it():
    assert [step for step in NextStep if not step.keeps_support] == [NextStep.STOP]


def test_a_specialist_and_an_assessment_are_asking_for_more():
    assert [step for step in NextStep if step.asks_for_more] == [NextStep.SPECIALIST, NextStep.ASSESSMENT]


def test_a_review_that_chose_more_help_says_which():
    assert reasons_for_more_help([MET], NextStep.SPECIALIST) == [
        "The review chose: ask a specialist to advise."
    ]


@pytest.mark.parametrize(
    ("results", "reasons"),
    [
        ([], []),
        ([NOT_MET], []),
        ([NOT_MET, NOT_MET], [TWICE]),
        ([NOT_MET, PARTLY, NOT_MET], []),
        ([MET, NOT_MET, NOT_MET], [TWICE]),
        ([NOT_MET, NOT_MET, MET], []),
        ([NEED_CHANGED], [CHANGED]),
        ([NEED_CHANGED, MET], []),
    ],
)
def test_what_the_reviews_found_so_far_gives_the_reasons(results, reasons):
    assert reasons_for_more_help(results, NextStep.GO_ON) == reasons


@pytest.mark.parametrize(
    ("given", "planned", "counts"), [(5, 10, True), (4, 10, False), (0, 0, True), (1, 1, True)]
)
def test_help_that_was_mostly_not_given_says_nothing_about_the_child(given, planned, counts):
    reasons = reasons_for_more_help([NOT_MET, NOT_MET], NextStep.GO_ON, given=given, planned=planned)

    assert reasons == ([TWICE] if counts else [])


def test_what_is_suggested_here_is_practice_and_not_law():
    assert SOURCE.authority is Authority.PRACTICE
