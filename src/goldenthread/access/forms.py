"""What every form carries besides its own fields: which sending this is, and the version it was filled from."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms


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
