"""Controls to choose with: radios for one answer, checkboxes for several, a select for a long list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from goldenthread.site.components.labels import grouped, hint, label, labelled
from goldenthread.site.components.markup import (
    NOTHING,
    attribute,
    attributes,
    classes,
    content,
    escaped,
    flag,
    options,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the choices of one question share."""

    block: str
    kind: str
    name: object
    chosen: Collection[Any] = ()
    described_by: str = ""


def radios(**o: Any) -> SafeString:
    """Draw choices of which one is taken; a choice may have a hint, or open a further question."""
    chosen = [o["value"]] if o.get("value") else ()
    return _question(Choices(block="govuk-radios", kind="radio", name=o.get("name"), chosen=chosen), o)


def checkboxes(**o: Any) -> SafeString:
    """Draw choices of which any number is taken."""
    shared = Choices(
        block="govuk-checkboxes",
        kind="checkbox",
        name=o.get("name"),
        chosen=o.get("values") or (),
        # Without a fieldset to carry them, hint and error are read with each choice.
        described_by="" if o.get("fieldset") else _describing(o),
    )
    return _question(shared, o)


def _describing(o: Mapping[str, Any]) -> str:
    prefix = o.get("id_prefix") or o.get("name")
    ids = [
        o.get("described_by"),
        o.get("hint") and f"{prefix}-hint",
        o.get("error_message") and f"{prefix}-error",
    ]
    return " ".join(str(each) for each in ids if each)


def _question(shared: Choices, o: Mapping[str, Any]) -> SafeString:
    prefix = str(o.get("id_prefix") or o.get("name"))
    group = o.get("form_group") or NOTHING
    # The first id bears no number, so that a link in the error summary leads to it.
    items = "".join(
        _item(shared, item, prefix if place == 1 else f"{prefix}-{place}")
        for place, item in enumerate(o.get("items") or (), 1)
        if item
    )
    controls = (
        f'<div class="{classes(shared.block, o.get("classes"))}"{attributes(o.get("attributes"))}'
        f' data-module="{shared.block}">{content(group.get("before_inputs"))}{items}'
        f"{content(group.get('after_inputs'))}</div>"
    )
    return grouped(o, prefix, controls)


def _item(shared: Choices, item: Mapping[str, Any], usual_id: str) -> str:
    if item.get("divider"):
        return f'<div class="{shared.block}__divider">{escaped(item["divider"])}</div>'
    own_id = str(item.get("id") or usual_id)
    helped = options(item.get("hint"))
    help_id = f"{own_id}-item-hint" if content(helped) else ""
    opened = content(options(item.get("conditional")))
    checked = item.get("checked") or (item.get("checked") is not False and item.get("value") in shared.chosen)
    control = (
        f'<input class="{shared.block}__input" id="{escaped(own_id)}"'
        f' name="{escaped(item.get("name") or shared.name)}" type="{shared.kind}"'
        f' value="{escaped(item.get("value"))}"{flag("checked", checked)}{flag("disabled", item.get("disabled"))}'
        f"{attribute('data-aria-controls', opened and f'conditional-{own_id}')}"
        f"{attribute('data-behaviour', item.get('behaviour'))}"
        f"{attribute('aria-describedby', f'{shared.described_by} {help_id}'.strip())}"
        f"{attributes(item.get('attributes'))}>"
    )
    words = _item_label(shared.block, item, own_id)
    look = classes(f"{shared.block}__hint", helped.get("classes"))
    told = hint(**{**helped, "id": help_id, "classes": look}) if help_id else ""
    further = _further(shared.block, own_id, opened, checked) if opened else ""
    return f'<div class="{shared.block}__item">{control}{words}{told}</div>{further}'


def _item_label(block: str, item: Mapping[str, Any], own_id: str) -> str:
    named = options(item.get("label"))
    given = {"html": item.get("html"), "text": item.get("text"), "attributes": named.get("attributes")}
    return label(**given, classes=classes(f"{block}__label", named.get("classes")), **{"for": own_id})


def _further(block: str, own_id: str, opened: str, checked: object) -> str:
    # Hidden by the style sheet only where scripts run, so that without them no question is lost.
    look = classes(f"{block}__conditional", not checked and f"{block}__conditional--hidden")
    return f'<div class="{look}" id="conditional-{escaped(own_id)}">{opened}</div>'


def select(**o: Any) -> SafeString:
    """Draw a long list to choose one from."""

    def draw(control_id: str, described_by: str) -> str:
        look = classes("govuk-select", o.get("classes"), o.get("error_message") and "govuk-select--error")
        choices = "".join(_choice(item, o.get("value")) for item in o.get("items") or () if item)
        return (
            f'<select class="{look}" id="{escaped(control_id)}" name="{escaped(o.get("name"))}"'
            f"{flag('disabled', o.get('disabled'))}{attribute('aria-describedby', described_by)}"
            f"{attributes(o.get('attributes'))}>{choices}</select>"
        )

    return labelled(o, draw)


def _choice(item: Mapping[str, Any], chosen: object) -> str:
    value = item.get("value", item.get("text"))
    selected = item.get("selected") or (
        bool(chosen) and value == chosen and item.get("selected") is not False
    )
    given = f' value="{escaped(item["value"])}"' if "value" in item else ""
    return (
        f"<option{given}{flag('selected', selected)}{flag('disabled', item.get('disabled'))}"
        f"{attributes(item.get('attributes'))}>{escaped(item.get('text'))}</option>"
    )
