"""What the pages about a circle show, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.parts import Part
from goldenthread.circle import policies
from goldenthread.circle.facts import HOW_MUCH, Answer, Bar, Child, Consent, Purpose, Relationship, Role, Sees
from goldenthread.circle.queries import FAMILY, bars_of, live_ties
from goldenthread.circle.seeing import Looking, Seer
from goldenthread.circle.verbs.bars import ORDERS
from goldenthread.record.policies import SOMEBODY_WHO_CARES, may_name
from goldenthread.rulebook.time import long_date

_HOW_MUCH = dict(HOW_MUCH)
_ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "not known yet"}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in the circle, with the facts that stand apart where they are of the family."""

    tie: Relationship
    role: str
    facts: tuple[tuple[str, str], ...] = ()
    is_unknown: bool = False
    is_kept_out: bool = False

    @property
    def why(self) -> str:
        """What they do for the child, where that says more than their role."""
        purpose = self.tie.purpose
        return "" if purpose.casefold() == self.role.casefold() else f"{purpose}."


@dataclass(frozen=True, slots=True)
class BarLine:
    """Somebody who is kept out: on what ground, until when it stands as it is, and what one can do."""

    bar: Bar
    ground: str
    is_due: bool
    may_lift: bool

    @property
    def is_kin(self) -> bool:
        return self.bar.kind == Bar.Kind.KIN


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody around a child, for those who answer for who they are."""

    adults: tuple[PersonLine, ...]
    others: tuple[PersonLine, ...]
    places: tuple[Relationship, ...]
    bars: tuple[BarLine, ...]


def people_page(child: Child, reader: Actor) -> PeoplePage:
    """Compose the page."""
    ties, bars = live_ties(child, reader), bars_of(child, reader)
    kept_out = {bar.person_id for bar in bars if bar.kind != Bar.Kind.KIN}
    lines = [_line(tie, kept_out) for tie in ties if tie.person_id]
    return PeoplePage(
        adults=tuple(each for each in lines if each.tie.role in FAMILY),
        others=tuple(each for each in lines if each.tie.role not in FAMILY),
        places=tuple(tie for tie in ties if not tie.person_id),
        bars=tuple(bar_line(bar, reader) for bar in bars),
    )


def _line(tie: Relationship, kept_out: Collection[UUID]) -> PersonLine:
    role = Role(tie.role).label
    if tie.role not in FAMILY:
        return PersonLine(tie, role)
    seen = f", {tie.evidence}" if tie.evidence else ""
    seen += f", seen on {long_date(tie.evidence_on)}" if tie.evidence_on else ""
    facts = (
        ("Parental responsibility", f"{_ANSWERS[Answer(tie.responsibility)]}{seen}"),
        ("The child lives with them", _ANSWERS[Answer(tie.lives_with)]),
        ("May be contacted", _ANSWERS[Answer(tie.may_be_contacted)]),
        ("Sees", _HOW_MUCH[tie.sees or Sees.FULL.value].lower()),
        *([("Why", f"{tie.reason} ({tie.source})")] if tie.reason else []),
        *(
            [("Last looked at", f"{long_date(tie.reviewed_on)} by {tie.reviewed_by}")]
            if tie.reviewed_on
            else []
        ),
    )
    return PersonLine(
        tie,
        role,
        facts,
        is_unknown=tie.responsibility == Answer.UNKNOWN,
        is_kept_out=tie.person_id in kept_out,
    )


def bar_line(bar: Bar, reader: Actor) -> BarLine:
    """Tell one bar to somebody who may know of it."""
    ground = ORDERS.get(bar.order, bar.get_kind_display())
    is_due = bar.review_on is not None and bar.review_on <= reader.today
    return BarLine(bar, ground, is_due, policies.may_lift(reader, bar).allowed)


@dataclass(frozen=True, slots=True)
class WhoLine:
    """Somebody who can see a part: a sentence for who they are, one for why, and the last day."""

    name: str
    is_whom: str
    why: str
    until: date | None


def who_lines(looking: Looking, part: Part, reader: Actor) -> list[WhoLine]:
    """Tell who can see a part. Whom one of a family has asked for help, the others of it do not learn here."""
    lines = [_who(seer, reader) for seer in looking.who_may(part)]
    return list(dict.fromkeys(lines))


def _who(seer: Seer, reader: Actor) -> WhoLine:
    tie = seer.tie
    at = f", {seer.organisation}" if seer.organisation and seer.organisation not in seer.name else ""
    agreed = f" It is shared under the agreement “{seer.agreement.name}”." if seer.agreement else ""
    return WhoLine(
        name=f"{seer.name}{at}" if may_name(reader, tie) else _unnamed(tie),
        is_whom=seer.is_whom,
        why=f"{_tie_in_words(tie)} since {long_date(tie.begins)}.{agreed}",
        until=seer.until,
    )


def _unnamed(tie: Relationship) -> str:
    return SOMEBODY_WHO_CARES if tie.role == Role.CARER else "Somebody who helps another member of the family"


def _tie_in_words(tie: Relationship) -> str:
    role = Role(tie.role)
    if role is Role.ATTENDS:
        return "The child has attended their setting"
    if role is Role.RESPONSIBLE:
        return "Their authority has been responsible for the child"
    if role is Role.CONSULTED:
        return "Their setting has been asked whether it can meet the child’s needs"
    return f"In the circle as {role.label}"


@dataclass(frozen=True, slots=True)
class Oversight:
    """One adult, and what they can see of a young person's record."""

    name: str
    role: str
    parts: tuple[str, ...]


_OF_MINE: Final = {
    Part.RECORD: "who I am and what is due",
    Part.CIRCLE: "who is in my circle",
    Part.VOICE: "what I say",
    Part.ASSESSMENT: "my EHC needs assessment",
    Part.PLAN: "my EHC plan",
    Part.PLACEMENTS: "where I learn",
    Part.CONTACT: "my addresses and telephone numbers",
    Part.HEALTH: "details of my health",
    Part.LETTERS: "letters that were sent to them",
}


def to_oneself(part: Part) -> str:
    """Name a part of the record to the one whose record it is."""
    return _OF_MINE.get(part, part.words)


def oversight_of(looking: Looking) -> list[Oversight]:
    """Tell a child or young person what each adult of their family, and whoever helps them, can see."""
    roles = (*FAMILY, Role.ADVOCATE.value)
    return [
        Oversight(tie.name, Role(tie.role).label, tuple(to_oneself(part) for part in looking.parts_of(tie)))
        for tie in looking.ties
        if tie.role in roles and tie.person_id and looking.is_live(tie)
    ]


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One purpose, whether a family has said yes, and since when."""

    purpose: str
    words: str
    given_on: date | None
    taken_back_on: date | None


def consent_lines(consents: Iterable[Consent]) -> list[ConsentLine]:
    """List every purpose with the latest answer."""
    latest: dict[str, Consent] = {}
    for consent in consents:
        if consent.purpose not in latest or consent.taken_back_on is None:
            latest[consent.purpose] = consent
    return [_consent(purpose, latest.get(purpose.value)) for purpose in Purpose]


def _consent(purpose: Purpose, known: Consent | None) -> ConsentLine:
    stands = known is not None and known.taken_back_on is None
    return ConsentLine(
        purpose.value,
        purpose.label,
        known.given_on if known and stands else None,
        known.taken_back_on if known else None,
    )
