"""Whose advice an assessment must have. SEND Regulations 2014, reg 6."""

from datetime import date

import pytest

from goldenthread.rulebook.advice import ADULTHOOD, ALWAYS, SENSORY, bodies_needed, body_words, is_complete

IN_MARCH = date(2026, 3, 2)


def keys(**told):
    return [each.body.key for each in bodies_needed(**{"on": IN_MARCH, "hears_or_sees_less": False, **told})]


def test_five_bodies_are_always_asked():
    assert keys(born=date(2018, 11, 5)) == [body.key for body in ALWAYS]


@pytest.mark.parametrize(
    ("born", "asked"),
    [(date(2012, 9, 1), False), (date(2012, 8, 31), True), (date(2008, 1, 1), True)],
)
def test_adulthood_is_looked_at_from_year_9(born, asked):
    assert (ADULTHOOD.key in keys(born=born)) is asked


def test_a_qualified_teacher_advises_where_hearing_or_sight_is_a_need():
    assert SENSORY.key in keys(born=date(2018, 11, 5), hears_or_sees_less=True)


def test_each_body_comes_with_a_reason():
    needed = bodies_needed(born=date(2010, 1, 1), on=IN_MARCH, hears_or_sees_less=True)

    assert all(each.because.endswith(".") for each in needed)


def test_a_body_the_family_names_is_told_in_their_words():
    assert body_words("music therapy") == "music therapy"
    assert body_words("psychology") == "an educational psychologist"


@pytest.mark.parametrize(
    ("needs", "provision", "outcomes", "document", "complete"),
    [
        ("a", "b", "c", False, True),
        ("", "", "", True, True),
        ("a", "", "c", False, False),
        (" ", "\n", "\t", False, False),
    ],
)
def test_advice_is_complete_when_it_says_all_three_or_comes_as_a_report(
    needs, provision, outcomes, document, complete
):
    assert is_complete(needs=needs, provision=provision, outcomes=outcomes, document=document) is complete
