"""Finding one's way: header, service navigation, breadcrumbs, back, newer and older, skip to the content."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.markup import NOTHING, attribute, attributes, classes, content, escaped

Given = Mapping[str, Any]


def back_link(**o: Any) -> SafeString:
    """Draw the way back to the page before."""
    look = classes("govuk-back-link", o.get("classes"))
    href = escaped(o.get("href") or "#")
    return mark_safe(
        f'<a href="{href}" class="{look}"{attributes(o.get("attributes"))}>{content(o) or "Back"}</a>'
    )


def skip_link(**o: Any) -> SafeString:
    """Draw the link that takes a keyboard past the header."""
    look = classes("govuk-skip-link", o.get("classes"))
    href = escaped(o.get("href") or "#content")
    return mark_safe(
        f'<a href="{href}" class="{look}"{attributes(o.get("attributes"))} data-module="govuk-skip-link">'
        f"{content(o)}</a>"
    )


def breadcrumbs(**o: Any) -> SafeString:
    """Draw where a page is, from the whole to the part."""
    look = classes(
        "govuk-breadcrumbs",
        o.get("classes"),
        o.get("collapse_on_mobile") and "govuk-breadcrumbs--collapse-on-mobile",
    )
    items = "".join(_crumb(item) for item in o.get("items") or ())
    named = escaped(o.get("label_text", "Breadcrumb"))
    return mark_safe(
        f'<nav class="{look}"{attributes(o.get("attributes"))} aria-label="{named}">'
        f'<ol class="govuk-breadcrumbs__list">{items}</ol></nav>'
    )


def _crumb(item: Given) -> str:
    if not item.get("href"):
        return f'<li class="govuk-breadcrumbs__list-item" aria-current="page">{content(item)}</li>'
    return (
        '<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link"'
        f' href="{escaped(item["href"])}"{attributes(item.get("attributes"))}>{content(item)}</a></li>'
    )


def generic_header(**o: Any) -> SafeString:
    """Draw the bar with the name of the product. It has no crown: that belongs to GOV.UK."""
    look = classes("govuk-generic-header", o.get("classes"))
    holder = escaped(o.get("container_classes") or "govuk-width-container")
    return mark_safe(
        f'<div class="{look}"{attributes(o.get("attributes"))}>'
        f'<div class="govuk-generic-header__container {holder}"><div class="govuk-generic-header__logo">'
        f'<a href="{escaped(o.get("url") or "/")}" class="govuk-generic-header__homepage-link">'
        f"{escaped(o.get('logo_html') or o.get('logo_text'))}</a></div></div></div>"
    )


def service_navigation(**o: Any) -> SafeString:
    """Draw the main places of the service, with the one we are in marked."""
    slots = o.get("slots") or NOTHING
    end = slots.get("end")
    inline = isinstance(end, Mapping) and end.get("align") == "inline"
    ending = escaped(end.get("html") if isinstance(end, Mapping) else end)
    begin = escaped(slots.get("start"))
    holder = classes("govuk-width-container", inline and "govuk-service-navigation__inlining-container")
    name = _service_name(o) if o.get("service_name") else ""
    inner = (
        f'<div class="{holder}">{begin}<div class="govuk-service-navigation__container">'
        f"{name}{_places(o, slots)}</div>{ending}</div>"
    )
    look = classes("govuk-service-navigation", o.get("classes"))
    shared = f'class="{look}" data-module="govuk-service-navigation"{attributes(o.get("attributes"))}'
    # With nothing but places in it, the list of places is a landmark by itself.
    if not (name or begin or ending):
        return mark_safe(f"<div {shared}>{inner}</div>")
    named = escaped(o.get("aria_label", "Service information"))
    return mark_safe(f'<section aria-label="{named}" {shared}>{inner}</section>')


def _service_name(o: Given) -> str:
    name = escaped(o["service_name"])
    if o.get("service_url"):
        name = f'<a href="{escaped(o["service_url"])}" class="govuk-service-navigation__link">{name}</a>'
    else:
        name = f'<span class="govuk-service-navigation__text">{name}</span>'
    return f'<span class="govuk-service-navigation__service-name">{name}</span>'


def _places(o: Given, slots: Given) -> str:
    items = [item for item in o.get("navigation") or () if item]
    before, after = escaped(slots.get("navigation_start")), escaped(slots.get("navigation_end"))
    if not (items or before or after):
        return ""
    own_id = escaped(o.get("navigation_id") or "navigation")
    menu = o.get("menu_button_text") or "Menu"
    look = classes("govuk-service-navigation__wrapper", o.get("navigation_classes"))
    folds = o.get("collapse_navigation_on_mobile", len(items) > 1)
    toggle = _menu_button(menu, o.get("menu_button_label"), own_id) if folds else ""
    return (
        f'<nav aria-label="{escaped(o.get("navigation_label") or menu)}" class="{look}">{toggle}'
        f'<ul class="govuk-service-navigation__list" id="{own_id}">{before}'
        f"{''.join(_place(item) for item in items)}{after}</ul></nav>"
    )


def _menu_button(menu: str, spoken: str | None, own_id: str) -> str:
    named = attribute("aria-label", spoken if spoken != menu else None)
    return (
        '<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"'
        f' aria-controls="{own_id}"{named} hidden aria-hidden="true">{escaped(menu)}</button>'
    )


def _place(item: Given) -> str:
    here = item.get("active") or item.get("current")
    words = content(item)
    current = f' aria-current="{"page" if item.get("current") else "true"}"' if here else ""
    # Strong, for those who see none of our colours.
    shown = f'<strong class="govuk-service-navigation__active-fallback">{words}</strong>' if here else words
    if item.get("href"):
        shown = (
            f'<a class="govuk-service-navigation__link" href="{escaped(item["href"])}"{current}'
            f"{attributes(item.get('attributes'))}>{shown}</a>"
        )
    elif words:
        shown = f'<span class="govuk-service-navigation__text"{current}>{shown}</span>'
    else:
        shown = ""
    look = classes("govuk-service-navigation__item", here and "govuk-service-navigation__item--active")
    return f'<li class="{look}">{shown}</li>'
