"""Gentle questions about the words of a plan: what makes one appear, what does not, and whose words stand behind it."""

import pytest

from goldenthread.rulebook.plan_quality import (
    PUT_OFF,
    VAGUE,
    Notice,
    decision_put_off,
    goal_unmeasured,
    line_notices,
    money_alone,
    need_without_provision,
    provision_without_need,
    section_i_final,
    section_i_first_draft,
    unmeasured,
    vague_words,
)
from goldenthread.rulebook.rule import Authority

CLEAR = "A speech and language therapist works with Amara for 30 minutes every week."


@pytest.mark.parametrize("phrase", VAGUE)
def test_words_that_leave_room_for_doubt_are_asked_about(phrase):
    notice = vague_words(f"Amara has {phrase.upper()} a small group.")

    assert f"“{phrase}”" in notice.asks


def test_every_vague_phrase_of_a_line_is_named_once_in_one_question():
    notice = vague_words("Access to a mentor, as required.")

    assert notice == Notice(
        "Can “access to”, “as required” be said more exactly?",
        "A plan should leave no doubt about what has been decided.",
        notice.source,
    )
    assert str(notice.source) == "L v Clarke and Somerset, [1998] ELR 129"


@pytest.mark.parametrize(
    "words", [CLEAR, "An irregular heartbeat is checked every day.", "", "Group of up-to-date books"]
)
def test_clear_words_are_left_alone(words):
    assert vague_words(words.replace("up-to-date", "new")) is None


@pytest.mark.parametrize("phrase", PUT_OFF)
def test_a_decision_left_to_someone_else_is_asked_about(phrase):
    notice = decision_put_off(f"Hours {phrase} the school.")

    assert notice.asks == f"“{phrase}” leaves this to be decided later. What is decided now?"
    assert notice.because == "The authority decides what the plan holds and cannot hand that decision on."
    assert str(notice.source) == "E v Rotherham, [2001] EWHC Admin 432"


def test_a_decision_that_was_made_is_left_alone():
    assert decision_put_off(CLEAR) is None


@pytest.mark.parametrize("words", ["Top-up of £4,000", "£ 500", "Band B", "Banding 3 applies"])
def test_money_that_says_not_what_it_buys_is_asked_about(words):
    notice = money_alone(words)

    assert notice.asks == "What will this money or band pay for?"
    assert notice.because == "A sum does not say what will be done."
    assert notice.source.authority is Authority.PRACTICE


@pytest.mark.parametrize(
    "words",
    ["A teaching assistant, 15 hours (Band B)", "Band C: taught weekly in a group", "Plays in a band", CLEAR],
)
def test_money_beside_what_it_buys_is_left_alone(words):
    assert money_alone(words) is None


def test_help_that_does_not_say_who_how_often_or_how_long_is_asked_about():
    notice = unmeasured(words="Help with reading", who="", how_often="", how_long="")

    assert notice.asks == "This line does not say who gives it, how often or how long each time."
    assert notice.because == "Provision should normally be counted in hours, frequency and who."
    assert str(notice.source) == "SEND Code of Practice 2015, 9.69"


@pytest.mark.parametrize(
    ("who", "how_often", "how_long", "missing"),
    [
        ("a teacher", "", "", "how often or how long each time"),
        ("a teacher", "weekly", "", "how long each time"),
        ("", "weekly", "30 minutes", "who gives it"),
    ],
)
def test_only_what_is_missing_is_asked_for(who, how_often, how_long, missing):
    notice = unmeasured(words="Help with reading", who=who, how_often=how_often, how_long=how_long)

    assert notice.asks == f"This line does not say {missing}."


@pytest.mark.parametrize(
    ("words", "who", "how_often", "how_long"),
    [
        ("Help", "a teacher", "weekly", "an hour"),
        (CLEAR, "a therapist", "", ""),
        ("Twice a day", "a nurse", "", ""),
    ],
)
def test_help_that_is_counted_is_left_alone(words, who, how_often, how_long):
    assert unmeasured(words=words, who=who, how_often=how_often, how_long=how_long) is None


def test_numbers_alone_do_not_say_who_gives_the_help():
    assert unmeasured(words="Daily, 20 minutes", who="", how_often="", how_long="").asks.startswith(
        "This line does not"
    )


def test_a_line_is_asked_about_everything_a_careful_reader_would_ask():
    found = line_notices("Regular input from a mentor, as decided by the school. Band A.")

    assert [each.asks[:5] for each in found] == ["Can “", "“as d", "What "]
    assert line_notices(CLEAR) == ()


def test_each_need_must_have_provision():
    """Children and Families Act 2014, s.37(2)."""
    notice = need_without_provision(provisions=0)

    assert (notice.asks, notice.because) == (
        "No provision in Section F answers this need yet.",
        "Each and every need must have provision.",
    )
    assert str(notice.source) == "Children and Families Act 2014, s.37(2)"
    assert need_without_provision(provisions=1) is None


def test_provision_should_answer_a_need():
    notice = provision_without_need(answers_a_need=False)

    assert (notice.asks, notice.because) == (
        "Which need in Section B does this answer?",
        "Provision should flow from a need.",
    )
    assert notice.source.authority is Authority.CODE
    assert provision_without_need(answers_a_need=True) is None


@pytest.mark.parametrize(
    ("by_when", "measured_by", "missing"),
    [
        ("", "", "by when or how we shall know"),
        ("July 2026", "", "how we shall know"),
        ("", "a reading age", "by when"),
    ],
)
def test_an_outcome_should_have_a_day_and_a_way_to_tell(by_when, measured_by, missing):
    notice = goal_unmeasured(by_when=by_when, measured_by=measured_by)

    assert notice.asks == f"This outcome does not say {missing}."
    assert notice.because == "An outcome should be specific and have a day."
    assert str(notice.source) == "SEND Code of Practice 2015, 9.66"


def test_an_outcome_with_both_is_left_alone():
    assert goal_unmeasured(by_when="July 2026", measured_by="a reading age") is None


@pytest.mark.parametrize(
    ("name", "kind"), [("Oakfield", ""), ("", "mainstream school"), ("Oakfield", "mainstream")]
)
def test_a_first_draft_names_no_place(name, kind):
    """Children and Families Act 2014, s.38(5)."""
    assert section_i_first_draft(name=name, kind=kind) == (
        "Section I must be blank in a first draft, so that the family can ask for any school or college."
    )


def test_a_first_draft_with_a_blank_section_i_may_go_out():
    assert section_i_first_draft(name="", kind="") is None


def test_a_final_plan_names_a_kind_of_place_at_least():
    says = section_i_final(kind="")

    assert (
        says
        == "Say the type of school or college in Section I, and its name too unless only the type is decided."
    )
    assert section_i_final(kind="mainstream school") is None
