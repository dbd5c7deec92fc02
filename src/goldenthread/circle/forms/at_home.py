"""What a family is asked for: who helps them with what, and what a young person lets each adult see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.text import capfirst

from goldenthread.access.forms import SentForm, line, one_of
from goldenthread.access.parts import Part
from goldenthread.circle.facts import LETS_SEE, Purpose, Relationship, Sees
from goldenthread.circle.verbs.helping import Help
from goldenthread.rulebook.time import months

HELPERS: Final = [
    ("advocate", "An advocate or adviser"),
    ("interpreter", "An interpreter"),
    ("solicitor", "A solicitor"),
    ("friend", "A friend or relative"),
]
HOW_LONG: Final = [("1", "One month"), ("3", "Three months"), ("6", "Six months")]


class HelpForm(SentForm):
    """Somebody who is to help: who they are, what they may read, and for how long."""

    name = line("Their name", longest=200, missing="Give the name of the person who is to help.")
    email = forms.EmailField(
        label="Their email address",
        error_messages={"required": "Give the address to which we send the invitation."},
    )
    helps_as = one_of("Who are they?", HELPERS, missing="Say who they are to you.")
    parts = forms.MultipleChoiceField(
        label="What may they read?",
        help_text="Nothing is chosen for you. They can change nothing and let nobody else in",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one thing that they may read."},
    )
    how_long = one_of(
        "For how long?",
        HOW_LONG,
        hint="It then ends by itself. You can end it on any day before",
        missing="Say for how long.",
    )

    def __init__(self, *given: Any, parts: Sequence[Part], **rest: Any) -> None:
        super().__init__(*given, **rest)
        field = self.fields["parts"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(part.value, capfirst(part.words)) for part in parts]

    def help(self, today: date) -> Help:
        """Return what is asked, once the form is whole."""
        given = self.cleaned_data
        return Help(
            name=given["name"],
            email=given["email"],
            helps_as=given["helps_as"],
            parts=tuple(Part(part) for part in given["parts"]),
            until=months(int(given["how_long"])).last_day(today),
        )


class ChoiceForm(SentForm):
    """What each adult will see: one question for each, and nothing chosen beforehand."""

    def __init__(self, *given: Any, adults: Iterable[Relationship], **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.adults = list(adults)
        for tie in self.adults:
            self.fields[f"sees-{tie.pk}"] = forms.ChoiceField(
                label=f"What can {tie.name} see?",
                choices=LETS_SEE,
                initial=tie.agreed or None,
                widget=forms.RadioSelect,
                error_messages={"required": f"Choose what {tie.name} can see. “Nothing” is an answer too."},
            )

    @property
    def choices(self) -> dict[UUID, Sees]:
        """What was chosen for each adult."""
        return {tie.pk: Sees(self.cleaned_data[f"sees-{tie.pk}"]) for tie in self.adults}


class ConsentForm(SentForm):
    """A yes to one purpose, or taking it back."""

    purpose = forms.ChoiceField(choices=Purpose.choices)
    yes = forms.BooleanField(required=False)
