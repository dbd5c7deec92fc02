"""What can be chosen when a request is answered, in the words of the forms."""

from __future__ import annotations

from typing import Final

from goldenthread.privacy.models import About, Mark
from goldenthread.privacy.policies import QUESTIONS
from goldenthread.rulebook.personal_data import WITHHELD

__all__ = ["ABOUT", "GROUNDS", "MARKS", "MARKS_OF_AN_OPINION", "QUESTIONS"]

ABOUT: Final = [(each.value, each.label.capitalize()) for each in About]
MARKS: Final = [(each.value, each.label.capitalize()) for each in Mark]
GROUNDS: Final = [("", "No ground: it is given"), *WITHHELD.items()]
MARKS_OF_AN_OPINION: Final = [
    ("", "Leave that to whoever answers"),
    *(pair for pair in MARKS if pair[0] != Mark.REDACT),
]
