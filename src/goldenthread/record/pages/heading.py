"""The head of every page about a child: the first name, the age, the year group, the setting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.record.models import Child, Relationship, Role
from goldenthread.rulebook.time import year_group

LAST_YEAR_GROUP = 13


@dataclass(frozen=True, slots=True)
class Heading:
    """Who the page is about, in a line."""

    first_name: str
    full_name: str
    age: int
    year: str
    setting: str

    @property
    def words(self) -> str:
        """The age, the year group and the setting, as far as they are known."""
        return ", ".join(part for part in (f"{self.age} years old", self.year, self.setting) if part)


def heading_of(child: Child, circle: Iterable[Relationship], today: date) -> Heading:
    """Return the head of a page about this child today."""
    words = year_words(child.born, today)
    return Heading(
        child.first_name, child.full_name, age(child.born, today), words, setting_of(circle, today)
    )


def setting_of(circle: Iterable[Relationship], today: date) -> str:
    """Name the setting a child attends; nothing where none is known."""
    return next((tie.setting.name for tie in circle if tie.setting and _attends(tie, today)), "")


def _attends(tie: Relationship, today: date) -> bool:
    return tie.role == Role.ATTENDS and is_live(tie, today)


def is_live(tie: Relationship, today: date) -> bool:
    """Say whether a tie holds on a day."""
    return tie.begins <= today and (tie.ends is None or tie.ends >= today)


def age(born: date, today: date) -> int:
    """Count the birthdays a child has had."""
    return max(0, today.year - born.year - ((today.month, today.day) < (born.month, born.day)))


def year_words(born: date, today: date) -> str:
    """Name the year group of the child's age; nothing for those too young or too old for one."""
    number = year_group(born, today) if born <= today else -9
    if number == 0:
        return "Reception"
    if number in (-1, -2):
        return "Nursery"
    return f"Year {number}" if 0 < number <= LAST_YEAR_GROUP else ""
