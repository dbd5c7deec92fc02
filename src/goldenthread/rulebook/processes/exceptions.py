"""The lawful exceptions to the limits of an assessment: SEND Regulations 2014, regs 5(4), 8(2), 10(4) and 13(3).

An exception is claimed with a ground, its first and last day and the evidence. It never pauses or lengthens a clock: it
records why the limit does not apply, and only as far as meeting it was impractical for that reason.
"""

from datetime import date, timedelta

from goldenthread.rulebook.process import Claim, Ground
from goldenthread.rulebook.rule import regulations
from goldenthread.rulebook.time import long_date

FOUR_WEEKS = 28
ONE_WEEK = timedelta(weeks=1)
ONE_DAY = timedelta(days=1)


def away(claim: Claim) -> str | None:
    """Absent from the authority's area for at least four weeks together within the time allowed. Reg 10(4)(d)."""
    return _too_short(claim, "away") or _outside(claim)


def personal(claim: Claim) -> str | None:
    """Exceptional circumstances of the child, parent or young person within the time allowed. Reg 10(4)(c)."""
    return _outside(claim)


def closed(claim: Claim) -> str | None:
    """Advice was asked of a setting when a closure of four weeks or more was near or under way. Reg 10(4)(a), (b).

    The days that count run from one week before it closes to one week before it opens again.
    """
    span = _span(claim)
    if span is None or _length(span) < FOUR_WEEKS:
        return _too_short(claim, "closed")
    first, last = span[0] - ONE_WEEK, span[1] + ONE_DAY - ONE_WEEK
    asked = [
        event for event in claim.events if event.name == "advice_asked" and event.fields["body"] in SETTINGS
    ]
    if any(first <= event.on <= last for event in asked):
        return None
    return f"the setting was not asked for advice between {long_date(first)} and {long_date(last)}."


def missed(claim: Claim) -> str | None:
    """The child or young person did not keep an appointment with that body within the six weeks. Reg 8(2)."""
    return _outside(claim)


def _span(claim: Claim) -> tuple[date, date] | None:
    begins, ends = claim.event.fields.get("from"), claim.event.fields.get("to")
    return (date.fromisoformat(begins), date.fromisoformat(ends)) if begins and ends else None


def _length(span: tuple[date, date]) -> int:
    return (span[1] - span[0]).days + 1


def _too_short(claim: Claim, what: str) -> str | None:
    span = _span(claim)
    if span is None:
        return f"the first and last day {what} are not given."
    return f"{_length(span)} days {what} are fewer than four weeks." if _length(span) < FOUR_WEEKS else None


def _outside(claim: Claim) -> str | None:
    span = _span(claim)
    if span and (span[1] < claim.started or span[0] > claim.due):
        return f"it lies outside the time allowed, {long_date(claim.started)} to {long_date(claim.due)}."
    return None


SETTINGS = frozenset({"education", "school", "college", "early_years", "setting", "head"})

X1 = Ground(
    "X1", "the school or college was closed for four weeks or more", regulations("reg 10(4)(a)"), closed
)
X2 = Ground(
    "X2", "the early years provider was closed for four weeks or more", regulations("reg 10(4)(b)"), closed
)
X3 = Ground(
    "X3",
    "exceptional personal circumstances of the child, parent or young person",
    regulations("reg 10(4)(c)"),
    personal,
)
X4 = Ground(
    "X4",
    "the child, parent or young person was away from the area for four weeks or more",
    regulations("reg 10(4)(d)"),
    away,
)
MISSED_APPOINTMENT = Ground(
    "missed", "the child or young person missed this body’s appointment", regulations("reg 8(2)"), missed
)

REGULATION_10_4 = (X1, X2, X3, X4)
REGULATION_8_2 = (X3, X4, MISSED_APPOINTMENT)
