"""What each letter of an assessment says, in our own words. SEND Regulations 2014, regs 4, 5, 10, 32."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.text import capfirst

from goldenthread.assessments.letters import (
    Letter,
    Part,
    addressees,
    authority_name,
    free_help,
    how_to_disagree,
)
from goldenthread.assessments.models import LocalHelp
from goldenthread.record.changes import Change
from goldenthread.record.models import Relationship
from goldenthread.rulebook.advice import body_words
from goldenthread.rulebook.no_duty import HAS_PLAN, after_six_months
from goldenthread.rulebook.processes.exceptions import MISSED_APPOINTMENT, REGULATION_10_4
from goldenthread.rulebook.standing import Deadline, Standing
from goldenthread.rulebook.time import long_date
from goldenthread.rulebook.time.words import in_a_row

THE_TEST = (
    "The law asks two questions. Has the child or young person special educational needs, or may they have them? "
    "May it be necessary for support to be given under an EHC plan? If the answer to both is yes, we must assess. "
    "No diagnosis is needed, and no set amount of money or number of support cycles must have been used first."
)

TOLD_OF_REQUEST = ("the health body", "social care", "the head of the school, nursery or college")
PARTNERS = ("the health body", "the school, nursery or college")
GROUNDS = {ground.id: ground.says for ground in (*REGULATION_10_4, MISSED_APPOINTMENT)}


def windows(standing: Standing) -> dict[str, Deadline]:
    """Return the latest run of each clock, by its id."""
    return {each.clock.id: each for each in standing.deadlines}


def opening(
    writing: Change,
    family: Iterable[Relationship],
    *,
    kind: str,
    title: str,
    parts: tuple[Part, ...],
    also_to: tuple[str, ...] = (),
) -> Letter:
    """Put parts under the head of a letter from the child’s authority."""
    child, sender = writing.child, authority_name(writing.child.authority_id)
    return Letter(
        kind=kind, title=title, to=addressees(child, family, on=writing.on), about=child.full_name, on=writing.on,
        sender=sender, signed=writing.by.name, parts=parts, also_to=also_to,
    )  # fmt: skip


def request_received(standing: Standing) -> tuple[Part, ...]:
    """L1: the request is here, what follows, and the right to be heard. CFA 2014, s.36(7)."""
    known = windows(standing)
    return (
        Part(
            "We have the request",
            ("We are considering an EHC needs assessment. This letter says what happens next and by when.",),
        ),
        Part(
            "The days set by law",
            items=(
                f"By {long_date(known['CLK-01'].due)} we must tell you whether we will assess.",
                f"By {long_date(known['CLK-04'].due)} we must tell you if, after assessing, we will not make a plan.",
                f"By {long_date(known['CLK-05'].due)} any final plan must be with you.",
            ),
        ),
        Part(
            "You have a right to be heard",
            ("You may tell us what you think and send us evidence. What is on the record we have already.",),
        ),
    )


def views_invited(standing: Standing, *, ask: str, answer_by: date) -> tuple[Part, ...]:
    """L1, when the authority asks for views: what is considered, how to answer, and the days. CFA 2014, s.36(7)."""
    most = (f"We would most like to know: {ask}",) if ask else ()
    return (
        Part(
            "Please tell us what you think",
            (
                "We are considering an EHC needs assessment. Before we decide we want to hear from you.",
                *most,
                "You can write on the record page, ring us or send a letter. You can add reports or other evidence.",
                f"It helps us to hear by {long_date(answer_by)}. What comes later still counts until we have decided.",
            ),
        ),
        *request_received(standing)[1:2],
    )


def no_duty(
    help_at_hand: Mapping[str, LocalHelp], *, reason: str, earlier_on: date, words: str
) -> tuple[Part, ...]:
    """L3a: we need not decide, for which reason, and what you can do. CFA 2014, ss.32, 36(6), 44(2) and 57."""
    day, has_plan = long_date(earlier_on), reason == HAS_PLAN
    why = f"There is an EHC plan, made on {day}." if has_plan else f"We finished an assessment on {day}."
    law = "when there is a plan" if has_plan else "within six months of an assessment"
    ways = (
        ("You can ask us for an early review of the plan, or for a new assessment of needs.",)
        if has_plan
        else (
            f"You can ask for an assessment again. From {long_date(after_six_months(earlier_on))} we must decide.",
        )
    )
    return (
        Part("Our answer", (f"{why} The law does not make us decide about a new request {law}.",)),
        *((Part("What else we want to say", (words,)),) if words else ()),
        Part("What you can do", (*ways, "Tell us if we have this wrong, or if something has changed.")),
        free_help(help_at_hand),
    )


def will_assess(standing: Standing, bodies: Iterable[str], officer: str) -> tuple[Part, ...]:
    """L2: we will assess; whom we ask; who to talk to. Reg 5(1)."""
    asked = in_a_row([body_words(each) for each in bodies]) if bodies else "those the regulations name"
    due = windows(standing)
    plan = due.get("CLK-41c") or due["CLK-05"]
    return (
        Part("Our decision", ("We will make an EHC needs assessment.",)),
        Part(
            "What happens now",
            (
                f"We ask for advice from {asked}. Each has six weeks to answer.",
                "You can ask us to seek advice from anyone else, if it is reasonable.",
                f"If we make a plan, you must have the final plan by {long_date(plan.due)}.",
            ),
        ),
        Part("Who to talk to", (f"Your caseworker is {officer}.",)),
    )


def will_not_assess(
    standing: Standing,
    help_at_hand: Mapping[str, LocalHelp],
    *,
    has_needs: str,
    necessary: str,
    evidence: str,
) -> tuple[Part, ...]:
    """L3: we will not assess, why, and how to disagree. Regs 5, 32; CFA 2014, s.36(8)."""
    return (
        Part("Our decision", ("We will not make an EHC needs assessment.",)),
        Part("The test in law", (THE_TEST,)),
        Part(
            "Our reasons",
            (f"Special educational needs: {has_needs}", f"Whether a plan may be necessary: {necessary}"),
        ),
        Part("What we looked at", (evidence,)),
        Part("You can ask again", ("You can ask for an assessment again at any time.",)),
        *how_to_disagree(help_at_hand, windows(standing)),
    )


def exception(*, ground: str, begins: date, ends: date, why: str, expected: date | None) -> tuple[Part, ...]:
    """L4: a time limit may not apply, why, and when to expect us. Regs 5(4), 10(4); Code 9.42."""
    when = (
        f"We expect to finish by {long_date(expected)}."
        if expected
        else "We will tell you when we expect to finish."
    )
    return (
        Part(
            "What has happened",
            (f"{capfirst(ground)}, from {long_date(begins)} to {long_date(ends)}.", why),
        ),
        Part(
            "What this means",
            (
                "The law allows us to go past the time limit as far as this made it impractical to keep.",
                "It adds no set number of days: we must still finish as soon as we can.",
                when,
            ),
        ),
        Part(
            "If you disagree", ("Tell us, or complain to us. You can take a complaint on to the Ombudsman.",)
        ),
    )


def no_plan(
    standing: Standing,
    help_at_hand: Mapping[str, LocalHelp],
    *,
    reasons: str,
    feedback: str,
    advice: Iterable[str],
) -> tuple[Part, ...]:
    """L5: no plan after the assessment, why, and what was learned. Regs 10, 32; CFA 2014, s.36(9)."""
    return (
        Part("Our decision", ("We have made the assessment. We will not make an EHC plan.",)),
        Part("Our reasons", ("A plan must be made if the assessment shows that it is necessary.", reasons)),
        Part("What the assessment found, for the school, nursery or college to use", (feedback,)),
        Part("The advice we had", items=tuple(advice)),
        *how_to_disagree(help_at_hand, windows(standing)),
    )
