"""What a caseworker and an adviser do, screen by screen: decide, ask, advise, write, send and make final."""

from __future__ import annotations

from tests.journeys.walking import Walker

NEED = "Holds two steps in mind at a time"
HELP = "Memory work in a small group, 20 minutes, three times a week, led by a trained assistant"


def open_from_the_worklist(caseworker: Walker, words: str, name: str) -> None:
    """The act that meets a deadline is one click away from the worklist."""
    caseworker.opens("/worklist")
    caseworker.presses(f"{words} , {name}")


def decide_to_assess(caseworker: Walker) -> None:
    caseworker.ticks("We will assess")
    caseworker.presses("Make this decision")


def refuse_to_assess(caseworker: Walker) -> None:
    """A refusal answers both halves of the test in law, for the family to read."""
    caseworker.ticks("We will not assess")
    caseworker.writes(
        "Have they special educational needs, or may they have them?",
        "Yes: she finds it hard to begin what the whole class is told",
    )
    caseworker.writes(
        "Why may it not be necessary to give support under a plan?",
        "The help at school began this week and has not been tried for long enough to judge",
    )
    caseworker.writes("What did you look at?", "The request and the plan sent with it")
    caseworker.presses("Make this decision")


def ask_for_advice(caseworker: Walker, adviser: str) -> None:
    """Everyone the regulations name is ticked already; only who answers is chosen."""
    caseworker.presses("Ask for advice")
    caseworker.picks("Who answers: an educational psychologist?", adviser)
    caseworker.presses("Ask for this advice")


def give_advice(adviser: Walker) -> None:
    """From the adviser's own list of what they are asked for."""
    adviser.opens("/worklist")
    adviser.follows("Give or record advice")
    adviser.follows("Give the advice from an educational psychologist")
    adviser.writes("What are the needs?", NEED)
    adviser.writes("Which outcomes should we aim for?", "Follows three-step instructions by herself")
    adviser.writes("What provision is needed?", HELP)
    adviser.presses("Give this advice")


def agree_a_plan(caseworker: Walker) -> None:
    caseworker.presses("Decide about a plan")
    caseworker.ticks("Yes, we will make a plan")
    caseworker.writes("Reasons", "Her needs call for help that the school cannot give from its own means")
    caseworker.presses("Make this decision")


def write_the_draft(caseworker: Walker) -> None:
    """The plan begins from the thread; a line of advice goes in as it is."""
    caseworker.presses("Write the plan")
    caseworker.presses("Begin the plan from the thread")
    caseworker.follows(f"Take in {NEED}")
    caseworker.presses("Save this line")


def send_the_draft(caseworker: Walker) -> None:
    caseworker.presses("Send the draft")
    caseworker.presses("Send the draft to the family")


def make_final(caseworker: Walker, child: str) -> None:
    """What the family asks for stands in the form already."""
    caseworker.opens(child)
    caseworker.follows("Assessment asked for on")
    caseworker.presses("Make the plan final")
    caseworker.picks("Type", "Mainstream school")
    caseworker.presses("Make the plan final")
