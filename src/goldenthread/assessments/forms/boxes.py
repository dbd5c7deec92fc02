"""Boxes for the words that people write."""

from __future__ import annotations

from django import forms

LONG = 4000


def box(
    label: str,
    hint: str = "",
    *,
    required: bool = True,
    rows: int = 5,
    missing: str = "",
    marked: bool = True,
) -> forms.CharField:
    """Return a box for words. One that another answer may make needed is not marked as optional."""
    errors = {"required": missing} if missing else {}
    return forms.CharField(
        label=label, help_text=hint, max_length=LONG, required=required, error_messages=errors,
        widget=forms.Textarea(attrs={"rows": rows} | ({} if marked else {"optional": False})),
    )  # fmt: skip


def sentence(text: str) -> str:
    """Begin words as a sentence does."""
    return text[:1].upper() + text[1:]
