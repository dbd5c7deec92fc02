"""Whom the authority’s letters name."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.access.forms import SentForm, line

HELPERS = {
    "team": "SEND team",
    "mediation": "Mediation adviser",
    "disagreement": "Disagreement resolution service",
    "advice": "Information, advice and support service",
}


class LocalHelpForm(SentForm):
    """Who in the area helps families: named in every letter that carries a right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in HELPERS.items():
            self.fields[f"{kind}_name"] = line(f"{label}: name", longest=200, required=False)
            self.fields[f"{kind}_telephone"] = line(f"{label}: phone", longest=40, required=False)
            self.fields[f"{kind}_email"] = forms.EmailField(label=f"{label}: email", required=False)
            self.fields[f"{kind}_website"] = forms.URLField(
                label=f"{label}: website", required=False, assume_scheme="https"
            )

    def services(self) -> dict[str, dict[str, str]]:
        """Return what was given, service by service."""
        fields = ("name", "telephone", "email", "website")
        return {kind: {name: self.cleaned_data[f"{kind}_{name}"] for name in fields} for kind in HELPERS}
