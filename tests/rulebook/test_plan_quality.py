"""Gentle questions about the words of a plan. Code 9.66, 9.69; CFA 2014, ss.37–40."""

import pytest

from goldenthread.rulebook import plan_quality as quality


@pytest.mark.parametrize(
    "text",
    [
        "Access to a quiet space",
        "Speech therapy as required",
        "Regular breaks",
        "Up to five hours",
        "Would benefit from visuals",
    ],
)
def test_vague_words_are_asked_about(text):
    assert quality.vague_words(text) is not None


@pytest.mark.parametrize(
    "text", ["30 minutes of speech therapy every Tuesday", "An irregular verb list", "Accessing lessons"]
)
def test_plain_words_are_left_alone(text):
    assert quality.vague_words(text) is None


def test_the_question_repeats_the_words_it_is_about():
    notice = quality.vague_words("Support with reading where possible")

    assert notice.asks == "Can “support with”, “where possible” be said more exactly?"


def test_a_decision_handed_on_is_asked_about():
    notice = quality.decision_put_off("Hours as determined by the school")

    assert "as determined by" in notice.asks
    assert "Rotherham" in str(notice.source)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Funding at Band C", True),
        ("£6,000 of support", True),
        ("£6,000 for 15 hours each week", False),
        ("15 hours each week", False),
    ],
)
def test_money_alone_does_not_say_what_is_done(text, asked):
    assert (quality.money_alone(text) is not None) is asked


def test_provision_is_counted_by_who_how_often_and_how_long():
    notice = quality.unmeasured(words="Speech therapy", who="", how_often="2", how_long="")

    assert notice.asks == "This line does not say who gives it or how long each time."


@pytest.mark.parametrize(
    ("words", "who", "how_often", "how_long"),
    [
        ("Speech therapy", "A therapist", "1", "30"),
        ("30 minutes of therapy every week", "A therapist", "", ""),
    ],
)
def test_provision_that_counts_itself_is_not_asked_again(words, who, how_often, how_long):
    assert quality.unmeasured(words=words, who=who, how_often=how_often, how_long=how_long) is None


@pytest.mark.parametrize(("provisions", "asked"), [(0, True), (1, False), (3, False)])
def test_each_need_has_provision(provisions, asked):
    assert (quality.need_without_provision(provisions=provisions) is not None) is asked


@pytest.mark.parametrize(("answers", "asked"), [(False, True), (True, False)])
def test_all_provision_answers_a_need(answers, asked):
    assert (quality.provision_without_need(answers_a_need=answers) is not None) is asked


def test_an_outcome_has_a_day_and_a_way_to_tell():
    assert quality.goal_unmeasured(by_when="17 July", measured_by="weekly count") is None
    assert "by when" in quality.goal_unmeasured(by_when="", measured_by="count").asks
    assert "how we shall know" in quality.goal_unmeasured(by_when="17 July", measured_by="").asks


@pytest.mark.parametrize(
    ("name", "kind", "ready"), [("", "", True), ("Oakfield", "", False), ("", "special school", False)]
)
def test_section_i_is_blank_in_a_first_draft(name, kind, ready):
    """Children and Families Act 2014, s.38(5)."""
    assert (quality.section_i_first_draft(name=name, kind=kind) is None) is ready


@pytest.mark.parametrize(("kind", "ready"), [("", False), ("mainstream school", True)])
def test_section_i_of_a_final_plan_says_at_least_the_type(kind, ready):
    assert (quality.section_i_final(kind=kind) is None) is ready


def test_no_question_calls_a_line_unlawful():
    notices = [
        *quality.line_notices("Access to £5 of regular help to be agreed"),
        quality.need_without_provision(provisions=0),
    ]

    assert notices
    assert not any(
        word in notice.asks + notice.because
        for notice in notices
        for word in ("unlawful", "breach", "illegal")
    )


def test_sections_run_from_a_to_k_and_each_is_written_in_one_way():
    written = {*quality.FROM_THE_THREAD, *quality.WRITTEN_AS_TEXT, "I", "K"}

    assert written == set(quality.SECTIONS)
