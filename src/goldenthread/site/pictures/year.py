"""The year strip: what happened to a child and what was due, a lane for each kind, on one line of months.

An event has `on`, `kind` and `words`; a clock has `starts`, `due`, `words`, and `met` once it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from goldenthread.site.components.markup import escaped
from goldenthread.site.pictures.drawing import (
    MONTHS,
    Scale,
    bar,
    counted,
    long,
    read,
    shape,
    stripes,
    svg,
    upright,
)

# Each kind has a shape of its own, so that the strip is read without colour; there are as many as lanes make sense.
SHAPES = (
    '<circle r="6"/>',
    '<path d="M-6-6H6V6H-6z"/>',
    '<path d="M0-8L8 0 0 8-8 0z"/>',
    '<path d="M0-7L7 6H-7z"/>',
    '<path d="M-7-6H7L0 7z"/>',
    '<path d="M-2-7H2V-2H7V2H2V7H-2V2H-7V-2H-2z"/>',
)
LANE, HEAD, MOST_CLOCKS = 40, 20, 8


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock on the strip."""

    starts: date
    due: date
    words: str
    met: date | None

    @classmethod
    def of(cls, item: Any) -> "Clock":
        """Read a clock from a dictionary or an object."""
        return cls(read(item, "starts"), read(item, "due"), str(read(item, "words", "")), read(item, "met"))

    def ends(self, today: date) -> date:
        """Return where its bar ends."""
        return max(self.due, self.met or today) if self.is_late(today) else self.due

    def is_late(self, today: date) -> bool:
        """Say whether it was or is late."""
        return (self.met or today) > self.due


def year_strip(
    events: Iterable[Any], begins: date, ends: date, today: date, clocks: Iterable[Any] = ()
) -> SafeString:
    """Draw the months from `begins` to `ends`, with events in lanes by kind and clocks as bars below."""
    scale = Scale(begins, ends)
    lanes = _lanes(_inside(events, begins, ends))
    bars = _on_show([Clock.of(each) for each in clocks], begins, ends, today)
    bottom = HEAD + LANE * (len(lanes) + len(bars)) + 6
    drawn = _months(scale, bottom) + _today(scale, today, bottom)
    for place, (kind, happened) in enumerate(lanes):
        drawn += _events(scale, kind, happened, HEAD + LANE * place, place)
    for place, clock in enumerate(bars, len(lanes)):
        drawn += _clock(scale, clock, HEAD + LANE * place, today)
    return svg("year", bottom + 4, year_words(events, begins, ends, today, clocks), drawn)


def _inside(events: Iterable[Any], begins: date, ends: date) -> list[Any]:
    return sorted(
        (each for each in events if begins <= read(each, "on") <= ends), key=lambda each: read(each, "on")
    )


def _lanes(events: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """Sort events by kind; the kind that came first stands first, and what is beyond the shapes shares a lane."""
    lanes: dict[str, list[Any]] = {}
    for event in events:
        kind = str(read(event, "kind", "Events"))
        lanes.setdefault(kind if kind in lanes or len(lanes) < len(SHAPES) - 1 else "Other", []).append(event)
    return list(lanes.items())


def _on_show(clocks: list[Clock], begins: date, ends: date, today: date) -> list[Clock]:
    """Choose the clocks there is room for: those that run or are late before those that are met, newest first."""
    inside = [clock for clock in clocks if clock.ends(today) >= begins and clock.starts <= ends]
    inside.sort(key=lambda clock: (clock.met is None, clock.due), reverse=True)
    return sorted(inside[:MOST_CLOCKS], key=lambda clock: (clock.starts, clock.due))


def _months(scale: Scale, bottom: float) -> str:
    drawn, day = "", date(scale.first.year, scale.first.month, 1)
    while day <= scale.last:
        if day >= scale.first:
            drawn += upright("month", scale.at(day), HEAD - 4, bottom)
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        start, end = scale.at(max(day, scale.first)), scale.at(min(after, scale.last))
        # The name of a month cut short by the edge would run into its neighbour's.
        if end - start > 5:
            # On a phone every third month is named, in letters that can be read, and the lines say the others.
            also = "" if day.month % 3 == 1 else " gt-p-month-also"
            drawn += (
                f'<text class="gt-p-month-name{also}" x="{round(start + 0.6, 2)}%" y="11">'
                f"{MONTHS[day.month - 1]}</text>"
            )
        day = after
    return drawn


def _today(scale: Scale, today: date, bottom: float) -> str:
    if not scale.first <= today <= scale.last:
        return ""
    return upright("today", scale.at(today), HEAD - 4, bottom)


def _events(scale: Scale, kind: str, events: list[Any], top: float, place: int) -> str:
    drawn = "".join(
        shape(
            f"event gt-p-event-{place + 1}",
            scale.at(read(event, "on")),
            top + 27,
            SHAPES[place],
            f"{long(read(event, 'on'))}: {read(event, 'words', '')}",
        )
        for event in events
    )
    line = f'<line class="gt-p-lane" x1="0" x2="100%" y1="{top + 27}" y2="{top + 27}"/>'
    return f'{line}<text class="gt-p-kind" x="0" y="{top + 13}">{escaped(_plain(kind))} ({len(events)})</text>{drawn}'


def _plain(kind: str) -> str:
    return capfirst(kind).replace("_", " ")


def _clock(scale: Scale, clock: Clock, top: float, today: date) -> str:
    start, due, end = scale.at(clock.starts), scale.at(clock.due), scale.at(clock.ends(today))
    gone = scale.at(min(clock.met or today, clock.due))
    words = clock.words + (": done" if clock.met else ": late" if clock.is_late(today) else "")
    return (
        bar("track", start, due, top + 20, 12)
        + bar("gone", start, gone, top + 20, 12)
        + stripes("over", due, end, top + 20, 12)
        + _named(words, start, end, top + 14)
    )


def _named(words: str, start: float, end: float, y: float) -> str:
    """Write the name of a bar above it, where on a phone two thirds of the width are enough for it."""
    if start < 33:
        place, anchor = start, "start"
    elif end > 67:
        place, anchor = end, "end"
    else:
        place, anchor = round((start + end) / 2, 2), "middle"
    return (
        f'<text class="gt-p-clock-name" x="{place}%" y="{y}" text-anchor="{anchor}">{escaped(words)}</text>'
    )


def year_words(
    events: Iterable[Any], begins: date, ends: date, today: date, clocks: Iterable[Any] = ()
) -> str:
    """Say in words what the strip shows."""
    happened = _inside(events, begins, ends)
    kinds = ", ".join(f"{_plain(kind)} {len(each)}" for kind, each in _lanes(happened))
    due = [Clock.of(each) for each in clocks]
    late = sum(clock.is_late(today) and not clock.met for clock in due)
    words = f"From {long(begins)} to {long(ends)}: {counted(len(happened), 'event')}"
    words += f" ({kinds})." if kinds else "."
    return f"{words} {counted(len(due), 'clock')}, {late} late." if due else words
