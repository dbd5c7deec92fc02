"""What the record's templates need to say: a part that a room registered, and a day in full."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.template import Context, Engine

from goldenthread.record.parts import Part
from goldenthread.rulebook.time import how_long, long_date

register = template.Library()


@register.simple_tag(takes_context=True)
def show_part(context: Context, part: Part, content: dict[str, Any]) -> str:
    """Draw a part with what fills it, on the page it stands on."""
    with context.push(**content, content=content, part=part):
        drawn: str = Engine.get_default().get_template(part.template).render(context)
    return drawn


@register.filter
def naming(heading: str, name: str) -> str:
    """Put a child's first name into a heading that speaks of them."""
    return heading.replace("{child}", name)


@register.filter
def in_full(day: date) -> str:
    """Write a day out: Monday 16 February 2026."""
    return long_date(day)


@register.filter
def long_since(day: date, days: int) -> str:
    """Write so many days since a day; a year or more in years and months."""
    return how_long(day, days)
