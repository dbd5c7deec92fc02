"""Notices: words set apart from the page around them."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.buttons import button
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


def inset_text(**o: Any) -> SafeString:
    """Draw words set in from the margin."""
    look = classes("govuk-inset-text", o.get("classes"))
    return mark_safe(
        f'<div{attribute("id", o.get("id"))} class="{look}"{attributes(o.get("attributes"))}>{content(o)}</div>'
    )


def warning_text(**o: Any) -> SafeString:
    """Draw a warning, with its mark and the word for it."""
    look = classes("govuk-warning-text", o.get("classes"))
    spoken = escaped(o.get("icon_fallback_text") or "Warning")
    return mark_safe(
        f'<div class="{look}"{attributes(o.get("attributes"))}>'
        '<span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text">'
        f'<span class="govuk-visually-hidden">{spoken}</span> {content(o)}</strong></div>'
    )


def details(**o: Any) -> SafeString:
    """Draw a summary that opens, such as "Why this date?"."""
    look = classes("govuk-details", o.get("classes"))
    summary = escaped(o.get("summary_html") or o.get("summary_text"))
    return mark_safe(
        f'<details{attribute("id", o.get("id"))} class="{look}"{attributes(o.get("attributes"))}'
        f'{flag("open", o.get("open"))}><summary class="govuk-details__summary">'
        f'<span class="govuk-details__summary-text">{summary}</span></summary>'
        f'<div class="govuk-details__text">{content(o)}</div></details>'
    )


def tag(**o: Any) -> SafeString:
    """Draw a short state, in words and colour."""
    look = classes("govuk-tag", o.get("classes"))
    return mark_safe(f'<strong class="{look}"{attributes(o.get("attributes"))}>{content(o)}</strong>')


def phase_banner(**o: Any) -> SafeString:
    """Draw the strip that says how finished the service is."""
    look = classes("govuk-phase-banner govuk-width-container", o.get("classes"))
    given = options(o.get("tag"))
    phase = tag(**{**given, "classes": classes("govuk-phase-banner__content__tag", given.get("classes"))})
    return mark_safe(
        f'<div class="{look}"{attributes(o.get("attributes"))}><p class="govuk-phase-banner__content">{phase}'
        f'<span class="govuk-phase-banner__text">{content(o)}</span></p></div>'
    )


def notification_banner(**o: Any) -> SafeString:
    """Draw what has just happened, or what everyone should know."""
    success = o.get("type") == "success"
    look = classes(
        "govuk-notification-banner", success and "govuk-notification-banner--success", o.get("classes")
    )
    # A success is read out at once; anything else is a place one can go to.
    role = escaped(o.get("role") or ("alert" if success else "region"))
    title_id = escaped(o.get("title_id") or "govuk-notification-banner-title")
    title = escaped(o.get("title_html") or o.get("title_text") or ("Success" if success else "Important"))
    level = escaped(o.get("title_heading_level") or 2)
    still = o.get("disable_auto_focus")
    focus = "" if still is None else f' data-disable-auto-focus="{escaped(still)}"'
    return mark_safe(
        f'<div class="{look}" role="{role}" aria-labelledby="{title_id}" data-module="govuk-notification-banner"'
        f'{focus}{attributes(o.get("attributes"))}><div class="govuk-notification-banner__header">'
        f'<h{level} class="govuk-notification-banner__title" id="{title_id}">{title}</h{level}></div>'
        f'<div class="govuk-notification-banner__content">{_banner_words(o)}</div></div>'
    )


def _banner_words(o: dict[str, Any]) -> str:
    if o.get("html"):
        return escaped(o["html"])
    if o.get("text"):
        return f'<p class="govuk-notification-banner__heading">{escaped(o["text"])}</p>'
    return ""


def panel(**o: Any) -> SafeString:
    """Draw a large panel: something is done, or something needs a decision first."""
    # An interruption stops a person before they go on, and so it alone may hold buttons.
    interrupts = "govuk-panel--interruption" in (o.get("classes") or "")
    look = classes("govuk-panel", not interrupts and "govuk-panel--confirmation", o.get("classes"))
    level = escaped(o.get("heading_level") or 1)
    title = escaped(o.get("title_html") or o.get("title_text"))
    words = content(o)
    body = f'<div class="govuk-panel__body">{words}</div>' if words else ""
    acts = _panel_actions(o["actions"]) if interrupts and o.get("actions") else ""
    return mark_safe(
        f'<div class="{look}"{attributes(o.get("attributes"))}>'
        f'<h{level} class="govuk-panel__title">{title}</h{level}>{body}{acts}</div>'
    )


def _panel_actions(actions: Mapping[str, Any]) -> str:
    items = "".join(_panel_action(each) for each in actions.get("items") or ())
    group = f'<div class="govuk-button-group">{items}</div>' if items else ""
    look = classes("govuk-panel__actions", actions.get("classes"))
    return f'<div class="{look}"{attributes(actions.get("attributes"))}>{group}</div>'


def _panel_action(action: Mapping[str, Any] = NOTHING) -> str:
    if action.get("href") and action.get("type") != "button":
        look = classes("govuk-link govuk-link--inverse", action.get("classes"))
        href = escaped(action["href"])
        rest = attributes(action.get("attributes"))
        return f'<a class="{look}" href="{href}"{rest}>{escaped(action.get("text"))}</a>'
    return button(
        text=action.get("text"),
        type=action.get("type") or "button",
        classes=classes("govuk-button--inverse", action.get("classes")),
        href=action.get("href"),
        attributes=action.get("attributes"),
    )
