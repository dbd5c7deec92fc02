"""What a password may not be: common, or the name of the service, of the person's school or of an authority."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.core.exceptions import ValidationError

from goldenthread.standards.codes.authorities import local_authorities

LONGEST: Final = 1024
SERVICE: Final = ("goldenthread",)
# Words that many names share say nothing about one of them.
SHARED: Final = frozenset(
    {
        "school",
        "primary",
        "secondary",
        "junior",
        "infant",
        "academy",
        "college",
        "nursery",
        "church",
        "england",
        "catholic",
        "community",
        "council",
        "county",
        "city",
        "borough",
        "metropolitan",
        "london",
        "north",
        "south",
        "east",
        "west",
        "upon",
        "with",
        "saint",
        "trust",
        "the",
        "and",
    }
)
NAMES_OF: list[Callable[[Any], Iterable[str]]] = []
"""Rooms that know where a person works or learns register here how to name it."""


class NotTooLong:
    """Refuses what nobody types or keeps in a password manager, so that hashing stays cheap."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) > LONGEST:
            raise ValidationError(f"Use a password of at most {LONGEST} characters.")

    def get_help_text(self) -> str:
        return ""


class NotAName:
    """Refuses a password that holds the name of the service, of an authority, or of the person's own school."""

    def validate(self, password: str, user: Any = None) -> None:
        """Compare without case, spaces and signs."""
        typed, words = _letters(password), _words(password)
        authorities = [_letters(each.name) for each in local_authorities().values()]
        is_known = user is not None and not user._state.adding
        known = [_telling(name) for find in NAMES_OF if is_known for name in find(user)]
        if any(_is_in(name, typed, words) for name in (*SERVICE, *authorities, *known)):
            raise ValidationError(
                "Use a password without the name of this service, a school or a council in it."
            )

    def get_help_text(self) -> str:
        return ""


def _telling(name: str) -> str:
    """Return what tells a name from others: Oakfield of Oakfield Primary School."""
    return "".join(_letters(word) for word in name.split() if _letters(word) not in SHARED)


def _is_in(name: str, typed: str, words: frozenset[str]) -> bool:
    """A short name, such as Kent, is looked for as a word of its own; a longer one anywhere."""
    return name in words if len(name) < 6 else name in typed


def _words(password: str) -> frozenset[str]:
    return frozenset("".join(each if each.isalpha() else " " for each in password.casefold()).split())


def _letters(words: str) -> str:
    return "".join(each for each in words.casefold() if each.isalnum())
