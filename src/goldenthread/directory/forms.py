"""What is asked to give a colleague access."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.forms import SentForm, line, on_day, one_of
from goldenthread.directory.policies import capacities_given_by
from goldenthread.directory.queries import teachers_at
from goldenthread.directory.verbs import Offer


class OfferForm(SentForm):
    """A colleague: name, work address, what they are, for whom they stand in, and their last day."""

    name = line("Name", longest=200, missing="Give their name.")
    email = forms.EmailField(
        label="Work email address",
        help_text="We send the invitation there. Only somebody who can read it can use it",
        error_messages={"required": "Give their work email address."},
    )
    capacity = one_of("What are they here?", (), missing="Say what they are here.")
    in_place_of = forms.ChoiceField(
        label="Whose class do they take?",
        help_text="They see the children of that class, and no others. Leave this empty for somebody with no class",
        required=False,
    )
    last_day = on_day(
        "Last day",
        "Their access ends by itself after it. Leave this empty for someone who stays",
        required=False,
    )

    def __init__(self, *given: Any, actor: Actor, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.actor = actor
        self._choices(
            "capacity",
            [(each.value, capfirst(each.words)) for each in capacities_given_by(actor)],
        )
        classes = [(str(each.pk), f"{each.name}’s class") for each in teachers_at(actor)]
        self._choices("in_place_of", [("", "No class"), *classes])
        if not classes:
            del self.fields["in_place_of"]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_last_day(self) -> date | None:
        """Refuse a day that is over."""
        day: date | None = self.cleaned_data["last_day"]
        if day is not None and day < self.actor.today:
            raise forms.ValidationError("The last day must be today or later.")
        return day

    @property
    def offer(self) -> Offer:
        """What is offered, once the form is whole."""
        given = self.cleaned_data
        teaches = given["capacity"] in {Capacity.CLASS_TEACHER, Capacity.TEACHING_ASSISTANT}
        stands_in = given.get("in_place_of") if teaches else ""
        return Offer(
            name=given["name"], email=given["email"], capacity=Capacity(given["capacity"]),
            last_day=given["last_day"], in_place_of=UUID(stands_in) if stands_in else None,
        )  # fmt: skip
