"""What somebody says who asks to read a record, and what is answered."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms

from goldenthread.access.forms import SentForm, box, line, on_day, one_of
from goldenthread.circle.verbs.asking import Wanting
from goldenthread.rulebook.time import months

HOW_LONG: Final = [("3", "Three months"), ("6", "Six months"), ("12", "A year")]
YES, NO, SILENT = "yes", "no", "silent"


class AskForm(SentForm):
    """Which child, what one does for them, and why one needs the record."""

    given_name = line("First name", longest=150, missing="Give the child’s first name.")
    family_name = line("Family name", longest=150, missing="Give the child’s family name.")
    born = on_day("Date of birth", missing="Give the child’s date of birth.")
    purpose = line(
        "What do you do for this child?",
        "For example, “Speech and language therapy, once a week”. The family will read it if you are let in",
        longest=200,
        missing="Say what you do for this child.",
    )
    reason = box(
        "Why do you need the record?",
        "Say no more of the child than is needed",
        longest=1000,
        rows=3,
        missing="Say why you need the record.",
    )
    how_long = one_of("For how long?", HOW_LONG, missing="Say for how long you need it.")

    def wanting(self, today: date) -> Wanting:
        """Return what is asked, once the form is whole."""
        told = dict(self.words)
        until = months(int(told.pop("how_long"))).last_day(today)
        return Wanting(**told, until=until)


class AnswerForm(SentForm):
    """Yes until a day, or no with a reason; whoever should not learn of the record is told nothing."""

    answer = one_of("Do you let them in?", (), missing="Say yes or no.")
    until = on_day("If yes, until which day?", required=False, marked=False)
    because = box(
        "If no, why?",
        "It stays on the record. Where they are told no, they read it: name nobody",
        longest=1000,
        rows=3,
        required=False,
        marked=False,
    )

    def __init__(self, *given: Any, may_tell_no: bool, **rest: Any) -> None:
        super().__init__(*given, **rest)
        field = self.fields["answer"]
        told = [(NO, "No, and tell them why")] if may_tell_no else []
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (YES, "Yes"),
                *told,
                (SILENT, "No, and do not let them learn that there is a record"),
            ]

    def clean(self) -> dict[str, Any]:
        """Ask for the day with a yes, and for the reason with a no."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("answer") == YES and not given.get("until"):
            self.add_error("until", "Say until which day they may read the record.")
        if given.get("answer") in (NO, SILENT) and not given.get("because"):
            self.add_error("because", "Say why they are not let in.")
        return given
