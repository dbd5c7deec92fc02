"""An outcome is a change: help or a place written in its stead is refused, with words that help."""

import pytest

from goldenthread.rulebook.plans import earliest_review, is_outcome, latest_cycle_review, latest_review
from goldenthread.thread.outcomes import NotAnOutcome, help_with, refuse_provision
from tests.factories import TODAY

PROVISION = [
    "30 minutes of speech and language therapy weekly",
    "Amara will receive 1:1 support",
    "To have access to a quiet room",
    "15 hours of TA support",
    "Support from a teaching assistant in maths",
    "Amara attends Lego intervention sessions",
    "Have a laptop",
    "Full-time one-to-one teaching assistant",
    "An EHCP",
]
PLACEMENT = ["A place at a special school", "Moves to specialist provision", "Attends the autism base"]
OUTCOMES = [
    "Asks for help with a picture card in two lessons out of three",
    "Gets dressed after PE by herself in ten minutes",
    "Plays a turn-taking game with a friend for 10 minutes",
    "Attends her lessons four days out of five",
    "Talks one-to-one with a friend at lunch",
    "Accepts help from an adult when upset",
    "Needs adult help for no more than 10 minutes",
    "Uses her laptop to write a paragraph without help",
]


@pytest.mark.capability("C057")
@pytest.mark.parametrize("words", PROVISION)
def test_help_is_no_outcome(words):
    assert not is_outcome(words)
    assert "what will be given" in help_with(words)


@pytest.mark.capability("C057")
@pytest.mark.parametrize("words", PLACEMENT)
def test_a_place_is_no_outcome(words):
    assert not is_outcome(words)
    assert "says where" in help_with(words)


@pytest.mark.capability("C057")
@pytest.mark.parametrize("words", OUTCOMES)
def test_what_the_child_will_do_is_an_outcome(words):
    assert is_outcome(words)
    assert help_with(words) == ""


def test_no_words_are_no_outcome():
    assert not is_outcome("  ")


def test_the_refusal_quotes_the_words_and_shows_an_example():
    with pytest.raises(NotAnOutcome, match=r"“15 hours of ta support”.*for example"):
        refuse_provision("15 hours of TA support")


def test_a_first_response_is_reviewed_after_four_to_six_weeks_and_a_cycle_within_four_months():
    assert (earliest_review(TODAY) - TODAY).days == 28
    assert (latest_review(TODAY) - TODAY).days == 42
    assert latest_cycle_review(TODAY).isoformat() == "2026-07-02"
