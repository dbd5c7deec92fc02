"""What every form carries besides its own fields: which sending this is, and the version it was filled from."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms


class SentForm(forms.Form):
    """A form that is recorded once however often it is sent, and never over something newer than its reader saw."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        initial = {"submission": uuid4(), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)

    @property
    def words(self) -> dict[str, Any]:
        """What the person gave, without what the form carries for itself."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("submission", "version")}
