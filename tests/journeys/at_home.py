"""What a family does, screen by screen, on a phone: read, add, sign, ask and answer."""

from __future__ import annotations

from tests.journeys.walking import Walker

AT_HOME = "Pictures on the fridge in the morning"
MISSING = "She needs a quiet place at lunch too"


def add_what_works_at_home(parent: Walker, child: str) -> None:
    parent.opens(child)
    parent.follows("Read the plan")
    parent.follows("Add what works at home")
    parent.writes("What works at home?", AT_HOME)
    parent.presses("Add it to the plan")


def sign(parent: Walker) -> None:
    parent.presses("Agree the plan")
    parent.ticks("Yes, I agree")
    parent.presses("Send my answer")


def say_no(parent: Walker, child: str, why: str) -> None:
    """Disagree: the reason stays with the plan."""
    parent.opens(child)
    parent.follows("Read the plan")
    parent.presses("Agree the plan")
    parent.ticks("No, not as it is")
    parent.writes("What would you change, or why do you not agree?", why)
    parent.presses("Send my answer")


def answer_the_draft(parent: Walker, child: str) -> None:
    """Comment, ask for a school, and ask not to wait until the fifteen days are over."""
    parent.opens(child)
    parent.follows("Read the draft plan")
    parent.presses("Answer the draft plan")
    parent.writes("What is right, wrong or missing?", MISSING)
    parent.writes("Which school or college would you like?", "Oakfield Primary School")
    parent.ticks("I agree with the draft and want the plan made final without waiting for my time to end")
    parent.presses("Send my answer")
