"""Buttons: the one main action of a page, and the way out of it in a hurry."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.markup import attribute, attributes, classes, content, escaped, translations

START_ICON = (
    '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19"'
    ' viewBox="0 0 33 40" aria-hidden="true" focusable="false">'
    '<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>'
)
LEAVE = mark_safe('<span class="govuk-visually-hidden">Emergency</span> Exit this page')


def button(**o: Any) -> SafeString:
    """Draw a button, or a link that looks like one when it has an `href`."""
    start = o.get("is_start_button")
    look = classes("govuk-button", o.get("classes"), start and "govuk-button--start")
    rest = f' class="{look}" data-module="govuk-button"{attributes(o.get("attributes"))}{attribute("id", o.get("id"))}'
    words = content(o)
    if start:
        # A start button is laid out as a flex box, which would swallow the spaces between pieces of markup.
        words = f"<span>{words}</span>{START_ICON}" if o.get("html") else f"{words}{START_ICON}"
    if o.get("href"):
        return mark_safe(f'<a href="{escaped(o["href"])}" role="button" draggable="false"{rest}>{words}</a>')
    return mark_safe(
        f'<button type="{escaped(o.get("type") or "submit")}"{_button_state(o)}{rest}>{words}</button>'
    )


def _button_state(o: dict[str, Any]) -> str:
    # False is worth writing: it takes back what a page's script may have set for all buttons.
    once = o.get("prevent_double_click")
    return (
        attribute("value", o.get("value"))
        + attribute("name", o.get("name"))
        + (' disabled aria-disabled="true"' if o.get("disabled") else "")
        + ("" if once is None else f' data-prevent-double-click="{escaped(once)}"')
    )


def exit_this_page(**o: Any) -> SafeString:
    """Draw the button that leaves for a harmless page at once, for a parent who may be overlooked."""
    leave = button(
        html=o.get("html") or (None if o.get("text") else LEAVE),
        text=o.get("text"),
        classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
        href=o.get("redirect_url") or "https://www.bbc.co.uk/weather",
        # The page one flees to must not learn where one came from.
        attributes={"rel": "nofollow noreferrer"},
    )
    spoken = "".join(
        translations(key, o.get(option))
        for key, option in (
            ("activated", "activated_text"),
            ("timed-out", "timed_out_text"),
            ("press-two-more-times", "press_two_more_times_text"),
            ("press-one-more-time", "press_one_more_time_text"),
        )
    )
    look = classes("govuk-exit-this-page", o.get("classes"))
    return mark_safe(
        f'<div{attribute("id", o.get("id"))} class="{look}" data-module="govuk-exit-this-page"'
        f"{attributes(o.get('attributes'))}{spoken}>{leave}</div>"
    )
