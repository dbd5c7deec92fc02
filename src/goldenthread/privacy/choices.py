"""What can be chosen when a request is answered, in the words of the forms."""

from __future__ import annotations

from typing import Final

from django.utils.text import capfirst

from goldenthread.privacy.correcting import FACTS
from goldenthread.privacy.models import About, Correction, LegalHold, Mark
from goldenthread.privacy.policies import QUESTIONS
from goldenthread.privacy.retention import table
from goldenthread.rulebook.personal_data import WITHHELD

__all__ = [
    "ABOUT",
    "CLASSES",
    "FACT_NAMES",
    "GROUNDS",
    "HOLDS",
    "KINDS",
    "MARKS",
    "MARKS_OF_AN_OPINION",
    "QUESTIONS",
]

ABOUT: Final = [(each.value, capfirst(each.label)) for each in About]
MARKS: Final = [(each.value, capfirst(each.label)) for each in Mark]
GROUNDS: Final = [("", "No ground: it is given"), *WITHHELD.items()]
MARKS_OF_AN_OPINION: Final = [
    ("", "Leave that to whoever answers"),
    *(pair for pair in MARKS if pair[0] != Mark.REDACT),
]
KINDS: Final = [(each.value, capfirst(each.label)) for each in Correction.Kind]
FACT_NAMES: Final = [("", "None of these"), *((name, capfirst(words)) for name, words in FACTS.items())]
HOLDS: Final = [(each.value, capfirst(each.label)) for each in LegalHold.Ground]
CLASSES: Final = [(each.name, capfirst(each.words)) for each in table().values() if each.name != "sen_file"]
