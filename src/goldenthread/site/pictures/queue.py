"""The queue: how many cases stand in each week of their clock, those beyond the limit set apart.

A week has `words` (what stands under its bar), `count`, `more` where there are more than were counted, and `late` where
it lies beyond the limit.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from goldenthread.site.components.markup import escaped
from goldenthread.site.pictures.drawing import counted, read, svg, upright

TOP, FULL = 40, 110


def week_queue(weeks: Iterable[Any], thing: str = "case", limit: str = "") -> SafeString:
    """Draw a bar for each week, its count above it; `limit` names the line between in time and too late."""
    rows = [_read(week) for week in weeks]
    most = max((week.number for week in rows), default=0) or 1
    step = 100 / max(len(rows), 1)
    drawn = "".join(_week(week, place, step, most, len(rows)) for place, week in enumerate(rows))
    base = f'<line class="gt-p-base" x1="0" x2="100%" y1="{TOP + FULL}" y2="{TOP + FULL}"/>'
    return svg("queue", TOP + FULL + 24, _words(rows, thing), drawn + _limit(rows, step, limit) + base)


class _Week(NamedTuple):
    """A week as it is drawn."""

    words: str
    number: int
    more: bool
    late: bool

    @property
    def said(self) -> str:
        return f"{self.number}{'+' * self.more}"


def _read(week: Any) -> _Week:
    return _Week(
        str(read(week, "words")), read(week, "count", 0), bool(read(week, "more")), bool(read(week, "late"))
    )


def _week(week: _Week, place: int, step: float, most: int, many: int) -> str:
    # The tallest bar fills the picture: the shape of the queue matters, and the counts are written above.
    height = round(FULL * week.number / most, 1)
    middle = round(step * (place + 0.5), 2)
    kind = "queue-late" if week.late else "queue-bar"
    bar = (
        f'<rect class="gt-p-{kind}" x="{round(step * (place + 0.1), 2)}%" y="{TOP + FULL - height}"'
        f' width="{round(step * 0.8, 2)}%" height="{height}"/>'
    )
    # With many weeks on a phone every second name is left out by the style sheet.
    thin = " gt-p-thin" if many > 12 and place % 2 else ""
    words = escaped(week.words)
    name = f'<text class="gt-p-week-name{thin}" x="{middle}%" y="{TOP + FULL + 17}">{words}</text>'
    number = (
        f'<text class="gt-p-count" x="{middle}%" y="{TOP + FULL - height - 5}">{week.said}</text>'
        if week.number
        else ""
    )
    return bar + number + name


def _limit(rows: list[_Week], step: float, words: str) -> str:
    first = next((place for place, week in enumerate(rows) if week.late), 0)
    if not first:
        return ""
    place = round(step * first, 2)
    return upright("due", place, 4, TOP + FULL) + (
        f'<text class="gt-p-limit" x="{place}%" y="14" dx="-8" text-anchor="end">{escaped(words)}</text>'
    )


def queue_words(weeks: Iterable[Any], thing: str = "case") -> str:
    """Say in words what the queue shows."""
    return _words([_read(week) for week in weeks], thing)


def _words(rows: list[_Week], thing: str) -> str:
    whole = sum(week.number for week in rows)
    late = sum(week.number for week in rows if week.late)
    filled = ", ".join(f"{week.words}: {week.said}" for week in rows if week.number)
    least = "At least " if any(week.more for week in rows) else ""
    return f"{least}{counted(whole, thing)}, {late} beyond the limit." + (
        f" By week: {filled}." if filled else ""
    )
