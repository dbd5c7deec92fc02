"""The lawful exceptions to the limits of an assessment: SEND Regulations 2014, regs 5(4), 8(2), 10(4), 13(3), 44(3).

Those of reg 2A stand beside them for cases of 2020.

An exception is claimed with a ground, its first and last day and the evidence. It never pauses or lengthens a clock: it
records why the limit does not apply, and only as far as meeting it was impractical for that reason.
"""

from datetime import date, timedelta

from goldenthread.rulebook.process import Claim, Ground
from goldenthread.rulebook.rule import Citation, Period, regulations
from goldenthread.rulebook.time import long_date

FOUR_WEEKS = 28
TWO_WEEKS = 14
WEEKS_IN_WORDS = {FOUR_WEEKS: "four weeks", TWO_WEEKS: "two weeks"}
ONE_WEEK = timedelta(weeks=1)
ONE_DAY = timedelta(days=1)
RELAXED_TO = date(2020, 9, 25)
RELAXED = Period(date(2020, 5, 1), RELAXED_TO)


def away(claim: Claim) -> str | None:
    """Absent from the authority's area for at least four weeks together within the time allowed. Reg 10(4)(d)."""
    return _away(claim, FOUR_WEEKS)


def away_after_an_order(claim: Claim) -> str | None:
    """Absent for at least two weeks together within the time allowed after an order. Reg 44(3)."""
    return _away(claim, TWO_WEEKS)


def personal(claim: Claim) -> str | None:
    """Exceptional circumstances of the child, parent or young person within the time allowed. Reg 10(4)(c)."""
    return _outside(claim)


def closed(claim: Claim) -> str | None:
    """Advice was asked of a setting when a closure of four weeks or more was near or under way. Reg 10(4)(a), (b).

    The days that count run from one week before it closes to one week before it opens again. A setting asked before the
    time allowed began, or after it was over, is no reason for missing its end.
    """
    span = _span(claim)
    if span is None or _length(span) < FOUR_WEEKS:
        return _too_short(claim, "closed", FOUR_WEEKS)
    first, last = span[0] - ONE_WEEK, span[1] + ONE_DAY - ONE_WEEK
    asked = [
        event.on
        for event in claim.events
        if event.name == "advice_asked" and event.fields["body"] in SETTINGS and first <= event.on <= last
    ]
    if not asked:
        return f"the setting was not asked for advice between {long_date(first)} and {long_date(last)}."
    return None if any(claim.started <= day <= claim.due for day in asked) else _not_in_time(claim)


def missed(claim: Claim) -> str | None:
    """The child or young person did not keep an appointment with that body within the six weeks. Reg 8(2)."""
    return _outside(claim)


def in_2020(claim: Claim) -> str | None:
    """The limit fell while the time limits were relaxed because of coronavirus, 1 May to 25 September 2020. Reg 2A."""
    if RELAXED.contains(claim.due):
        return None
    ends = long_date(claim.due)
    return f"the limit, {ends}, is not one from {long_date(RELAXED.begins)} to {long_date(RELAXED_TO)}."


def reported(_claim: Claim) -> str | None:
    """A statutory return says that an exception applied, and has no place for which. It is taken at its word."""
    return None


def _span(claim: Claim) -> tuple[date, date] | None:
    begins, ends = claim.event.fields.get("from"), claim.event.fields.get("to")
    return (date.fromisoformat(begins), date.fromisoformat(ends)) if begins and ends else None


def _length(span: tuple[date, date]) -> int:
    return (span[1] - span[0]).days + 1


def _away(claim: Claim, least: int) -> str | None:
    span = _span(claim)
    if span is None or _length(span) < least:
        return _too_short(claim, "away", least)
    # The weeks must fall in the time allowed: a long absence that only touches it does not count.
    inside = (max(span[0], claim.started), min(span[1], claim.due))
    return _outside(claim) or _few(_length(inside), "away in the time allowed", least)


def _too_short(claim: Claim, what: str, least: int) -> str | None:
    span = _span(claim)
    return _few(_length(span), what, least) if span else f"the first and last day {what} are not given."


def _few(number: int, what: str, least: int) -> str | None:
    told = f"1 day {what} is" if number == 1 else f"{number} days {what} are"
    return f"{told} fewer than {WEEKS_IN_WORDS[least]}." if number < least else None


def _outside(claim: Claim) -> str | None:
    span = _span(claim)
    return _not_in_time(claim) if span and (span[1] < claim.started or span[0] > claim.due) else None


def _not_in_time(claim: Claim) -> str:
    return f"it lies outside the time allowed, {long_date(claim.started)} to {long_date(claim.due)}."


SETTINGS = frozenset({"education", "school", "college", "early_years", "setting", "head"})


def grounds_under(source: Citation) -> tuple[Ground, ...]:
    """Give the four grounds as the provision that applies to a clock lists or borrows them."""
    return (
        Ground("X1", "the school or college was closed for four weeks or more", source, closed),
        Ground("X2", "the early years provider was closed for four weeks or more", source, closed),
        Ground(
            "X3", "exceptional personal circumstances of the child, parent or young person", source, personal
        ),
        Ground(
            "X4",
            "the child, parent or young person was away from the area for four weeks or more",
            source,
            away,
        ),
    )


MISSED_APPOINTMENT = Ground(
    "missed", "the child or young person missed this body’s appointment", regulations("reg 8(2)"), missed
)
AWAY_AFTER_AN_ORDER = Ground(
    "X5",
    "the child, parent or young person was away from the area for two weeks or more",
    regulations("reg 44(3)"),
    away_after_an_order,
)
IN_2020 = Ground(
    "2A",
    "coronavirus made it not reasonably practicable, while reg 2A was in force",
    regulations("reg 2A"),
    in_2020,
)
NOT_STATED = Ground(
    "not stated", "a statutory return says so, without its ground", regulations("reg 13(3)"), reported
)

REGULATION_5_4 = grounds_under(regulations("reg 5(4)"))
REGULATION_8_2 = (*grounds_under(regulations("reg 8(2)"))[2:], MISSED_APPOINTMENT)
REGULATION_10_4 = grounds_under(regulations("reg 10(4)"))
REGULATION_13_3 = (*grounds_under(regulations("reg 13(3)")), NOT_STATED)
REGULATION_44_3 = (*grounds_under(regulations("reg 44(3)")), AWAY_AFTER_AN_ORDER)
