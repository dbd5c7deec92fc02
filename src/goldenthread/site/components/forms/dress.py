"""Which component a Django widget becomes, and with which options.

A form says how it wants to look through the `attrs` of its widget; these names are ours and never reach the page:
size, heading, optional, width, prefix, suffix, rows, inline, small, hints, reveals, exclusive.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from goldenthread.site import components
from goldenthread.site.components.forms import days
from goldenthread.site.components.forms.options_of import choices, shared, titled
from goldenthread.site.components.labels import labelled

Draw = Callable[[BoundField], SafeString]
TYPES = {"number": "text", "datetime-local": "text", "time": "text"}


def draw(bound: BoundField) -> SafeString:
    """Draw one field of a form."""
    if bound.is_hidden:
        return bound.as_hidden()
    return next(component for widget, component in DRESS if isinstance(bound.field.widget, widget))(bound)


def _words(bound: BoundField) -> SafeString:
    attrs = bound.field.widget.attrs
    rows = attrs.get("rows", 10)
    limit = getattr(bound.field, "max_length", None)
    component = components.character_count if limit else components.textarea
    return component(
        **shared(bound, "label"),
        # 10 rows is Django's own default, and too much of a page.
        rows=5 if str(rows) == "10" else rows,
        maxlength=limit,
        # Nobody wants a count before it matters: it shows from four fifths of the room.
        threshold=80 if limit and limit > 200 else None,
        value=bound.value(),
    )


def _day(bound: BoundField) -> SafeString:
    values = days.shown(bound.value())
    wrong = days.wrong_boxes(bound) if bound.errors else ()
    born = bound.field.widget.attrs.get("autocomplete") == "bday"
    options = shared(bound, "legend")
    name = options.pop("name")
    return components.date_input(
        **options,
        items=[
            {
                "name": f"{name}-{part}",
                "id": f"{bound.auto_id}-{part}",
                "label": capfirst(part),
                "value": values[part] or None,
                "error": part in wrong,
                "classes": f"govuk-input--width-{4 if part == 'year' else 2}",
                "autocomplete": f"bday-{part}" if born else None,
            }
            for part in days.PARTS
        ],
    )


def _choose_many(bound: BoundField) -> SafeString:
    return components.checkboxes(
        **shared(bound, "legend"), id_prefix=bound.auto_id, items=choices(bound), classes=_arrangement(bound)
    )


def _choose_one(bound: BoundField) -> SafeString:
    return components.radios(
        **shared(bound, "legend"), id_prefix=bound.auto_id, items=choices(bound), classes=_arrangement(bound)
    )


def _arrangement(bound: BoundField) -> str:
    block = "checkboxes" if isinstance(bound.field.widget, forms.CheckboxSelectMultiple) else "radios"
    attrs = bound.field.widget.attrs
    return " ".join(f"govuk-{block}--{way}" for way in ("inline", "small") if attrs.get(way))


def _tick(bound: BoundField) -> SafeString:
    options = shared(bound, "")
    item = {
        "value": "on",
        "text": bound.label,
        "checked": bool(bound.value()),
        "hint": options.pop("hint", None),
    }
    return components.checkboxes(**options, id_prefix=bound.auto_id, items=[item])


def _list(bound: BoundField) -> SafeString:
    items = [{key: item[key] for key in ("value", "text", "selected", "disabled")} for item in choices(bound)]
    return components.select(**shared(bound, "label"), items=items)


def _file(bound: BoundField) -> SafeString:
    multiple = getattr(bound.field.widget, "allow_multiple_selected", False)
    return components.file_upload(**shared(bound, "label"), multiple=multiple, javascript=True)


def _password(bound: BoundField) -> SafeString:
    options = shared(bound, "label")
    options["attributes"].pop("autocomplete", None)
    return components.password_input(**options, autocomplete=bound.field.widget.attrs.get("autocomplete"))


def _line(bound: BoundField) -> SafeString:
    widget = bound.field.widget
    attrs = widget.attrs
    kind = getattr(widget, "input_type", "text")
    value = widget.format_value(bound.value())
    return components.text_input(
        **shared(bound, "label"),
        type=TYPES.get(kind, kind),
        value=value if value is None else str(value),
        classes=_width(attrs.get("width")),
        inputmode=_keyboard(bound.field),
        prefix=titled(attrs.get("prefix")),
        suffix=titled(attrs.get("suffix")),
    )


def _width(width: Any) -> str:
    if not width:
        return ""
    return f"govuk-input--width-{width}" if str(width).isdigit() else f"govuk-!-width-{width}"


def _keyboard(field: forms.Field) -> str | None:
    if isinstance(field, forms.DecimalField | forms.FloatField):
        return "decimal"
    return "numeric" if isinstance(field, forms.IntegerField) else None


def _unchanged(bound: BoundField) -> SafeString:
    """Draw a widget we have no component for, as Django draws it, inside our group."""
    options = shared(bound, "label")
    return labelled(
        options, lambda _, described: mark_safe(bound.as_widget(attrs={"aria-describedby": described}))
    )


# The first that fits is taken. Checkboxes come before radios, because Django's checkboxes are a kind of radios.
DRESS: tuple[tuple[type[forms.Widget], Draw], ...] = (
    (days.DayBoxes, _day),
    (forms.CheckboxSelectMultiple, _choose_many),
    (forms.RadioSelect, _choose_one),
    (forms.SelectMultiple, _choose_many),
    (forms.Select, _list),
    (forms.CheckboxInput, _tick),
    (forms.Textarea, _words),
    (forms.FileInput, _file),
    (forms.PasswordInput, _password),
    (forms.widgets.Input, _line),
    (forms.Widget, _unchanged),
)
