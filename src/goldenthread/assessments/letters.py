"""Letters of the authority: to whom, what they say, and how they come to stand among the child's documents.

A letter is written in the same transaction as the act it tells of, and its addressee is frozen with it: the parent
until the end of compulsory school age, then the young person (CFA 2014, s.83).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from goldenthread.access.parts import Part as RecordPart
from goldenthread.assessments.events import add_document
from goldenthread.assessments.models import LocalHelp
from goldenthread.record.changes import Change
from goldenthread.record.documents import keep_own
from goldenthread.record.models import Child, Relationship, Role
from goldenthread.rulebook.standing import Deadline
from goldenthread.rulebook.time import is_young_person, long_date
from goldenthread.sending.statutory import send_to_family
from goldenthread.standards.codes.authorities import local_authorities
from goldenthread.thread.printing import printed

LAYOUT = Path(__file__).with_name("letter.typ")
NOT_KNOWN = "ask the SEND team, or look in the local offer on the authority’s website"


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of a letter, with its paragraphs and perhaps a list."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter before it is printed: which one it is, to whom, about whom, on what day, and its parts."""

    kind: str
    title: str
    to: tuple[str, ...]
    about: str
    on: date
    sender: str
    signed: str
    parts: tuple[Part, ...]
    also_to: tuple[str, ...] = field(default=())


def addressees(child: Child, family: Iterable[Relationship], *, on: date) -> tuple[str, ...]:
    """Return to whom a letter goes: the young person once compulsory school age is over. CFA 2014, s.83."""
    if is_young_person(child.born, on):
        return (child.full_name,)
    parents = tuple(tie.name for tie in family if tie.role == Role.PARENT and tie.name)
    return parents or (f"The parent or carer of {child.full_name}",)


def authority_name(code: str) -> str:
    """Name an authority, also one whose code has ended."""
    known = local_authorities().get(code)
    return known.name if known else "Your local authority"


def send(writing: Change, letter: Letter, *, case: UUID) -> UUID:
    """Print a letter, keep a file copy on the record, and send each of the family a letter of their own."""
    kept = keep_own(_printed(writing, letter))
    document = add_document(
        writing, case=case, name=letter.title, kind="letter", letter=letter.kind,
        addressed_to=list(letter.to), also_to=list(letter.also_to), **asdict(kept),
    )  # fmt: skip
    send_to_family(
        writing, document, names=letter.to, part=RecordPart.ASSESSMENT,
        made_for=lambda name: _printed(writing, replace(letter, to=(name,))),
    )  # fmt: skip
    return document


def _printed(writing: Change, letter: Letter) -> bytes:
    return printed(LAYOUT, asdict(letter) | {"on": long_date(letter.on)}, made=writing.by.at)


def how_to_disagree(
    help_at_hand: Mapping[str, LocalHelp], windows: Mapping[str, Deadline], *, certificate: bool = True
) -> tuple[Part, ...]:
    """Say what the family may do about a decision. SEND Regulations 2014, reg 32; CFA 2014, ss.51–57."""
    mediation, appeal = windows["CLK-20"], windows["CLK-21"]
    return (
        Part(
            "If you disagree",
            (
                "You do not have to accept this decision. You can talk to us, have mediation, and appeal.",
                "The SEND Tribunal is independent of us. All of these are free.",
            ),
        ),
        Part(
            "Mediation",
            (
                "Mediation is a meeting with someone independent who helps both sides to agree.",
                "It is your choice: if you ask for it, we must take part.",
                f"Contact the mediation adviser by {long_date(mediation.due)}: {_who(help_at_hand, 'mediation')}.",
                "If you want mediation, tell us so and what it should be about.",
                "If health provision is part of it, say which health provision you want.",
                f"Tell: {_who(help_at_hand, 'team')}.",
            ),
        ),
        Part("Appeal to the SEND Tribunal", _appeal_words(appeal, certificate=certificate)),
        free_help(help_at_hand),
    )


def free_help(help_at_hand: Mapping[str, LocalHelp]) -> Part:
    """Say who helps families and does not work for the authority. CFA 2014, ss.32 and 57."""
    return Part(
        "Free help from people who do not work for us",
        (
            f"Information, advice and support for families: {_who(help_at_hand, 'advice')}.",
            f"Help to settle a disagreement without an appeal: {_who(help_at_hand, 'disagreement')}.",
        ),
    )


def _appeal_words(appeal: Deadline, *, certificate: bool) -> tuple[str, ...]:
    needs = (
        "Before you appeal you need a certificate from the mediation adviser. They must give you one, also if you say "
        "that you do not want mediation. If your appeal is only about the school or college, you need no certificate."
    )
    return (
        f"The Tribunal must receive your appeal by {long_date(appeal.due)}.",
        "If one month after the date on your mediation certificate is later than that, you have until then.",
        *((needs,) if certificate else ()),
        "The form and guidance are on GOV.UK: search for “SEND tribunal”.",
    )


def _who(help_at_hand: Mapping[str, LocalHelp], kind: str) -> str:
    known = help_at_hand.get(kind)
    return str(known) if known else NOT_KNOWN
