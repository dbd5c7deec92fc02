"""The lawful exceptions to the limits of an assessment: SEND Regulations 2014, regs 5(4), 8(2), 10(4) and 13(3).

An exception is claimed with a ground, its first and last day and the evidence. It never pauses or lengthens a clock: it
records why the limit does not apply, and only as far as meeting it was impractical for that reason.
"""

from datetime import date, timedelta

from goldenthread.rulebook.process import Event, Ground
from goldenthread.rulebook.rule import regulations
from goldenthread.rulebook.time import long_date

FOUR_WEEKS = 28
ONE_WEEK = timedelta(weeks=1)
ONE_DAY = timedelta(days=1)


def _span(claim: Event) -> tuple[date, date] | None:
    begins, ends = claim.fields.get("from"), claim.fields.get("to")
    return (date.fromisoformat(begins), date.fromisoformat(ends)) if begins and ends else None


def _too_short(claim: Event, what: str) -> str | None:
    span = _span(claim)
    if span is None:
        return f"the first and last day {what} are not given."
    length = (span[1] - span[0]).days + 1
    return f"{length} days {what} are fewer than four weeks." if length < FOUR_WEEKS else None


def _outside(claim: Event, started: date, due: date) -> str | None:
    span = _span(claim)
    if span and (span[1] < started or span[0] > due):
        return f"it lies outside the time allowed, {long_date(started)} to {long_date(due)}."
    return None


def away(claim: Event, events: tuple[Event, ...], started: date, due: date) -> str | None:
    """Absent from the authority's area for at least four weeks together within the time allowed. Reg 10(4)(d)."""
    return _too_short(claim, "away") or _outside(claim, started, due)


def personal(claim: Event, events: tuple[Event, ...], started: date, due: date) -> str | None:
    """Exceptional personal circumstances of the child, parent or young person within the time allowed. Reg 10(4)(c)."""
    return _outside(claim, started, due)


def closed(claim: Event, events: tuple[Event, ...], started: date, due: date) -> str | None:
    """Advice was asked of a setting in the days when a closure of four weeks or more makes it impractical. Reg 10(4)(a), (b).

    Those days run from one week before it closes to one week before it opens again.
    """
    short = _too_short(claim, "closed")
    span = _span(claim)
    if short or span is None:
        return short
    first, last = span[0] - ONE_WEEK, span[1] + ONE_DAY - ONE_WEEK
    asked = [event.on for event in events if event.name == "advice_asked" and event.fields.get("body") in SETTING_BODIES]
    if any(first <= day <= last for day in asked):
        return None
    return f"the setting was not asked for advice between {long_date(first)} and {long_date(last)}."


def missed(claim: Event, events: tuple[Event, ...], started: date, due: date) -> str | None:
    """The child or young person did not keep an appointment with that body within the six weeks. Reg 8(2)(c)."""
    return _outside(claim, started, due)


SETTING_BODIES = frozenset({"education", "school", "college", "early_years", "setting", "head"})

X1 = Ground("X1", "the school or college was closed for four weeks or more", regulations("reg 10(4)(a)"), closed)
X2 = Ground("X2", "the early years provider was closed for four weeks or more", regulations("reg 10(4)(b)"), closed)
X3 = Ground("X3", "exceptional personal circumstances of the child, parent or young person", regulations("reg 10(4)(c)"), personal)
X4 = Ground("X4", "the child, parent or young person was away from the area for four weeks or more", regulations("reg 10(4)(d)"), away)
MISSED_APPOINTMENT = Ground("missed", "the child or young person missed this body’s appointment", regulations("reg 8(2)(c)"), missed)

REGULATION_10_4 = (X1, X2, X3, X4)
REGULATION_8_2 = (X3, X4, MISSED_APPOINTMENT)
