"""What stands around every page: the places one may go, who is signed in, and for whom they act.

A context processor gives a page its `shell`; a page without one shows the name of the product alone.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from goldenthread.site.components.markup import escaped
from goldenthread.site.components.navigation import generic_header, service_navigation

NAME = "Golden Thread"
# A thread drawn through an eye: the sign of the product, in the header and in the icon.
SIGN = mark_safe(
    '<svg class="gt-mark" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 28" aria-hidden="true" focusable="false">'
    '<path fill="none" stroke="#f2c14e" stroke-width="3" stroke-linecap="round"'
    ' d="M2 20C8 6 14 6 17 14s9 8 15-6"/><circle cx="17" cy="14" r="4.5" fill="#fff"/></svg>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One of the main places of the service."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """About whom a page is, so that nobody takes one child for another."""

    id: UUID
    name: str
    born: date
    reference: str
    died_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """The places of the signed-in person, and who they are while they act."""

    places: tuple[Place, ...] = ()
    person: str = ""
    acting_as: str = ""
    sign_out: str = ""
    change: str = ""
    present: str = ""
    is_presenting: bool = False
    path: str = "/"
    account: str = ""
    leave: str = ""
    is_neutral: bool = False
    home: str = "/"
    about: About | None = None


def header(shell: Shell | None, path: str) -> SafeString:
    """Draw the header and, for someone signed in, where they may go; the place we are in is marked."""
    top = generic_header(
        logo_html=mark_safe(f"{SIGN}<span>{NAME}</span>"),
        url=shell.home if shell else "/",
        classes="gt-header",
    )
    places = (
        [
            {"text": place.words, "href": place.href, "current": place == _here(shell, path)}
            for place in shell.places
        ]
        if shell
        else []
    )
    going = service_navigation(navigation=places, navigation_label="Main places") if places else ""
    return mark_safe(f'{top}<div class="gt-thread-line"></div>{going}')


def _here(shell: Shell, path: str) -> Place | None:
    """Return the place whose address the path begins with; the longest, so that home is not everywhere."""
    above = [
        place for place in shell.places if path == place.href or path.startswith(place.href.rstrip("/") + "/")
    ]
    fitting = [place for place in above if place.href != "/" or path == "/"]
    return max(fitting, key=lambda place: len(place.href), default=None)


def acting(shell: Shell | None) -> SafeString:
    """Write who is signed in and for whom they act."""
    if not shell or not shell.person:
        return SafeString("")
    role = f", {escaped(shell.acting_as)}" if shell.acting_as else ""
    return mark_safe(
        f'<span class="gt-who__name"><span class="gt-who__label">Signed in: </span>'
        f"<strong>{escaped(shell.person)}</strong>{role}</span>"
    )
