"""What a form says when an answer is missing or wrong, where its author has not said it better."""

from django import forms
from django.utils.text import capfirst

ENTER, CHOOSE = "Enter", "Choose"


def asked(label: object) -> str:
    """Return what is asked for, as it stands inside a sentence: "your name", "an answer to “What happened?”"."""
    words = str(label).strip().rstrip(":")
    if words.endswith("?"):
        return f"an answer to “{words}”"
    first, _, rest = words.partition(" ")
    if first == "Date":
        return f"the date {rest}".strip()
    # A word in capitals (NHS, UPN) and "I" stay as they are.
    return words if first.isupper() else f"{first.lower()} {rest}".strip()


def named(label: object) -> str:
    """Return what an error starts with: the label without its mark."""
    return str(label).strip().rstrip("?:")


def about(label: object, words: str) -> str:
    """Say which answer an error is about: a name can stand before it, a question cannot."""
    return capfirst(words) if str(label).strip().endswith("?") else f"{named(label)}: {words}"


def kind_words(field: forms.Field, label: object) -> None:
    """Put plain English in place of Django's own messages; what the form says itself stays."""
    for code, words in _messages(field, label).items():
        usual = type(field).default_error_messages.get(code) or forms.Field.default_error_messages.get(code)
        if field.error_messages.get(code) in (None, usual):
            field.error_messages[code] = words


def _messages(field: forms.Field, label: object) -> dict[str, str]:
    if field.widget.is_hidden:
        return dict.fromkeys(
            ("required", "invalid"), "This page is incomplete. Open it again and send it once more"
        )
    words = {
        "required": f"{_act(field)} {asked(label)}",
        "max_length": about(label, "use %(limit_value)d characters or fewer. You have used %(show_value)d"),
        "min_length": about(label, "use at least %(limit_value)d characters. You have used %(show_value)d"),
        "max_value": _number(label, "must be %(limit_value)s or less"),
        "min_value": _number(label, "must be %(limit_value)s or more"),
        "invalid_choice": about(label, "choose an answer from the list"),
        "invalid_list": about(label, "choose an answer from the list"),
    }
    return words | _messages_of_kind(field, label)


def _messages_of_kind(field: forms.Field, label: object) -> dict[str, str]:
    if isinstance(field, forms.FileField):
        return {
            "invalid": about(label, "choose the file again"),
            "missing": about(label, "choose the file again"),
            "empty": "The file is empty. Choose another file",
        }
    if isinstance(field, forms.BooleanField):
        return {"required": f"Tick “{named(label)}” to go on"}
    if isinstance(field, forms.EmailField):
        return {"invalid": "Enter an email address like name@example.com"}
    if isinstance(field, forms.IntegerField):
        return {"invalid": _number(label, "must be a number, like 8")}
    if isinstance(field, forms.DateField):
        return {"invalid": about(label, "write the date like 27 3 2026")}
    return {}


def _number(label: object, words: str) -> str:
    return f"The answer {words}" if str(label).strip().endswith("?") else f"{named(label)} {words}"


def _act(field: forms.Field) -> str:
    return CHOOSE if isinstance(field, forms.ChoiceField | forms.FileField) else ENTER
