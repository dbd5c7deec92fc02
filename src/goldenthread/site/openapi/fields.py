"""The fields of forms as JSON schemas: what may stand in each, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django import forms

Schema = dict[str, Any]
Kind = type[forms.BaseForm]
KINDS: Final[tuple[tuple[type[forms.Field], Schema], ...]] = (
    (forms.UUIDField, {"format": "uuid"}),
    (forms.EmailField, {"format": "email"}),
    (forms.URLField, {"format": "uri"}),
    (forms.DateField, {"format": "date"}),
    (forms.BooleanField, {"enum": ["on", ""]}),
    (forms.IntegerField, {"type": "integer"}),
    (forms.FileField, {"format": "binary"}),
)
LIMITS: Final = {
    "min_value": "minimum", "max_value": "maximum", "min_length": "minLength", "max_length": "maxLength",
}  # fmt: skip


def body_of(kinds: Iterable[Kind], also: Iterable[str]) -> Schema:
    """Return what may be sent to one address: the fields of its forms, and what it reads beside them."""
    known = {name: {"type": "string"} for name in sorted(also)}
    known |= {name: schema_of(field) for name, field in sorted(fields_of(kinds), key=lambda each: each[0])}
    return {"type": "object", "properties": known, "additionalProperties": {"type": "string"}}


def takes_files(kinds: Iterable[Kind]) -> bool:
    """Say whether a file can be sent with one of these forms."""
    return any(isinstance(field, forms.FileField) for _, field in fields_of(kinds))


def fields_of(kinds: Iterable[Kind]) -> Iterator[tuple[str, forms.Field]]:
    """List the fields of some forms by their names."""
    for kind in kinds:
        yield from getattr(kind, "base_fields", {}).items()


def schema_of(field: forms.Field) -> Schema:
    """Return what may stand in a field."""
    choices = list(dict.fromkeys(_choices(field)))
    if isinstance(field, forms.MultipleChoiceField):
        return {"type": "array", "items": {"type": "string", **({"enum": choices} if choices else {})}}
    found = {"type": "string", **next((schema for kind, schema in KINDS if isinstance(field, kind)), {})}
    for name, key in LIMITS.items():
        if isinstance(limit := getattr(field, name, None), int):
            found[key] = limit
    if choices:
        found["enum"] = choices if field.required or "" in choices else [*choices, ""]
    return {**found, "title": str(field.label)} if field.label else found


def _choices(field: forms.Field) -> Iterator[str]:
    """List what may be chosen, also from under the headings of a list."""
    for value, words in getattr(field, "choices", ()):
        if isinstance(words, list | tuple):
            yield from (str(each) for each, _ in words)
        else:
            yield str(value)
