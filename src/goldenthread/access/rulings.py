"""An answer to “may they?”, with its reason, and the refusal that carries the reason to the person."""

from __future__ import annotations

from dataclasses import dataclass


class Refused(Exception):
    """This cannot be done.

    The message is for the person who asked: why, and what they can do instead. Without one, an exception's first line
    of documentation is its message.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (self.__doc__ or "").partition("\n\n")[0])


class NotAllowed(Refused):
    """You are not able to do this."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether something may be done, and why."""

    allowed: bool
    because: str

    def or_refuse(self) -> None:
        """Raise NotAllowed, with the reason, unless it may be done."""
        if not self.allowed:
            raise NotAllowed(self.because)
