"""What people do at school, screen by screen: worry, plan, give help, review, and ask for more."""

from __future__ import annotations

from datetime import date

from tests.journeys.walking import Walker

WORRY = "She waits for others to start before she does, and often has not understood what to do"
CHANGE = "Starts three tasks in four by herself"
SEEN_AT_REVIEW = "She starts half of her tasks by herself now"
WHY_NOW = "She falls further behind her friends although the help is given"


def raise_a_concern(who: Walker, name: str) -> None:
    """From their own first page: the child, what was seen, sent."""
    who.opens("/")
    who.follows(f"Raise a concern about {name}")
    who.writes("What have you seen?", WORRY)
    who.presses("Send")


def write_the_plan(teacher: Walker, child: str) -> date:
    """Write the one-page plan: the concern is in it already, and what to try comes from the toolkit.

    Return the day of the review, which the form has found.
    """
    teacher.opens(child)
    teacher.follows("Read the plan")
    teacher.presses("Write the plan")
    assert teacher.page.get_by_label("What is hard at the moment").input_value() == WORRY
    teacher.writes("What the child is good at", "Building, and being kind to younger children")
    teacher.writes("How it is now", "Starts one task in four without being asked again")
    teacher.writes("What will change", CHANGE)
    teacher.writes("How we shall know", "Mrs Patel counts on Mondays")
    teacher.picks("Choose from the toolkit (optional)", "Communication and interaction: Visual timetable")
    teacher.writes("Who does it?", "Tom Lewis")
    teacher.writes("Times a week", "5")
    review = teacher.day_in("We review it together on")
    teacher.presses("Save the plan")
    return review


def share_the_plan(teacher: Walker) -> None:
    teacher.presses("Share it")
    teacher.presses("Share and sign")


def log_help(assistant: Walker, child: str) -> None:
    """From the first page to “given today”."""
    assistant.opens(f"{child}delivery")
    assistant.presses("Given today")


def close_the_review(teacher: Walker, child: str, next_step: str) -> None:
    """Review with the family: a result and a next step, without which no cycle closes."""
    teacher.opens(child)
    teacher.follows("Read the plan")
    teacher.presses("Review it with the family")
    teacher.ticks("Partly met: some of it has come")
    teacher.writes("What do you see now?", SEEN_AT_REVIEW)
    teacher.writes("What the family says", "Mornings at home are calmer")
    teacher.ticks(next_step)
    teacher.presses("Close this cycle")


def request_an_assessment(who: Walker, child: str) -> None:
    """Ask the authority: one sentence and one tick, for everything else is on the record."""
    who.opens(child)
    who.follows("Ask for an EHC needs assessment")
    who.writes("Why is an assessment needed now?", WHY_NOW)
    who.ticks("I understand that what is shown here is sent to the local authority")
    who.presses("Send the request")


def share_again(teacher: Walker) -> None:
    """Change one word, and share the new version."""
    teacher.presses("Change the plan")
    teacher.writes("Times a week", "3")
    teacher.presses("Save the plan")
    teacher.presses("Share it")
    teacher.presses("Share and sign")
