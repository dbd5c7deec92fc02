"""What is asked of whoever opens a record in an emergency, of the officer, and of whoever makes an agreement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.text import capfirst

from goldenthread.access.forms import SentForm, box, line, on_day, one_of
from goldenthread.access.parts import Part
from goldenthread.standards import identifiers
from goldenthread.watch.facts import Found, Party, Reason
from goldenthread.watch.queries import Details
from goldenthread.watch.verbs.opening import Emergency
from goldenthread.watch.verbs.sharing import Terms

_NUMBERS: dict[str, tuple[Callable[[str], str], str]] = {
    "upn": (identifiers.upn, "a unique pupil number"),
    "nhs": (lambda given: identifiers.nhs_number(given, live=False), "an NHS number"),
}


def _plain(label: str) -> forms.CharField:
    return line(label, longest=150, required=False, marked=False)


class EmergencyForm(SentForm):
    """Two exact details of the child, and why it cannot wait."""

    given_name = _plain("First name")
    family_name = _plain("Family name")
    born = on_day("Date of birth", required=False, marked=False)
    upn = _plain("Unique pupil number")
    nhs = _plain("NHS number")
    reason = one_of("Why can it not wait?", Reason.choices, missing="Say why it cannot wait.")
    happening = box(
        "What is happening?",
        "The officer reads this, and so may the family",
        longest=1000,
        rows=3,
        missing="Say in your own words what is happening.",
    )

    def clean(self) -> dict[str, Any]:
        """Read numbers as they are kept, and ask for a second detail where there is only one."""
        given: dict[str, Any] = super().clean() or {}
        for name, (read, what) in _NUMBERS.items():
            if given.get(name):
                try:
                    given[name] = read(given[name])
                except identifiers.NotValid:
                    self.add_error(name, f"This is not {what}. Check it, or leave it empty.")
        if not self.errors and self._details(given).how_many < 2:
            raise forms.ValidationError(
                "Give two details that you know for certain, such as the name and the date of birth."
            )
        return given

    def _details(self, given: dict[str, Any]) -> Details:
        names = ("given_name", "family_name", "born", "upn", "nhs")
        return Details(**{name: given[name] for name in names if given.get(name)})

    @property
    def emergency(self) -> Emergency:
        """What is asked for, once the form is whole."""
        given = self.cleaned_data
        return Emergency(
            details=self._details(given), reason=Reason(given["reason"]), words=given["happening"]
        )


class AnswerForm(SentForm):
    """An answer to the officer."""

    answer = box("Your answer", longest=2000, rows=3, missing="Write your answer.")


class ReviewForm(SentForm):
    """What the officer decides about an opening."""

    decision = one_of(
        "What do you decide?",
        [
            ("accept", "It was an emergency"),
            ("ask", "Ask whoever opened it"),
            ("suspend", "It was none: close it and suspend their right"),
        ],
        missing="Say what you decide.",
    )
    note = box(
        "What do you find, or ask?", longest=1000, rows=3, missing="Write what you find, or what you ask."
    )


class CloseForm(SentForm):
    """What the officer found about looks that seemed out of place."""

    found = one_of(
        "What did you find?",
        [(each.value, capfirst(each.label)) for each in Found if each.value],
        missing="Say what you found.",
    )
    note = box("How do you know?", longest=1000, rows=3, missing="Say how you know.")


class AgreementForm(SentForm):
    """With whom what is shared, what for, and on what basis."""

    name = line("What is it called?", longest=200, missing="Give it a name.")
    party = one_of(
        "With whom?",
        [(each.value, capfirst(each.label)) for each in Party],
        missing="Say with whom you share.",
    )
    parts = forms.MultipleChoiceField(
        label="Which parts of the record?",
        choices=[(part.value, capfirst(part.words)) for part in Part if part.is_about_a_child],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one part."},
    )
    purposes = line(
        "What for?", "Separate several with commas", longest=300, missing="Say what it is shared for."
    )
    lawful_basis = line("On what lawful basis?", longest=300, missing="Give the lawful basis.")
    begins = on_day("From", missing="Give the first day.")
    ends = on_day("To", "Leave this empty if no end is agreed", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        given = super().clean() or {}
        if given.get("ends") and given.get("begins") and given["ends"] < given["begins"]:
            self.add_error("ends", "The last day must not be before the first.")
        return given

    @property
    def terms(self) -> Terms:
        """What is agreed, once the form is whole."""
        given = self.words
        return Terms(
            name=given["name"],
            party=Party(given["party"]),
            parts=tuple(Part(part) for part in given["parts"]),
            purposes=tuple(each.strip() for each in given["purposes"].split(",") if each.strip()),
            lawful_basis=given["lawful_basis"],
            begins=given["begins"],
            ends=given["ends"],
        )
