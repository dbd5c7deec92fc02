"""What a plan must hold: outcomes are changes, and reviews come in time."""

from datetime import date

import pytest

from goldenthread.rulebook.plans import (
    earliest_review,
    is_outcome,
    latest_cycle_review,
    latest_review,
    placement_in,
    provision_in,
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("20 hours of support a week", "20 hours of support"),
        ("Three  SESSIONS; 2 sessions   of speech therapy", "2 sessions of speech therapy"),
        ("One-to-one support all day", "one-to-one support"),
        ("A full-time TA", "full-time ta"),
        ("She will be provided with a quiet room", "will be provided with"),
        ("Access to a sensory room and support", "access to a sensory room and support"),
        ("TA time each day", "ta time"),
        ("Speech and language therapy", "speech and language therapy"),
        ("Attends a nurture group daily", "attends a nurture group"),
        ("To have a laptop", "have a laptop"),
        ("An EHC plan", "ehc plan"),
        ("Therapy for 30 minutes", "therapy for 30 minutes"),
        ("Help from a teaching assistant", "help from a teaching assistant"),
    ],
)
def test_help_written_where_a_change_belongs_is_found(words, found):
    assert provision_in(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "Follows two-step instructions without a picture by Easter",
        "Asks for help from an adult when stuck",
        "Needs less help from a teaching assistant",
        "Uses therapy putty for 5 minutes to calm down",
        "Reads 40 words a minute",
        "",
    ],
)
def test_a_change_the_child_makes_is_no_help(words):
    assert provision_in(words) == ""


def test_a_child_who_acts_does_not_hide_help_that_is_plainly_named():
    assert provision_in("Uses 20 hours of support") == "20 hours of support"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Moves to a special school", "moves to a special school"),
        ("Special school", "special school"),
        ("A  pupil referral unit", "a pupil referral unit"),
        ("A settled placement", "placement"),
    ],
)
def test_a_place_written_where_a_change_belongs_is_found(words, found):
    assert placement_in(words) == found


def test_a_change_at_school_is_no_place():
    assert placement_in("Walks to school alone") == ""


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Joins in a game with two others", True),
        ("20 hours of support a week", False),
        ("A special school", False),
        ("   ", False),
    ],
)
def test_an_outcome_is_neither_help_nor_a_place_nor_nothing(words, outcome):
    """SEND Code of Practice 9.66."""
    assert is_outcome(words) is outcome


def test_a_first_review_falls_four_to_six_weeks_after_the_support_starts():
    assert earliest_review(date(2026, 3, 2)) == date(2026, 3, 30)
    assert latest_review(date(2026, 3, 2)) == date(2026, 4, 13)


def test_a_cycle_is_reviewed_within_four_months():
    """SEND Code of Practice 6.65: at least three meetings a year."""
    assert latest_cycle_review(date(2026, 3, 2)) == date(2026, 7, 2)
