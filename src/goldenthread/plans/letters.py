"""What the letters of a plan say, and the plan on paper. SEND Regulations 2014, regs 13 and 32; CFA 2014, s.38."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from uuid import UUID

from goldenthread.access.parts import Part as RecordPart
from goldenthread.assessments.events import add_document
from goldenthread.assessments.letters import Part, addressees, authority_name, how_to_disagree
from goldenthread.assessments.models import LocalHelp
from goldenthread.assessments.notices import windows
from goldenthread.assessments.queries import family_of
from goldenthread.plans.reading import sections_of
from goldenthread.record.changes import Change
from goldenthread.record.documents import keep_own
from goldenthread.rulebook.standing import Standing
from goldenthread.rulebook.time import long_date
from goldenthread.sending.statutory import send_to_family
from goldenthread.thread.printing import printed
from goldenthread.thread.snapshots import Snapshot

LAYOUT = Path(__file__).with_name("plan.typ")
RECIPIENTS = ("the health body", "the school or college named in the plan")


def draft_letter(standing: Standing) -> tuple[Part, ...]:
    """L6: here is the draft, and what you may do until when. Reg 13(1); CFA 2014, s.38(2)."""
    known = windows(standing)
    return (
        Part(
            "Your draft plan",
            (
                "The draft EHC plan is with this letter, with the list of advice it rests on. It is not final.",
                "The part that names a school or college is blank, so that you can ask for the one you want.",
            ),
        ),
        Part(
            f"Until {long_date(known['CLK-06'].due)} at least, you can",
            items=(
                "tell us what is right, wrong or missing",
                "ask for a particular school or college to be named; we must name it unless the law allows us not to",
                "ask to meet us about the draft",
                "ask for a personal budget",
            ),
        ),
        Part(
            "Where to find out about schools and colleges",
            ("The local offer on our website lists them. Schools publish what they do for SEND.",),
        ),
        Part("The final plan", (f"You must have it by {long_date(_final_day(standing))}.",)),
    )


def _final_day(standing: Standing) -> date:
    known = windows(standing)
    return (known.get("CLK-41c") or known["CLK-05"]).due


def final_letter(
    standing: Standing, help_at_hand: Mapping[str, LocalHelp], *, place: str
) -> tuple[Part, ...]:
    """L8: the final plan, what it binds us to, and how to disagree. Regs 13(2), 32; CFA 2014, ss.42–43, 51."""
    return (
        Part(
            "The final plan",
            (
                "The EHC plan is now final and is with this letter.",
                "From today we must make sure that the special educational provision in Section F is given.",
                f"Section I says: {place}.",
            ),
        ),
        Part("Every year", ("We must review the plan within twelve months, together with you.",)),
        Part(
            "What you can appeal about",
            items=(
                "the description of special educational needs (Section B)",
                "the special educational provision (Section F)",
                "the school, college or type of place, or that none is named (Section I)",
            ),
        ),
        *how_to_disagree(help_at_hand, windows(standing)),
    )


def add_paper(
    writing: Change, snapshot: Snapshot, *, case: UUID, name: str, status: str, number: int
) -> UUID:
    """Print a version of the plan and put it among the child’s documents."""
    told = {
        "title": f"Education, health and care plan for {snapshot['child']}",
        "status": status,
        "number": number,
        "on": long_date(writing.on),
        "authority": authority_name(writing.child.authority_id),
        "signed": writing.by.name if status == "final" else "",
        "sections": [asdict(each) for each in sections_of(snapshot)],
    }
    content = printed(LAYOUT, told, made=writing.by.at)
    document = add_document(writing, case=case, name=name, kind="plan", **asdict(keep_own(content)))
    names = addressees(writing.child, family_of(writing.child, on=writing.on), on=writing.on)
    send_to_family(writing, document, names=names, part=RecordPart.PLAN)
    return document
