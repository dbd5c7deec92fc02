"""What the page about the people of a setting or a team shows."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.models import Invitation
from goldenthread.directory.models import Post
from goldenthread.directory.policies import capacities_given_by, may_end, may_sign_out
from goldenthread.directory.queries import invited_to, posts_at


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who works here, and whether the reader may end that."""

    post: Post
    what: str
    may_end: bool
    may_sign_out: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody who works here, and who was asked to."""

    place: str
    lines: list[Line]
    invited: list[Invitation]
    may_give: bool


def people_page(reader: Actor) -> PeoplePage:
    """Fill the page for somebody who works here."""
    lines = [_line(post, reader) for post in posts_at(reader)]
    return PeoplePage(reader.organisation, lines, invited_to(reader), bool(capacities_given_by(reader)))


def _line(post: Post, reader: Actor) -> Line:
    capacity = Capacity(post.capacity)
    is_own = post.person_id == reader.person
    ends, signs_out = may_end(reader, capacity, is_own=is_own), may_sign_out(reader, is_own=is_own)
    return Line(post, capacity.words, ends.allowed, signs_out.allowed)
