"""The papers of sending: for whom a document is made ready, and what a second person says."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.access.forms import SentForm, box, line, one_of
from goldenthread.sending.choices import CHANNELS, DISCLOSED, OUTSIDE, TAGS


class PrepareForm(SentForm):
    """For whom, by which way, and what the document holds that needs a second pair of eyes."""

    recipient = one_of("Who is it for?", (), missing="Choose who it is for.")
    channel = one_of("How does it go?", CHANNELS, missing="Choose how it goes.")
    outside_name = line("Name, if they are not in the list", longest=200, required=False)
    outside_relation = line(
        "What they are to the child, if they are not in the list",
        "For example, a tribunal, or a school the family has asked for",
        longest=100,
        required=False,
    )
    address = box(
        "Postal address, if it goes on paper",
        "A second person looks at every address that is typed",
        longest=500,
        rows=4,
        required=False,
    )
    ground = forms.ChoiceField(
        label="If it is an EHC plan for somebody who is not in the list: on which ground?",
        choices=DISCLOSED,
        required=False,
    )
    tags = forms.MultipleChoiceField(
        label="Does the document hold any of these?",
        help_text="If so, a second person looks at it before it goes out",
        choices=TAGS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["recipient"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*people, (OUTSIDE, "Somebody who is not in the list")]

    def clean(self) -> dict[str, Any]:
        """Ask for what each way of sending needs."""
        given = super().clean() or {}
        outside = given.get("recipient") == OUTSIDE
        if outside and not given.get("outside_name"):
            self.add_error("outside_name", "Write the name of whoever it is for.")
        if outside and not given.get("outside_relation"):
            self.add_error("outside_relation", "Write what they are to the child.")
        if outside and given.get("channel") == "online":
            self.add_error("channel", "Only people in the circle can read it here. Choose paper.")
        if given.get("channel") == "post" and not given.get("address"):
            self.add_error("address", "Write the postal address.")
        return given


class ReasonForm(SentForm):
    """Why something is sent back, or what happened to it on its way."""

    why = box(
        "What should be done, or what happened?",
        longest=1000,
        rows=3,
        missing="Say in a sentence what should be done, or what happened.",
    )
