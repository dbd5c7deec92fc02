"""The queue: how many cases stand in each week of their clock, those beyond the limit set apart.

A week has `words` (what stands under its bar), `count`, `more` where there are more than were counted, and `late` where
it lies beyond the limit.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from goldenthread.site.components.markup import escaped
from goldenthread.site.pictures.drawing import counted, read, svg, upright

TOP, FULL = 40, 110


def week_queue(weeks: Iterable[Any], thing: str = "case", limit: str = "") -> SafeString:
    """Draw a bar for each week, its count above it; `limit` names the line between in time and too late."""
    rows = list(weeks)
    most = max((read(week, "count", 0) for week in rows), default=0) or 1
    step = 100 / max(len(rows), 1)
    drawn = "".join(_week(week, place, step, most, len(rows)) for place, week in enumerate(rows))
    base = f'<line class="gt-p-base" x1="0" x2="100%" y1="{TOP + FULL}" y2="{TOP + FULL}"/>'
    return svg("queue", TOP + FULL + 24, queue_words(rows, thing), drawn + _limit(rows, step, limit) + base)


def _week(week: Any, place: int, step: float, most: int, many: int) -> str:
    count = read(week, "count", 0)
    # The tallest bar fills the picture: the shape of the queue matters, and the counts are written above.
    height = round(FULL * count / most, 1)
    middle = round(step * (place + 0.5), 2)
    kind = "queue-late" if read(week, "late") else "queue-bar"
    bar = (
        f'<rect class="gt-p-{kind}" x="{round(step * (place + 0.1), 2)}%" y="{TOP + FULL - height}"'
        f' width="{round(step * 0.8, 2)}%" height="{height}"/>'
    )
    # With many weeks on a phone every second name is left out by the style sheet.
    thin = " gt-p-thin" if many > 12 and place % 2 else ""
    words = escaped(read(week, "words"))
    name = f'<text class="gt-p-week-name{thin}" x="{middle}%" y="{TOP + FULL + 17}">{words}</text>'
    number = (
        f'<text class="gt-p-count" x="{middle}%" y="{TOP + FULL - height - 5}">{_said(week)}</text>'
        if count
        else ""
    )
    return bar + number + name


def _limit(rows: list[Any], step: float, words: str) -> str:
    first = next((place for place, week in enumerate(rows) if read(week, "late")), 0)
    if not first:
        return ""
    place = round(step * first, 2)
    return upright("due", place, 4, TOP + FULL) + (
        f'<text class="gt-p-limit" x="{place}%" y="14" dx="-8" text-anchor="end">{escaped(words)}</text>'
    )


def queue_words(weeks: Iterable[Any], thing: str = "case") -> str:
    """Say in words what the queue shows."""
    rows = list(weeks)
    whole = sum(read(week, "count", 0) for week in rows)
    late = sum(read(week, "count", 0) for week in rows if read(week, "late"))
    filled = ", ".join(f"{read(week, 'words')}: {_said(week)}" for week in rows if read(week, "count"))
    least = "At least " if any(read(week, "more") for week in rows) else ""
    return f"{least}{counted(whole, thing)}, {late} beyond the limit." + (
        f" By week: {filled}." if filled else ""
    )


def _said(week: Any) -> str:
    return f"{read(week, 'count')}{'+' if read(week, 'more') else ''}"
