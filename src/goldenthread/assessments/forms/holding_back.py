"""What is asked of whoever holds a part of an advice back from the family, or lets them read it again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms

from goldenthread.access.forms import SentForm, box, one_of
from goldenthread.assessments.holding import GROUNDS, PARTS
from goldenthread.assessments.verbs.holding_back import Held

_TELLS: Final = [
    ("yes", "Yes, they read the ground"),
    ("no", "No, they read only that a part is held back"),
]


def _part(label: str) -> forms.ChoiceField:
    return one_of(label, (), missing="Choose the part.")


def _reason(help_text: str) -> forms.CharField:
    return box("Why?", help_text, longest=1000, rows=3, missing="Say why. It stays on the record.")


class PartForm(SentForm):
    """One part of an advice."""

    part = _part("Which part?")

    def __init__(self, *given: Any, parts: Iterable[str], **rest: Any) -> None:
        super().__init__(*given, **rest)
        field = self.fields["part"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(name, PARTS[name]) for name in parts]


class HoldBackForm(PartForm):
    """A part to hold back, the ground, the reason, and whether the family may be told the ground."""

    ground = one_of("On what ground?", list(GROUNDS.items()), missing="Choose the ground.")
    reason = _reason("Why the ground holds here. The family does not read this")
    tells = one_of(
        "May the family be told the ground?", _TELLS, missing="Say whether the family may be told the ground."
    )

    @property
    def held(self) -> Held:
        """What is held back, once the form is whole."""
        given = self.cleaned_data
        return Held(
            part=given["part"], ground=given["ground"], reason=given["reason"], tells=given["tells"] == "yes"
        )


class ShowForm(PartForm):
    """A part to show again, and why."""

    reason = _reason("Why the family may read it now")
