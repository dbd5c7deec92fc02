"""The child's record page: the head, and the parts rooms have registered, in two columns where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from goldenthread.access.parts import Part as RecordPart
from goldenthread.record.models import Child
from goldenthread.record.pages.heading import Heading, heading_of
from goldenthread.record.parts import Part, RecordView, parts_of

BESIDE: Final = 70
"""Parts whose place is this or later stand in the narrow column of a wide screen."""

Filled = tuple[Part, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """One child's record as one reader sees it."""

    child: Child
    heading: Heading
    main: tuple[Filled, ...]
    beside: tuple[Filled, ...]
    is_family: bool
    tells_who: frozenset[str]


def record_page(view: RecordView) -> RecordPage:
    """Compose the page."""
    filled = parts_of(view)
    return RecordPage(
        child=view.child,
        heading=heading_of(view.child, view.circle, view.today),
        main=tuple(each for each in filled if each[0].place < BESIDE),
        beside=tuple(each for each in filled if each[0].place >= BESIDE),
        is_family=view.reader.capacity.is_family,
        tells_who=_telling_who(view, filled),
    )


def _telling_who(view: RecordView, filled: list[Filled]) -> frozenset[str]:
    """Choose the parts that link to who can see them: of several about the same, the first."""
    if not (view.may(RecordPart.RIGHTS) and view.may(RecordPart.CIRCLE)):
        return frozenset()
    first = {each.of: each.name for each, _ in reversed(filled)}
    return frozenset(first.values())
