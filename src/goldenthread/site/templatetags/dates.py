"""The `date` filter of every template. A record names fifty days, nearly all of them as 16 February 2026.

Django looks each month up as words to be translated; written out at once a day costs a tenth of that.
"""

from __future__ import annotations

from calendar import month_name
from datetime import date
from typing import Any, Final

from django import template
from django.template.defaultfilters import date as any_date

register = template.Library()
USUAL: Final = "j F Y"
_MONTHS: Final = tuple(month_name)


@register.filter("date", expects_localtime=True, is_safe=False)
def written(day: Any, how: str | None = None) -> str:
    """Write a day as Django's own filter does."""
    if how == USUAL and isinstance(day, date):
        return f"{day.day} {_MONTHS[day.month]} {day.year}"
    return str(any_date(day, how))
