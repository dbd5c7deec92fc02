"""What a reader asks: which details of the child they look for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from goldenthread.access.forms import on_day
from goldenthread.insight.queries.finding import ENOUGH, Details
from goldenthread.standards import identifiers


def _number(read: Callable[[str], str], what: str) -> Callable[[str], str]:
    def clean(given: str) -> str:
        try:
            return read(given)
        except identifiers.NotValid as problem:
            raise forms.ValidationError(f"This is not {what}. Check it, or leave it empty.") from problem

    return clean


_READERS: dict[str, Callable[[str], str]] = {
    "postcode": _number(identifiers.postcode, "a postcode"),
    "upn": _number(identifiers.upn, "a unique pupil number"),
    "nhs": _number(lambda given: identifiers.nhs_number(given, live=False), "an NHS number"),
}


def _plain(**attrs: object) -> forms.TextInput:
    """One line that need not be filled in, and does not say so seven times over."""
    return forms.TextInput(attrs={"optional": False, **attrs})


class FindForm(forms.Form):
    """Any two details of a child."""

    family_name = forms.CharField(label="Family name", required=False, max_length=150, widget=_plain())
    given_name = forms.CharField(label="First name", required=False, max_length=150, widget=_plain())
    born = on_day("Date of birth", required=False, marked=False)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10, widget=_plain(width=10))
    upn = forms.CharField(label="Unique pupil number", required=False, max_length=20, widget=_plain())
    nhs = forms.CharField(label="NHS number", required=False, max_length=20, widget=_plain())
    case = forms.CharField(label="Case number", required=False, max_length=40, widget=_plain())

    def clean(self) -> dict[str, Any]:
        """Read the numbers as they are kept, and ask for a second detail where there is only one."""
        given: dict[str, Any] = super().clean() or {}
        for name, read in _READERS.items():
            if given.get(name):
                try:
                    given[name] = read(given[name])
                except forms.ValidationError as problem:
                    self.add_error(name, problem)
        if not self.errors and self.details.how_many < ENOUGH:
            raise forms.ValidationError("Give two details, so that we find the right child. Any two will do.")
        return given

    @property
    def details(self) -> Details:
        """The details given, as the query takes them."""
        return Details(**{name: value for name, value in self.cleaned_data.items() if value})
