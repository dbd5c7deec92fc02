"""The `date` filter of every template. A record names fifty days, nearly all of them as 16 February 2026.

Django looks each month up as words to be translated; written out at once a day costs a tenth of that.
"""

from __future__ import annotations

from calendar import day_name, month_abbr, month_name
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django import template
from django.template.defaultfilters import date as any_date

register = template.Library()
_DAYS, _MONTHS, _SHORT = tuple(day_name), tuple(month_name), tuple(month_abbr)
USUAL: Final[dict[str, Callable[[date], str]]] = {
    "j F Y": lambda day: f"{day.day} {_MONTHS[day.month]} {day.year}",
    "j F": lambda day: f"{day.day} {_MONTHS[day.month]}",
    "j M Y": lambda day: f"{day.day} {_SHORT[day.month]} {day.year}",
    "j M": lambda day: f"{day.day} {_SHORT[day.month]}",
    "D j M Y": lambda day: f"{_DAYS[day.weekday()][:3]} {day.day} {_SHORT[day.month]} {day.year}",
    "l j F Y": lambda day: f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month]} {day.year}",
}


@register.filter("date", expects_localtime=True, is_safe=False)
def written(day: Any, how: str | None = None) -> str:
    """Write a day as Django's own filter does."""
    usual = USUAL.get(how or "")
    return usual(day) if usual and isinstance(day, date) else str(any_date(day, how))
