"""Safe HTML from words and options: the few functions every component is made of.

Anything not already marked safe is escaped, whether it came as `text` or as `html`: a page that wants markup
says so with format_html, and forgetting is harmless.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from django.utils.safestring import SafeString

Options = Mapping[str, Any]
NOTHING: Options = {}


def escaped(value: object) -> str:
    """Return the value as it may stand in HTML; nothing at all for None."""
    if isinstance(value, SafeString):
        return value
    if isinstance(value, str):
        return escape(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(str(value))


def content(value: object) -> str:
    """Return the words of a part that is given as plain words or as options with `html` or `text`."""
    if isinstance(value, Mapping):
        return escaped(value.get("html") or value.get("text"))
    return escaped(value)


def options(value: object) -> Options:
    """Read a part given in short ("Name") as the options it stands for ({"text": "Name"})."""
    if not value:
        return NOTHING
    return value if isinstance(value, Mapping) else {"text": value}


def classes(*names: object) -> str:
    """Join the class names that are there."""
    return escaped(" ".join(str(name) for name in names if name))


def attributes(given: object) -> str:
    """Write attributes, each with a space before it.

    A value may be options of its own: with `optional`, nothing is written for an absent value and a bare name
    for True.
    """
    if not given:
        return ""
    if not isinstance(given, Mapping):
        # Attributes already written out are taken only from ourselves: from a page they could close the tag.
        return str(given) if isinstance(given, SafeString) else ""
    return "".join(_attribute(name, value) for name, value in given.items())


def _attribute(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        optional, value = value.get("optional"), value.get("value")
        if optional and (value is None or value is False):
            return ""
        # HTML has attributes that are true by being there, and others that want the word "true".
        if optional and value is True:
            return f" {escape(name)}"
    return f' {escape(name)}="{escaped(value)}"'


def attribute(name: str, value: object) -> str:
    """Write one attribute if it has a value."""
    return f' {name}="{escaped(value)}"' if value else ""


def flag(name: str, on: object) -> str:
    """Write an attribute that is there or not, such as `disabled`."""
    return f" {name}" if on else ""


def translations(key: str, words: object) -> str:
    """Write the words a script shows, whole or by plural form, where the script looks for them."""
    if isinstance(words, Mapping):
        return "".join(attribute(f"data-i18n.{key}.{rule}", text) for rule, text in words.items())
    return attribute(f"data-i18n.{key}", words)
