"""A stretch of days, with or without an end, and the refusal shared by everything that counts days."""

from dataclasses import dataclass
from datetime import date

from goldenthread.rulebook.time.words import long_date


class CannotCount(ValueError):
    """These days cannot be counted."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from one day to another, both included; without an end it goes on."""

    begins: date
    ends: date | None = None

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends < self.begins:
            raise CannotCount(
                f"A period that begins on {long_date(self.begins)} cannot end on {long_date(self.ends)}. "
                "Change one of the two days."
            )

    def contains(self, day: date) -> bool:
        """Say whether a day lies within the period."""
        return self.begins <= day and (self.ends is None or day <= self.ends)
