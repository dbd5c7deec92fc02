"""The clock bar: when something started, when it is due, where we are; met, or late and by how much."""

from datetime import date, timedelta

from django.utils.safestring import SafeString

from goldenthread.rulebook.time import how_long
from goldenthread.site.pictures.drawing import (
    Scale,
    bar,
    counted,
    label,
    long,
    shape,
    short,
    stripes,
    svg,
    upright,
)

TOP, HEIGHT, WHOLE = 26, 16, 66
POINTER = '<path d="M0 0l-5-7h10z"/>'
TICK = '<circle r="8"/><path class="gt-p-tick" d="M-4 0l3 3 5-6"/>'


def clock_bar(
    start: date, today: date, due: date, met: date | None = None, safe: date | None = None
) -> SafeString:
    """Draw one clock. `safe` is the earlier day to keep to where the law is read in two ways."""
    now = met or today
    scale = Scale(start, max(due, now))
    drawn = (
        bar("track", 0, scale.at(due), TOP, HEIGHT)
        + bar("gone", 0, scale.at(min(now, due)), TOP, HEIGHT)
        + stripes("over", scale.at(due), scale.at(now), TOP, HEIGHT)
        + _weeks(scale, due)
        + (upright("safe", scale.at(safe), TOP - 4, TOP + HEIGHT + 4) if safe and safe != due else "")
        + upright("due", scale.at(due), TOP - 8, TOP + HEIGHT + 6)
        + _now(scale, today, due, met)
        + _ends(scale, start, today, due)
    )
    return svg("clock", WHOLE, clock_words(start, today, due, met, safe), drawn)


def _weeks(scale: Scale, due: date) -> str:
    """Mark each week in the bar; beyond 30 weeks the marks would only be noise."""
    weeks = (due - scale.first).days // 7
    days = (scale.first + timedelta(weeks=week) for week in range(1, weeks + 1) if weeks <= 30)
    return "".join(upright("week", scale.at(day), TOP + 3, TOP + HEIGHT - 3) for day in days if day < due)


def _now(scale: Scale, today: date, due: date, met: date | None) -> str:
    place = scale.at(met or today)
    if met:
        late = f", {how_long(due, (met - due).days)} late" if met > due else ""
        return shape("met", place, TOP + HEIGHT / 2, TICK) + label(
            "now", place, 12, f"Done {_day(met, today)}{late}"
        )
    late = f": {how_long(due, (today - due).days)} late" if today > due else ""
    return shape("pointer", place, TOP - 1, POINTER) + label("now", place, 12, f"Today{late}")


def _day(day: date, today: date) -> str:
    """Write a day in short; with its year, where that is not this one."""
    return short(day) if day.year == today.year else f"{short(day)} {day.year}"


def _ends(scale: Scale, start: date, today: date, due: date) -> str:
    place = scale.at(due)
    y = TOP + HEIGHT + 18
    # A due day close to the start would be written over the start day, which then gives way.
    begin = label("end", 0, y, _day(start, today)) if place > 46 else ""
    return begin + label("due-day", place, y, f"Due {_day(due, today)}")


def clock_words(
    start: date, today: date, due: date, met: date | None = None, safe: date | None = None
) -> str:
    """Say in words what the clock bar shows."""
    words = [f"Started on {long(start)}.", f"Due by {long(due)}."]
    if safe and safe != due:
        words.append(f"Safest by {long(safe)}.")
    words.append(_standing(today, due, met))
    return " ".join(words)


def _standing(today: date, due: date, met: date | None) -> str:
    if met:
        return f"Done on {long(met)}, " + (
            f"{how_long(due, (met - due).days)} late." if met > due else "in time."
        )
    if today > due:
        return f"Today it is {how_long(due, (today - due).days)} late."
    left = (due - today).days
    return (
        "It is due today."
        if left == 0
        else f"There {'is' if left == 1 else 'are'} {counted(left, 'day')} left."
    )
