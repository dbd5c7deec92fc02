"""Controls to choose with: radios for one answer, checkboxes for several, a select for a long list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from goldenthread.site.components.labels import grouped, hint, label, labelled
from goldenthread.site.components.markup import NOTHING, attribute, attributes, classes, content, escaped, flag, options


@dataclass(frozen=True, slots=True)
class Kind:
    """What radios and checkboxes call their parts."""

    block: str
    type: str


RADIOS = Kind("govuk-radios", "radio")
CHECKBOXES = Kind("govuk-checkboxes", "checkbox")


def radios(**o: Any) -> SafeString:
    """Draw choices of which one is taken; a choice may have a hint, or open a further question."""
    chosen = [o["value"]] if o.get("value") else []
    return _choices(RADIOS, o, chosen, "")


def checkboxes(**o: Any) -> SafeString:
    """Draw choices of which any number is taken."""
    around = o.get("fieldset")
    described_by = "" if around else _describing(o)
    return _choices(CHECKBOXES, o, o.get("values") or [], described_by)


def _describing(o: Mapping[str, Any]) -> str:
    prefix = o.get("id_prefix") or o.get("name")
    ids = [o.get("described_by"), o.get("hint") and f"{prefix}-hint", o.get("error_message") and f"{prefix}-error"]
    return " ".join(str(each) for each in ids if each)


def _choices(kind: Kind, o: Mapping[str, Any], chosen: list[Any], described_by: str) -> SafeString:
    prefix = str(o.get("id_prefix") or o.get("name"))
    group = o.get("form_group") or NOTHING
    items = "".join(
        _item(kind, o, item, prefix if place == 1 else f"{prefix}-{place}", chosen, described_by)
        for place, item in enumerate(o.get("items") or (), 1)
        if item
    )
    controls = (
        f'<div class="{classes(kind.block, o.get("classes"))}"{attributes(o.get("attributes"))}'
        f' data-module="{kind.block}">{content(group.get("before_inputs"))}{items}'
        f"{content(group.get('after_inputs'))}</div>"
    )
    return grouped(o, prefix, controls)


def _item(
    kind: Kind, o: Mapping[str, Any], item: Mapping[str, Any], own_id: str, chosen: list[Any], described_by: str
) -> str:
    if item.get("divider"):
        return f'<div class="{kind.block}__divider">{escaped(item["divider"])}</div>'
    item_id = escaped(item.get("id") or own_id)
    checked = item.get("checked") or (item.get("checked") is not False and item.get("value") in chosen)
    help_words = content(options(item.get("hint")))
    help_id = f"{item_id}-item-hint" if help_words else ""
    named = options(item.get("label"))
    words = label(
        **{
            "html": item.get("html"),
            "text": item.get("text"),
            "classes": classes(f"{kind.block}__label", named.get("classes")),
            "attributes": named.get("attributes"),
            "for": item_id,
        }
    )
    opened = content(options(item.get("conditional")))
    control = (
        f'<input class="{kind.block}__input" id="{item_id}" name="{escaped(item.get("name") or o.get("name"))}"'
        f' type="{kind.type}" value="{escaped(item.get("value"))}"{flag("checked", checked)}'
        f"{flag('disabled', item.get('disabled'))}"
        f'{attribute("data-aria-controls", opened and f"conditional-{item_id}")}'
        f'{attribute("data-behaviour", item.get("behaviour"))}'
        f'{attribute("aria-describedby", f"{described_by} {help_id}".strip())}{attributes(item.get("attributes"))}>'
    )
    helped = _item_hint(kind, options(item.get("hint")), help_id) if help_words else ""
    further = _further(kind, item_id, opened, checked) if opened else ""
    return f'<div class="{kind.block}__item">{control}{words}{helped}</div>{further}'


def _item_hint(kind: Kind, given: Mapping[str, Any], help_id: str) -> str:
    return hint(**{**given, "id": help_id, "classes": classes(f"{kind.block}__hint", given.get("classes"))})


def _further(kind: Kind, item_id: str, opened: str, checked: object) -> str:
    look = classes(f"{kind.block}__conditional", not checked and f"{kind.block}__conditional--hidden")
    return f'<div class="{look}" id="conditional-{item_id}">{opened}</div>'


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
    selected = item.get("selected") or (bool(chosen) and value == chosen and item.get("selected") is not False)
    given = f' value="{escaped(item["value"])}"' if "value" in item else ""
    return (
        f"<option{given}{flag('selected', selected)}{flag('disabled', item.get('disabled'))}"
        f"{attributes(item.get('attributes'))}>{escaped(item.get('text'))}</option>"
    )
