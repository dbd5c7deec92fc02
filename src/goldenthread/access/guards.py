"""What each address of the product is for: declared at the view, read by the door, tried by the matrix.

A view without a guard is not served. `guarded` says which part of the record a view opens and what is done there;
`open_to_all` and `signed_in` mark the few that need no right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from goldenthread.access.parts import READING, Act, Errand, Part

View = TypeVar("View", bound=Callable[..., Any])


class Needs(Enum):
    """How far somebody must have come before a view is served."""

    NOTHING = "nobody need sign in"
    SIGN_IN = "anybody who has signed in, before they choose in which capacity they act"
    RIGHT = "somebody with the right"


@dataclass(frozen=True, slots=True)
class Guard:
    """What stands before a view."""

    needs: Needs
    errand: Errand = READING
    posting: Errand | None = None

    def errand_of(self, method: str | None) -> Errand:
        """Return what somebody comes to do who asks with this method."""
        return self.posting or self.errand if method == "POST" else self.errand

    @property
    def is_about_a_child(self) -> bool:
        return self.needs is Needs.RIGHT and self.errand.part.is_about_a_child


def guarded(part: Part, act: Act = Act.READ, *, posting: Act | None = None) -> Callable[[View], View]:
    """Declare what a view opens and what is done there, and what is done by posting where that is more."""
    return _with(Guard(Needs.RIGHT, Errand(part, act), Errand(part, posting) if posting else None))


def open_to_all(view: View) -> View:
    """Declare that anybody may see this, signed in or not."""
    return _with(Guard(Needs.NOTHING))(view)


def signed_in(view: View) -> View:
    """Declare that anybody who has signed in may see this, in whatever capacity."""
    return _with(Guard(Needs.SIGN_IN))(view)


def guard_of(view: object) -> Guard | None:
    """Return what stands before a view, or None where nobody declared it."""
    found = getattr(view, "guard", None)
    return found if isinstance(found, Guard) else None


def _with(guard: Guard) -> Callable[[View], View]:
    def declare(view: View) -> View:
        view.guard = guard  # type: ignore[attr-defined]  # a function may carry what is said of it
        return view

    return declare
