"""A date typed into three boxes: read with patience (months by name too), and told kindly what is missing."""

from calendar import month_abbr, month_name, monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

PARTS = ("day", "month", "year")
# The names a person types, in English whatever the language of the machine is.
MONTHS = {
    name.lower(): number for names in (month_abbr, month_name) for number, name in enumerate(names) if name
}
MONTHS["sept"] = 9


class TypedDay(str):
    """What was typed, as a whole date where it is one, and part by part to be shown again."""

    __slots__ = ("parts",)
    parts: dict[str, str]

    @classmethod
    def of(cls, parts: Mapping[str, str]) -> "TypedDay":
        """Keep the three parts, and write them as 2026-03-14 where they make a date."""
        numbers = _numbers(parts)
        whole = "-".join(
            part if part.isdigit() else "?" for part in (parts["year"], numbers["month"], parts["day"])
        )
        # Django reads the text, and refuses this one with the words we give it.
        made = cls(whole if not problem(parts) else "not a date")
        made.parts = dict(parts)
        return made


class DayBoxes(forms.DateInput):
    """Three boxes; also reads a whole date sent under the field's own name."""

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> str | None:
        """Return what was typed, or None when every box is empty."""
        if data.get(name):
            return str(data[name])
        parts = {part: str(data.get(f"{name}-{part}") or "").strip() for part in PARTS}
        return TypedDay.of(parts) if any(parts.values()) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:
        """Say whether none of the boxes was on the page that was sent."""
        return name not in data and not any(f"{name}-{part}" in data for part in PARTS)

    def id_for_label(self, id_: str | None) -> str:
        """Point at the first box."""
        return f"{id_}-day" if id_ else ""


def shown(value: object) -> dict[str, str]:
    """Return what stands in the boxes for a date, for what was typed, or for a date written 2026-03-14."""
    if isinstance(value, TypedDay):
        return value.parts
    if isinstance(value, date):
        return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
    try:
        return shown(date.fromisoformat(str(value)))
    except ValueError:
        return dict.fromkeys(PARTS, "")


def wrong_boxes(bound: BoundField) -> tuple[str, ...]:
    """Return which boxes of a date its error is about: all of them where the date itself could be."""
    typed = bound.data if bound.form.is_bound else None
    found = problem(typed.parts) if isinstance(typed, TypedDay) else None
    return found[1] if found else PARTS


def _numbers(parts: Mapping[str, str]) -> dict[str, str]:
    month = parts["month"].lower().rstrip(".")
    return {**parts, "month": str(MONTHS.get(month, parts["month"]))}


def problem(parts: Mapping[str, str]) -> tuple[str, tuple[str, ...]] | None:
    """Say what is wrong with a typed date and in which boxes, or None where it is a date."""
    missing = tuple(part for part in PARTS if not parts[part])
    if missing:
        return f"enter the {' and the '.join(missing)}", missing
    numbers = _numbers(parts)
    unread = tuple(part for part in PARTS if not (numbers[part].isascii() and numbers[part].isdigit()))
    if unread:
        return f"write the {' and the '.join(unread)} in numbers, for example 27 3 2026", unread
    day, month, year = (int(numbers[part]) for part in PARTS)
    return _impossible(day, month, year, parts["year"])


def _impossible(day: int, month: int, year: int, typed_year: str) -> tuple[str, tuple[str, ...]] | None:
    # "26" may mean 1926 or 2026, and no one here was born before 1900.
    if len(typed_year) != 4 or year < 1900:
        return "write the year in 4 numbers, for example 2026", ("year",)
    if not 1 <= month <= 12:
        return "the month must be between 1 and 12", ("month",)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"{month_name[month]} {year} has {last} days. Check the day", ("day",)
    return None
