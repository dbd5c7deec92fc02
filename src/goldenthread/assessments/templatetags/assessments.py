"""Days kept as text in a snapshot, written as people write them."""

from datetime import date

from django import template

register = template.Library()


@register.filter
def day(text: str) -> str:
    """Write a day kept as 2026-07-17 as 17 July 2026; anything else stays as it is."""
    try:
        return f"{date.fromisoformat(text):%-d %B %Y}"
    except (TypeError, ValueError):
        return text
