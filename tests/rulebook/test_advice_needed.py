"""Whose advice an assessment must have, by age and need. SEND Regulations 2014, reg 6."""

from datetime import date

import pytest

from goldenthread.rulebook.advice import BODIES, bodies_needed, body_words, is_complete

ON = date(2026, 3, 2)
ALWAYS = ["family", "education", "health", "psychology", "social_care"]


def keys(born: date, *, hears_or_sees_less: bool = False, on: date = ON) -> list[str]:
    return [each.body.key for each in bodies_needed(born=born, on=on, hears_or_sees_less=hears_or_sees_less)]


def test_five_bodies_are_asked_for_every_child():
    assert keys(date(2019, 5, 3)) == ALWAYS


@pytest.mark.parametrize(
    ("born", "asked"),
    [
        (date(2012, 9, 1), ALWAYS),
        (date(2012, 8, 31), [*ALWAYS, "adulthood"]),
        (date(2009, 8, 31), [*ALWAYS, "adulthood"]),
    ],
)
def test_from_year_nine_someone_who_knows_about_adult_life_is_asked(born, asked):
    """Reg 6(1)(g). Born on 1 September 2012 is Year 8 in spring 2026; born the day before is Year 9."""
    assert keys(born) == asked


def test_a_child_who_hears_or_sees_less_has_the_advice_of_a_qualified_teacher():
    """Reg 6(2)."""
    assert keys(date(2019, 5, 3), hears_or_sees_less=True) == [*ALWAYS, "sensory"]


def test_each_body_is_asked_for_a_reason():
    needed = bodies_needed(born=date(2010, 1, 1), on=ON, hears_or_sees_less=True)

    assert [each.because for each in needed] == [
        *["Every assessment must have this advice."] * 5,
        "From Year 9 on, an assessment looks ahead to adult life.",
        "A hearing or vision need is recorded, so a qualified teacher must advise.",
    ]


def test_each_body_cites_its_own_line_of_regulation_six():
    assert {key: body.source.provision for key, body in BODIES.items()} == {
        "family": "reg 6(1)(a)",
        "education": "reg 6(1)(b)",
        "health": "reg 6(1)(c)",
        "psychology": "reg 6(1)(d)",
        "social_care": "reg 6(1)(e)",
        "adulthood": "reg 6(1)(g)",
        "sensory": "reg 6(2)",
    }


def test_a_body_is_spoken_of_in_words_and_one_the_family_named_in_theirs():
    assert body_words("psychology") == "an educational psychologist"
    assert body_words("her swimming teacher") == "her swimming teacher"


@pytest.mark.parametrize(
    ("needs", "provision", "outcomes", "document", "complete"),
    [
        ("N", "P", "O", False, True),
        ("", "P", "O", False, False),
        ("N", " ", "O", False, False),
        ("N", "P", "", False, False),
        ("", "", "", True, True),
        ("", "", "", False, False),
    ],
)
def test_an_empty_reply_is_no_advice(needs, provision, outcomes, document, complete):
    assert is_complete(needs=needs, provision=provision, outcomes=outcomes, document=document) is complete
