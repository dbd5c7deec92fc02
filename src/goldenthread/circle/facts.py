"""What may be known of somebody in a circle, in the words in which people are asked about it."""

from __future__ import annotations

from typing import Final

from goldenthread.circle.models import Consent, Deciding, Purpose
from goldenthread.record.models import Answer, Bar, Child, Relationship, Role, Sees

__all__ = [
    "ANSWERS",
    "HOW_MUCH",
    "LETS_SEE",
    "Answer",
    "Bar",
    "Child",
    "Consent",
    "Deciding",
    "Purpose",
    "Relationship",
    "Role",
    "Sees",
]

ANSWERS: Final = [(Answer.YES.value, "Yes"), (Answer.NO.value, "No"), (Answer.UNKNOWN.value, "Not known")]
HOW_MUCH: Final = [
    (Sees.FULL.value, "The whole record"),
    (Sees.REPORT.value, "What a school report says"),
    (Sees.NONE.value, "Nothing"),
]
LETS_SEE: Final = [
    (Sees.FULL.value, "Everything they see now"),
    (Sees.REPORT.value, "Only what a school report says"),
    (Sees.NONE.value, "Nothing"),
]
