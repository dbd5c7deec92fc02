"""What every picture is drawn with.

Places across are in per cent and down in pixels, so that a picture stretches to its column and its words keep their
size on a phone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.markup import escaped

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def read(item: Any, name: str, usual: Any = None) -> Any:
    """Read one value of a dictionary or of an object."""
    return item.get(name, usual) if isinstance(item, Mapping) else getattr(item, name, usual)


def short(day: date) -> str:
    """Write a day as it stands in a picture: 14 Mar."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long(day: date) -> str:
    """Write a day as it stands in a sentence: 14 March 2026."""
    return f"{day.day} {LONG_MONTHS[day.month - 1]} {day.year}"


def counted(number: int, thing: str) -> str:
    """Write a number of things: 1 day, 3 days."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day stands across the picture, from the first day at 0 to the last at 100."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return the place of a day, held inside the picture."""
        # A picture of a single day is still a picture.
        whole = max((self.last - self.first).days, 1)
        return round(min(max((day - self.first).days / whole, 0), 1) * 100, 2)


def svg(kind: str, height: int, words: str, inner: str) -> SafeString:
    """Frame a picture and give it its words."""
    return mark_safe(
        f'<svg class="gt-picture gt-picture--{kind}" xmlns="http://www.w3.org/2000/svg" width="100%"'
        f' height="{height}" role="img" focusable="false"><title>{escaped(words)}</title>{inner}</svg>'
    )


def bar(kind: str, start: float, end: float, y: float, height: float) -> str:
    """Draw a bar between two places."""
    if end <= start:
        return ""
    return (
        f'<rect class="gt-p-{kind}" x="{start}%" y="{y}" width="{round(end - start, 2)}%" height="{height}"'
        f' rx="{min(4, height / 2)}"/>'
    )


def stripes(kind: str, start: float, end: float, y: float, height: float) -> str:
    """Draw a striped bar: the stripes say in black and white what its colour says."""
    if end <= start:
        return ""
    middle = y + height / 2
    return (
        f'<line class="gt-p-{kind}" x1="{start}%" x2="{end}%" y1="{middle}" y2="{middle}" stroke-width="{height}"'
        ' stroke-dasharray="5 2"/>'
    )


def upright(kind: str, place: float, top: float, bottom: float) -> str:
    """Draw a line down the picture."""
    return f'<line class="gt-p-{kind}" x1="{place}%" x2="{place}%" y1="{top}" y2="{bottom}"/>'


def label(kind: str, place: float, y: float, words: str) -> str:
    """Write words at a place, turned inwards near the edges so that none is cut off."""
    # Wide enough for the longest words we write, on a phone of 360 pixels.
    anchor = "start" if place < 20 else "end" if place > 80 else "middle"
    return f'<text class="gt-p-{kind}" x="{place}%" y="{y}" text-anchor="{anchor}">{escaped(words)}</text>'


def shape(kind: str, place: float, y: float, drawn: str, words: str = "") -> str:
    """Put a small shape, drawn around its own middle, at a place."""
    told = f"<title>{escaped(words)}</title>" if words else ""
    return f'<svg class="gt-p-{kind}" x="{place}%" y="{y}" overflow="visible">{told}{drawn}</svg>'
