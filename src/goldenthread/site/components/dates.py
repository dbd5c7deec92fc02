"""A date, asked for as a day, a month and a year, because a calendar to click is slow for a date one knows."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from goldenthread.site.components.inputs import text_input
from goldenthread.site.components.labels import grouped
from goldenthread.site.components.markup import NOTHING, attribute, attributes, classes, content

PARTS = ("day", "month", "year")


def date_input(**o: Any) -> SafeString:
    """Draw three boxes for a date; an error marks the boxes that are wrong, or the first."""
    boxes = _boxes(o)
    marked = any(_is_wrong(box) for box in boxes)
    group = o.get("form_group") or NOTHING
    drawn = "".join(_box(o, box, mark=bool(o.get("error_message")) and not marked) for box in boxes if box)
    look = classes("govuk-date-input", o.get("classes"))
    controls = (
        f'<div class="{look}"{attributes(o.get("attributes"))}{attribute("id", o.get("id"))}>'
        f"{content(group.get('before_inputs'))}{drawn}{content(group.get('after_inputs'))}</div>"
    )
    # Some screen readers pass over the hint of a fieldset of text boxes unless it is called a group.
    return grouped(o, o.get("id"), controls, role="group")


def _boxes(o: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    values = o.get("values") or NOTHING
    default = [o.get(part, {"name": part, "value": values.get(part)}) or NOTHING for part in PARTS]
    return [_with_part(box, default) for box in o.get("items") or default]


def _with_part(box: Mapping[str, Any], default: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Say which part of the date a box is for, by its name or its place."""
    if not box:
        return NOTHING
    for part, usual in zip(PARTS, default, strict=True):
        if box is usual or (box.get("name") and box["name"] in (part, usual.get("name"))):
            return {"name": part, "value": usual.get("value"), **box, "part": part}
    return box


def _is_wrong(box: Mapping[str, Any]) -> bool:
    return bool(box.get("error")) or "govuk-input--error" in (box.get("classes") or "")


def _box(o: Mapping[str, Any], box: Mapping[str, Any], *, mark: bool) -> str:
    own = box.get("classes") or ""
    wrong = _is_wrong(box) or (mark and box.get("error") is not False)
    width = "4" if box.get("part") == "year" else "2"
    prefix = f"{o['name_prefix']}-" if o.get("name_prefix") else ""
    name = str(box.get("name") or "")
    value = box.get("value")
    if value is None:
        value = (o.get("values") or NOTHING).get(f"{prefix}{name}")
    drawn = text_input(
        label={"text": box.get("label") or capfirst(name), "classes": "govuk-date-input__label"},
        id=box.get("id") or f"{o.get('id')}-{name}",
        classes=classes(
            "govuk-date-input__input",
            wrong and "govuk-input--error" not in own and "govuk-input--error",
            "govuk-input--width-" not in own and f"govuk-input--width-{width}",
            own,
        ),
        name=f"{prefix}{name}",
        value=value,
        # A box of type "number" would change under a scrolling wheel; this asks for the number keys alone.
        inputmode=box.get("inputmode") or "numeric",
        autocomplete=box.get("autocomplete"),
        pattern=box.get("pattern"),
        attributes=box.get("attributes"),
    )
    return f'<div class="govuk-date-input__item">{drawn}</div>'
