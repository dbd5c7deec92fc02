"""What the pages about lists show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from goldenthread.access.actors import Actor
from goldenthread.release import policies, queries
from goldenthread.release.models import ALONE, TakenOut
from goldenthread.release.publishing import Checked
from goldenthread.release.rows import head_of
from goldenthread.release.scanning import KINDS, REMEDIES, Finding


@dataclass(frozen=True, slots=True)
class Line:
    """One list, and where it stands."""

    taken: TakenOut
    standing: str

    @property
    def children(self) -> str:
        return children_in_words(self.taken.how_many)


@dataclass(frozen=True, slots=True)
class ListsPage:
    """One's own lists, and those of others that wait for a second person."""

    own: tuple[Line, ...]
    to_decide: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list with its first rows."""

    taken: TakenOut
    standing: str
    children: str
    head: list[str]
    rows: list[list[str]]
    needs_approval: bool
    may_fetch: bool


def lists_page(actor: Actor) -> ListsPage:
    """Compose the page."""
    return ListsPage(
        tuple(Line(each, policies.standing(each, actor.at)) for each in queries.own_lists(actor)),
        tuple(Line(each, "") for each in queries.lists_to_decide(actor)),
    )


def list_page(taken: TakenOut, rows: list[list[str]], actor: Actor) -> ListPage:
    """Compose the page of one list."""
    standing = policies.standing(taken, actor.at)
    others = len(queries.taken_today(actor) - set(taken.children)) if taken.asked_at is None else 0
    return ListPage(
        taken=taken,
        standing=standing,
        children=children_in_words(taken.how_many),
        head=head_of(taken.columns),
        rows=rows,
        needs_approval=taken.needs_approval or policies.needs_approval(taken.how_many, others),
        may_fetch=policies.may_fetch(actor, taken).allowed,
    )


def children_in_words(how_many: int) -> str:
    """Say how many children there are."""
    return "1 child" if how_many == 1 else f"{how_many} children"


@dataclass(frozen=True, slots=True)
class Found:
    """Everything of one kind that was found, with the remedy."""

    kind: str
    remedy: str
    findings: Sequence[Finding]
    more: int


@dataclass(frozen=True, slots=True)
class PublishPage:
    """What came of a check: what stops the file, and what a person looks at."""

    checked: Checked
    blocking: list[Found]
    to_look_at: list[Found]


def publish_page(checked: Checked) -> PublishPage:
    """Compose the page."""
    return PublishPage(checked, _by_kind(checked.blocking), _by_kind(checked.to_look_at))


def _by_kind(findings: Iterable[Finding]) -> list[Found]:
    order = list(KINDS)
    in_order = sorted(findings, key=lambda each: order.index(each.kind))
    together = ((kind, list(each)) for kind, each in groupby(in_order, key=lambda each: each.kind))
    return [
        Found(KINDS[kind], REMEDIES[kind], each[:MOST_FOUND], max(0, len(each) - MOST_FOUND))
        for kind, each in together
    ]


MOST_FOUND = 50
ALONE_IN_WORDS = f"{ALONE} children"
