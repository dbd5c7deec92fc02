"""What the pages of an officer, and of whoever shares, show in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.access.actors import ENGLAND, Actor
from goldenthread.access.matrix import rights_table
from goldenthread.access.models import Looked
from goldenthread.access.parts import Part
from goldenthread.directory.models import Agreement
from goldenthread.watch import policies
from goldenthread.watch.detectors import WORDS
from goldenthread.watch.models import Alert, Opening
from goldenthread.watch.queries import alerts_for, openings_for

_PARTS: Final = {part.value: part.words for part in Part}


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One opening, and whether it suspends the right of whoever made it."""

    opening: Opening
    is_late: bool
    suspends: bool


@dataclass(frozen=True, slots=True)
class AlertLine:
    """Looks that seem out of place, in words."""

    alert: Alert
    what: str


@dataclass(frozen=True, slots=True)
class WatchPage:
    """What an officer sees first."""

    to_review: tuple[OpeningLine, ...]
    reviewed: tuple[OpeningLine, ...]
    alerts: tuple[AlertLine, ...]


def watch_page(officer: Actor) -> WatchPage:
    """Compose the page."""
    lines = [_line(opening, officer) for opening in openings_for(officer)]
    return WatchPage(
        tuple(each for each in lines if not each.opening.outcome),
        tuple(each for each in lines if each.opening.outcome),
        tuple(alert_line(alert) for alert in alerts_for(officer)),
    )


def _line(opening: Opening, officer: Actor) -> OpeningLine:
    is_late = not opening.outcome and opening.review_by < officer.today
    return OpeningLine(opening, is_late, policies.stands_against(opening, officer))


def alert_line(alert: Alert) -> AlertLine:
    """Tell an alert."""
    return AlertLine(alert, WORDS.get(alert.kind, alert.kind))


def look_in_words(look: Looked) -> str:
    """Tell one thing that was done while a record was open."""
    at = f"{look.at.astimezone(ENGLAND):%-d %B, %H:%M}"
    did = {"break_glass": "opened the record", "refused": "was refused"}.get(look.act, look.act)
    return f"{at}: {did}, {_PARTS.get(look.part, look.part)}"


@dataclass(frozen=True, slots=True)
class RightsLine:
    """What one seat around a child may do, part by part."""

    who: str
    parts: tuple[tuple[str, str], ...]


def rights_lines() -> list[RightsLine]:
    """Tell the register of rights, seat by seat."""
    table = rights_table()
    return [
        RightsLine(
            who,
            tuple((part, acts) for part, acts in zip(table.columns[1:], told, strict=True) if acts),
        )
        for who, *told in table.rows
    ]


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One agreement, and whether it holds."""

    agreement: Agreement
    party: str
    parts: str
    stands: str


def agreement_line(agreement: Agreement, today: date) -> AgreementLine:
    """Tell an agreement."""
    return AgreementLine(
        agreement,
        agreement.get_party_display(),
        "; ".join(_PARTS[part] for part in agreement.parts if part in _PARTS and Part(part).is_about_a_child),
        _stands(agreement, today),
    )


def _stands(agreement: Agreement, today: date) -> str:
    if agreement.withdrawn_at:
        return "withdrawn"
    if agreement.ends and agreement.ends < today:
        return "ended"
    return "holds" if agreement.begins <= today else "not begun"
