"""The options a bound field gives to its component: names, words, errors, choices."""

from collections.abc import Iterator
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.safestring import mark_safe

OURS = frozenset(
    [
        "size",
        "heading",
        "optional",
        "width",
        "prefix",
        "suffix",
        "inline",
        "small",
        "hints",
        "reveals",
        "exclusive",
    ]
)
# What Django adds for its own controls; ours count and check in their own way.
DJANGOS = frozenset(["rows", "cols", "maxlength", "minlength", "min", "max", "step"])


def own_attributes(bound: BoundField) -> dict[str, Any]:
    """Return the attributes of a widget that are HTML's and not ours."""
    kept = {name: value for name, value in bound.field.widget.attrs.items() if name not in OURS | DJANGOS}
    return {name: value for name, value in kept.items() if value is not None and value is not False}


def shared(bound: BoundField, title: str) -> dict[str, Any]:
    """Return the options every control has; `title` says whether its name is a label, a legend or neither."""
    options: dict[str, Any] = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "attributes": own_attributes(bound),
        "disabled": bound.field.disabled,
    }
    if bound.help_text:
        options["hint"] = titled(bound.help_text)
    if bound.errors:
        # One thing to mend at a time; the summary lists them all.
        options["error_message"] = {"text": bound.errors[0]}
    if title == "label":
        options["label"] = _title(bound, "govuk-label")
    if title == "legend":
        options["fieldset"] = {"legend": _title(bound, "govuk-fieldset__legend")}
    return options


def titled(words: Any) -> dict[str, Any] | None:
    """Return words as the options of a part, or None where there are none."""
    return {"text": words} if words else None


def _title(bound: BoundField, block: str) -> dict[str, Any]:
    attrs = bound.field.widget.attrs
    size = attrs.get("size", "s")
    plain = bound.field.required or attrs.get("optional") is False or bound.name in revealed(bound.form)
    words = bound.label if plain else f"{bound.label} (optional)"
    return {"text": words, "classes": f"{block}--{size}", "is_page_heading": bool(attrs.get("heading"))}


def choices(bound: BoundField) -> list[dict[str, Any]]:
    """Return the choices of a field, with their hints and the further questions they open."""
    attrs = bound.field.widget.attrs
    hints, opened = attrs.get("hints") or {}, attrs.get("reveals") or {}
    chosen = _chosen(bound.value())
    items: list[dict[str, Any]] = []
    for value, words in _flat(bound.field.widget.choices):
        taken = value in chosen
        item = {
            "value": value,
            "text": words,
            "checked": taken,
            "selected": taken,
            "disabled": bound.field.disabled,
        }
        item["hint"] = titled(hints.get(value))
        item["behaviour"] = "exclusive" if value and value == attrs.get("exclusive") else None
        if value in opened:
            item["conditional"] = {"html": mark_safe(_further(bound, opened[value]))}
        if value or bound.widget_type == "select":
            items.append(item)
    return items


def _further(bound: BoundField, names: str | list[str] | tuple[str, ...]) -> str:
    return "".join(
        bound.form[name].as_field_group() for name in ([names] if isinstance(names, str) else names)
    )


def _chosen(value: Any) -> set[str]:
    if isinstance(value, list | tuple | set):
        return {str(each) for each in value}
    return {"" if value is None else str(value)}


def _flat(given: Any) -> Iterator[tuple[str, Any]]:
    for value, words in given:
        if isinstance(words, list | tuple):
            yield from _flat(words)
        else:
            blank = not value and str(words).startswith("---")
            yield "" if value is None else str(value), "Choose one" if blank else words


def revealed(form: Any) -> set[str]:
    """Return the names of the fields that are drawn inside the choice that opens them."""
    names: set[str] = set()
    for field in form.fields.values():
        for opened in (field.widget.attrs.get("reveals") or {}).values():
            names.update([opened] if isinstance(opened, str) else opened)
    return names
