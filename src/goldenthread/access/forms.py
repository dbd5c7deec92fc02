"""What every form carries besides its own fields, and how they ask most: for words, or for one of some."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypedDict
from uuid import UUID, uuid4

from django import forms

from goldenthread.access.actors import Actor
from goldenthread.access.requests import ActingRequest


class SentForm(forms.Form):
    """A form that is recorded once however often it is sent, and never over something newer than its reader saw."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self, data: Any = None, files: Any = None, *, initial: dict[str, Any] | None = None, **rest: Any
    ) -> None:
        super().__init__(data, files, initial={"submission": uuid4(), **(initial or {})}, **rest)

    @property
    def words(self) -> dict[str, Any]:
        """What the person gave, without what the form carries for itself."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("submission", "version")
        }

    @property
    def filled_from(self) -> int:
        """The version that the form was filled from."""
        return self.cleaned_data["version"] or 0


class Sent(TypedDict):
    """Who acts, on which day, and which sending of a form it is: what every verb is told that a form leads to."""

    by: Actor
    on: date
    key: UUID


def sent_by(request: ActingRequest, form: forms.Form) -> Sent:
    """Return who sent this form, on which day, and which sending of it this is."""
    return {"by": request.actor, "on": request.actor.today, "key": form.cleaned_data["submission"]}


def line(
    label: str,
    hint: str = "",
    *,
    longest: int,
    missing: str = "",
    required: bool = True,
    marked: bool = True,
) -> forms.CharField:
    """Ask for a few words on one line, at most so many characters; `missing` is said where there are none.

    One that another answer may make needed is not `marked` as optional.
    """
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=required,
        error_messages=_if_missing(missing),
        widget=forms.TextInput(attrs=_attrs(marked=marked)),
    )


def on_day(
    label: str, hint: str = "", *, missing: str = "", required: bool = True, marked: bool = True
) -> forms.DateField:
    """Ask for a day."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        error_messages=_if_missing(missing),
        widget=forms.DateInput(attrs=_attrs(marked=marked)),
    )


def box(
    label: str,
    hint: str = "",
    *,
    longest: int = 4000,
    rows: int = 5,
    missing: str = "",
    required: bool = True,
    marked: bool = True,
) -> forms.CharField:
    """Ask for words as `line` does, in a box of so many rows."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=required,
        error_messages=_if_missing(missing),
        widget=forms.Textarea(attrs={"rows": rows, **_attrs(marked=marked)}),
    )


def one_of(
    label: str,
    choices: Iterable[tuple[str, str]] = (),
    *,
    hint: str = "",
    missing: str = "",
    required: bool = True,
    **drawn: Any,
) -> forms.ChoiceField:
    """Ask for one answer of some, all in sight. `drawn` says how, such as `inline`, or what an answer reveals."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=required,
        error_messages=_if_missing(missing),
        widget=forms.RadioSelect(attrs=drawn),
    )


def _if_missing(said: str) -> dict[str, str]:
    return {"required": said} if said else {}


def _attrs(*, marked: bool) -> dict[str, bool]:
    return {} if marked else {"optional": False}
