"""Controls that take typed words: one line, a password, many lines, a limit, a file."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.buttons import button
from goldenthread.site.components.labels import hint, labelled
from goldenthread.site.components.markup import (
    NOTHING,
    attribute,
    attributes,
    classes,
    content,
    escaped,
    flag,
    translations,
)


def text_input(**o: Any) -> SafeString:
    """Draw one line to type in, with what stands before and after it."""

    def draw(control_id: str, described_by: str) -> str:
        look = classes("govuk-input", o.get("classes"), o.get("error_message") and "govuk-input--error")
        return _wrapped(
            o,
            f'<input class="{look}" id="{escaped(control_id)}" name="{escaped(o.get("name"))}"'
            f' type="{escaped(o.get("type") or "text")}"{_typing(o, described_by)}{attributes(o.get("attributes"))}>',
        )

    return labelled(o, draw, wraps=True)


def _typing(o: Mapping[str, Any], described_by: str) -> str:
    # `spellcheck` wants "true" or "false" in words: without a value it would be the same as absent.
    spelling = o.get("spellcheck")
    given = {
        "spellcheck": escaped(spelling) if isinstance(spelling, bool) else None,
        "value": o.get("value"),
        "disabled": o.get("disabled"),
        "aria-describedby": described_by or None,
        "autocomplete": o.get("autocomplete"),
        "autocapitalize": o.get("autocapitalize"),
        "pattern": o.get("pattern"),
        "inputmode": o.get("inputmode"),
    }
    return "".join(
        f" {name}" if value is True else f' {name}="{escaped(value)}"'
        for name, value in given.items()
        if value is not None and value is not False
    )


def _wrapped(o: Mapping[str, Any], control: str) -> str:
    group = o.get("form_group") or NOTHING
    before, after = content(group.get("before_input")), content(group.get("after_input"))
    prefix, suffix = _affix(o.get("prefix"), "prefix"), _affix(o.get("suffix"), "suffix")
    if not (before or after or prefix or suffix):
        return control
    wrapper = o.get("input_wrapper") or NOTHING
    look = classes("govuk-input__wrapper", wrapper.get("classes"))
    return f'<div class="{look}"{attributes(wrapper.get("attributes"))}>{before}{prefix}{control}{suffix}{after}</div>'


def _affix(affix: Mapping[str, Any] | None, place: str) -> str:
    words = content(affix)
    if not affix or not words:
        return ""
    look = classes(f"govuk-input__{place}", affix.get("classes"))
    return f'<div class="{look}" aria-hidden="true"{attributes(affix.get("attributes"))}>{words}</div>'


PASSWORD_WORDS = (
    ("show-password", "show_password_text"),
    ("hide-password", "hide_password_text"),
    ("show-password-aria-label", "show_password_aria_label_text"),
    ("hide-password-aria-label", "hide_password_aria_label_text"),
    ("password-shown-announcement", "password_shown_announcement_text"),
    ("password-hidden-announcement", "password_hidden_announcement_text"),
)


def password_input(**o: Any) -> SafeString:
    """Draw a password to type in, with a button that shows it."""
    group = o.get("form_group") or NOTHING
    show = button(
        type="button",
        classes=classes(
            "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
            (o.get("button") or NOTHING).get("classes"),
        ),
        text=o.get("show_password_text", "Show"),
        attributes={
            "aria-controls": o.get("id") or o.get("name"),
            "aria-label": o.get("show_password_aria_label_text", "Show password"),
            "hidden": {"value": True, "optional": True},
        },
    )
    spoken = "".join(translations(key, o.get(option)) for key, option in PASSWORD_WORDS)
    field = {
        **o,
        "type": "password",
        "spellcheck": False,
        # Phones begin every word with a capital, and nobody sees it in a password.
        "autocapitalize": "none",
        "autocomplete": o.get("autocomplete") or "current-password",
        "classes": classes("govuk-password-input__input govuk-js-password-input-input", o.get("classes")),
        "input_wrapper": {"classes": "govuk-password-input__wrapper"},
        "form_group": {
            "classes": classes("govuk-password-input", group.get("classes")),
            "attributes": mark_safe(
                f' data-module="govuk-password-input"{spoken}{attributes(group.get("attributes"))}'
            ),
            "before_input": group.get("before_input"),
            "after_input": {"html": mark_safe(show + content(group.get("after_input")))},
        },
    }
    return text_input(**field)


def textarea(**o: Any) -> SafeString:
    """Draw a box for several lines."""

    def draw(control_id: str, described_by: str) -> str:
        look = classes("govuk-textarea", o.get("error_message") and "govuk-textarea--error", o.get("classes"))
        spelling = o.get("spellcheck")
        checked = attribute("spellcheck", escaped(spelling) if isinstance(spelling, bool) else "")
        return (
            f'<textarea class="{look}" id="{escaped(control_id)}" name="{escaped(o.get("name"))}"'
            f' rows="{escaped(o.get("rows") or 5)}"{checked}{flag("disabled", o.get("disabled"))}'
            f"{attribute('aria-describedby', described_by)}{attribute('autocomplete', o.get('autocomplete'))}"
            # A browser drops the first line break of a textarea, so one of ours goes first to be dropped.
            f"{attributes(o.get('attributes'))}>\n{escaped(o.get('value'))}</textarea>"
        )

    return labelled(o, draw)


COUNT_WORDS = (
    ("characters-under-limit", "characters_under_limit_text"),
    ("characters-at-limit", "characters_at_limit_text"),
    ("characters-over-limit", "characters_over_limit_text"),
    ("words-under-limit", "words_under_limit_text"),
    ("words-at-limit", "words_at_limit_text"),
    ("words-over-limit", "words_over_limit_text"),
)


def character_count(**o: Any) -> SafeString:
    """Draw a box for several lines that says how much room is left."""
    group = o.get("form_group") or NOTHING
    control_id = o.get("id") or o.get("name")
    # Without scripts this says the limit; with them it counts.
    message = hint(
        text=_limit_words(o),
        id=f"{control_id}-info",
        classes=classes("govuk-character-count__message", (o.get("count_message") or NOTHING).get("classes")),
    )
    return textarea(
        **{
            **o,
            "described_by": f"{control_id}-info",
            "classes": classes("govuk-js-character-count", o.get("classes")),
            "form_group": {
                "classes": classes("govuk-character-count", group.get("classes")),
                "attributes": mark_safe(_counting(o) + attributes(group.get("attributes"))),
                "before_input": group.get("before_input"),
                "after_input": {"html": mark_safe(message + content(group.get("after_input")))},
            },
        }
    )


def _count_type(o: Mapping[str, Any]) -> str:
    return o.get("count_type") or ("words" if o.get("maxwords") else "")


def _limit_words(o: Mapping[str, Any]) -> str:
    limit = o.get("maxwords") or o.get("maxlength")
    if not limit:
        return ""
    counted = "words" if _count_type(o) == "words" else "characters"
    words = o.get("textarea_description_text") or f"You can enter up to %{{count}} {counted}"
    return str(words).replace("%{count}", str(limit))


def _counting(o: Mapping[str, Any]) -> str:
    said = o.get("textarea_description_text")
    limited = o.get("maxwords") or o.get("maxlength")
    return (
        ' data-module="govuk-character-count"'
        + attribute("data-maxlength", o.get("maxlength"))
        + attribute("data-maxwords", o.get("maxwords"))
        + attribute("data-threshold", o.get("threshold"))
        + attribute("data-count-type", _count_type(o))
        + (translations("textarea-description", {"other": said}) if said and not limited else "")
        + "".join(translations(key, o.get(option)) for key, option in COUNT_WORDS)
    )


FILE_WORDS = (
    ("choose-files-button", "choose_files_button_text"),
    ("no-file-chosen", "no_file_chosen_text"),
    ("multiple-files-chosen", "multiple_files_chosen_text"),
    ("drop-instruction", "drop_instruction_text"),
    ("entered-drop-zone", "entered_drop_zone_text"),
    ("left-drop-zone", "left_drop_zone_text"),
)


def file_upload(**o: Any) -> SafeString:
    """Draw a control that takes a file, with a place to drop it where scripts run."""

    def draw(control_id: str, described_by: str) -> str:
        look = classes(
            "govuk-file-upload", o.get("classes"), o.get("error_message") and "govuk-file-upload--error"
        )
        control = (
            f'<input class="{look}" id="{escaped(control_id)}" name="{escaped(o.get("name"))}" type="file"'
            f"{flag('disabled', o.get('disabled'))}{flag('multiple', o.get('multiple'))}"
            f"{attribute('aria-describedby', described_by)}{attributes(o.get('attributes'))}>"
        )
        return _drop_zone(o, control) if o.get("javascript") else control

    return labelled(o, draw)


def _drop_zone(o: Mapping[str, Any], control: str) -> str:
    look = classes("govuk-file-upload-wrapper", o.get("wrapper_classes"))
    spoken = "".join(translations(key, o.get(option)) for key, option in FILE_WORDS)
    return (
        f'<div class="{look}" data-module="govuk-file-upload"{spoken}'
        f"{attributes(o.get('wrapper_attributes'))}>{control}</div>"
    )
