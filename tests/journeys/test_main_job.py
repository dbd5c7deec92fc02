"""The main job, start to end, in a real browser: from the first worry to a final plan and its annual review.

After every step the family's page is opened: it must say what is happening, whose turn it is and by when.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from goldenthread.rulebook.time import Calendar
from goldenthread.rulebook.time.open_days import school_days
from tests.journeys import at_home, at_school, at_the_authority
from tests.journeys.situations import agreed_plan, shared_plan
from tests.journeys.story import Story, proves, today
from tests.journeys.walking import Walker

Begin = Callable[..., Story]

SCHOOL = "It is the turn of Ruth Patel at Oakfield Primary School."
AUTHORITY = "It is the turn of the local authority."
CASEWORKER = "It is the turn of Sam Reid at the local authority."
YOURS = "It is your turn."
DIAGNOSES = ("diagnosis:", "diagnosed", "autism", "ADHD", "dyslexia")


def ten_school_days() -> date:
    return school_days(10).last_day(today(), Calendar())


def weeks(number: int) -> date:
    return today() + timedelta(weeks=number)


@proves("C003", "C016", "C021")
def test_a_class_teacher_raises_a_concern_on_a_phone_in_under_three_minutes(begin: Begin):
    story = begin()
    teacher = story.at_the_screen("teacher")

    at_school.raise_a_concern(teacher, story.name)

    teacher.sees(
        "Thank you. Your concern about Amara has arrived", "Ruth Patel is the person to ask from now on"
    )
    assert (teacher.screens, teacher.fields, teacher.taps) == (3, 1, 3)
    story.family_is_told("A one-page plan is being written.", SCHOOL, ten_school_days())


@proves("C003", "C005", "C015", "C017", "C020", "C022", "C046", "C047", "C054", "C175", "C176")
@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_first_worry_to_a_final_plan_and_its_yearly_review(begin: Begin, script: bool):
    story = begin(script=script)

    support_at_school(story)
    the_request_and_the_decision(story)
    advice_and_a_plan(story)

    no_diagnosis_was_asked_for(story)


def support_at_school(story: Story) -> None:
    """A worry becomes a one-page plan that the family signs; help is given, reviewed and goes on."""
    teacher, parent = story.at_the_screen("teacher"), story.at_the_screen("parent")

    at_school.raise_a_concern(teacher, story.name)
    story.family_is_told("A one-page plan is being written.", SCHOOL, ten_school_days())

    review = at_school.write_the_plan(teacher, story.child)
    at_school.share_the_plan(teacher)
    story.family_is_told("The one-page plan is with you to read, add to and sign.", YOURS, ten_school_days())

    at_home.add_what_works_at_home(parent, story.child)
    at_home.sign(parent)
    parent.sees(at_home.AT_HOME, "Ngozi Okoye Agreed on")
    story.family_is_told("The support in the one-page plan is being tried.", SCHOOL, review)

    at_school.log_help(story.at_the_screen("assistant"), story.child)
    parent.opens(story.child)
    parent.sees("1 of 5 this week")

    at_school.close_the_review(teacher, story.child, "Plan a new cycle with different help")
    story.family_is_told("The next cycle of support is being planned.", SCHOOL, None)
    the_next_cycle_knows_it_all(teacher, story)


def the_next_cycle_knows_it_all(teacher: Walker, story: Story) -> None:
    teacher.opens(story.child)
    teacher.follows("Read the plan")
    teacher.presses("Change the plan")
    known = {
        label: teacher.page.get_by_label(label).first.input_value()
        for label in ("What is hard at the moment", "What will change")
    }
    assert known == {"What is hard at the moment": at_school.WORRY, "What will change": at_school.CHANGE}


def the_request_and_the_decision(story: Story) -> None:
    """The SENCO asks for an assessment, retyping nothing; the caseworker finds it and decides."""
    senco, caseworker = story.at_the_screen("senco"), story.at_the_screen("caseworker")

    at_school.request_an_assessment(senco, story.child)
    assert senco.fields == 2
    senco.follows("What was sent with the request")
    senco.sees(at_school.WORRY, at_school.CHANGE, "Given 1 of 1 times", "Mornings at home are calmer")
    story.family_is_told("The local authority is deciding whether to assess.", AUTHORITY, weeks(6))

    at_the_authority.open_from_the_worklist(caseworker, "Decide whether to assess", story.name)
    at_the_authority.decide_to_assess(caseworker)
    caseworker.sees(*(f"{day:%-d %B %Y}" for day in (weeks(16), weeks(20))))
    story.family_is_told(
        "The local authority is gathering advice about needs and support.", CASEWORKER, weeks(16)
    )


def advice_and_a_plan(story: Story) -> None:
    """Advice is asked for and given; the plan is drafted from the thread, answered and made final."""
    caseworker, parent = story.at_the_screen("caseworker"), story.at_the_screen("parent")

    at_the_authority.ask_for_advice(caseworker, f"Ines Roy, {story.circle.council}")
    at_the_authority.give_advice(story.at_the_screen("psychologist"))
    caseworker.opens(caseworker.page.url)
    at_the_authority.agree_a_plan(caseworker)
    story.family_is_told("The local authority is writing the draft plan.", CASEWORKER, weeks(16))

    at_the_authority.write_the_draft(caseworker)
    caseworker.sees(at_school.WORRY, at_school.CHANGE, at_the_authority.NEED)
    at_the_authority.send_the_draft(caseworker)
    story.family_is_told("The draft plan is with you to read and comment on.", YOURS, None)
    parent.sees(f"until {today() + timedelta(days=14):%A %-d %B %Y}")

    at_home.answer_the_draft(parent, story.child)
    at_the_authority.make_final(caseworker, story.child)
    caseworker.sees("Final since", "Oakfield Primary School", at_the_authority.NEED)
    story.family_is_told("The plan is in force and is reviewed every year.", CASEWORKER, None)
    parent.sees(
        "The local authority must finish the first annual review by", "appeal to the SEND Tribunal, until"
    )


def no_diagnosis_was_asked_for(story: Story) -> None:
    """C005: nobody was asked for a diagnosis, and nothing on the record names one."""
    parent = story.at_the_screen("parent")
    parent.opens(f"{story.child}timeline")
    parent.sees_not(*DIAGNOSES)


@proves("C046")
def test_a_parent_asks_for_an_assessment_themselves(begin: Begin):
    story = begin(given=agreed_plan)
    parent = story.at_the_screen("parent")

    at_school.request_an_assessment(parent, story.child)

    assert parent.fields == 2
    story.family_is_told("The local authority is deciding whether to assess.", AUTHORITY, weeks(6))


@proves("C046")
def test_a_young_person_asks_for_an_assessment_themselves(begin: Begin):
    story = begin(given_name="Leon", born=date(2009, 3, 14), school="Riverside College")
    leon = story.at_the_screen("young person")

    at_school.request_an_assessment(leon, story.child)

    story.family_is_told(
        "The local authority is deciding whether to assess.", AUTHORITY, weeks(6), who="young person"
    )
    parent = story.at_the_screen("parent")
    parent.opens(story.child)
    parent.sees_not("Ask for an EHC needs assessment", place=".gt-part--assessment")


@proves("C046")
def test_a_refusal_shows_the_family_how_to_disagree(begin: Begin):
    story = begin(given=agreed_plan)
    at_school.request_an_assessment(story.at_the_screen("parent"), story.child)
    caseworker = story.at_the_screen("caseworker")
    at_the_authority.open_from_the_worklist(caseworker, "Decide whether to assess", story.name)

    at_the_authority.refuse_to_assess(caseworker)

    parent = story.at_the_screen("parent")
    parent.opens(story.child)
    parent.sees("appeal to the SEND Tribunal, until", "contact a mediation adviser, until")
    parent.follows("Assessment asked for on")
    parent.sees("If you disagree", "Appeal to the SEND Tribunal", "Mediation adviser")


@proves("C176")
def test_a_family_that_does_not_agree_keeps_its_words_on_the_plan(begin: Begin):
    story = begin(given=shared_plan)
    parent, teacher = story.at_the_screen("parent"), story.at_the_screen("teacher")

    at_home.say_no(parent, story.child, "Five times a week is too often for her")

    teacher.opens(story.child)
    teacher.follows("Read the plan")
    teacher.sees("Ngozi Okoye Does not agree on", "“Five times a week is too often for her”")
    at_school.share_again(teacher)
    teacher.sees("Five times a week is too often for her")
