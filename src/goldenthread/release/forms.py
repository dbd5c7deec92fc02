"""What is asked of whoever takes out a list, and of whoever approves it."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.access.actors import Actor
from goldenthread.access.forms import SentForm, box, line, one_of
from goldenthread.release.choices import GROUPS, PURPOSES
from goldenthread.release.columns import columns_for
from goldenthread.release.verbs import Wanted

USUAL = ("given_name", "family_name")


class ListForm(SentForm):
    """Which children, which columns, and what for."""

    group = one_of("Which children?", GROUPS, missing="Choose which children.")
    columns = forms.MultipleChoiceField(
        label="Which columns?",
        help_text="Only what you choose is in the file. Take no more than you need",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one column."},
    )
    purpose = one_of("What is it for?", PURPOSES, missing="Choose what it is for.")
    reason = line(
        "Why do you need it?",
        "The family of every child in the list can read this. Name nobody",
        longest=120,
        missing="Say why you need this list.",
    )

    def __init__(self, *args: Any, asker: Actor, **rest: Any) -> None:
        rest["initial"] = {"columns": list(USUAL), **(rest.get("initial") or {})}
        super().__init__(*args, **rest)
        columns = self.fields["columns"]
        assert isinstance(columns, forms.MultipleChoiceField)  # noqa: S101  # it is declared above
        columns.choices = [(each.name, each.words) for each in columns_for(asker)]

    @property
    def wanted(self) -> Wanted:
        """What is wanted, once the form is whole."""
        given = self.words
        return Wanted(
            group=given["group"],
            columns=tuple(given["columns"]),
            purpose=given["purpose"],
            reason=given["reason"],
        )


class DecideForm(SentForm):
    """Whether a list of many children may be taken out."""

    decision = one_of(
        "May it be taken out?",
        [("yes", "Yes, they need all of this"), ("no", "No")],
        missing="Choose yes or no.",
    )
    note = box("Why?", "Whoever asked reads this", longest=500, rows=3, missing="Say why.")


class PublishForm(SentForm):
    """The file that is to be public."""

    file = forms.FileField(
        label="Which file?",
        help_text="CSV, Excel (.xlsx), Word (.docx), OpenDocument (.odt), PDF, a web page (.html) or text",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.docx,.odt,.pdf,.html,.htm,.txt"}),
        error_messages={
            "required": "Choose the file to check.",
            "empty": "This file is empty. Choose another.",
        },
    )
