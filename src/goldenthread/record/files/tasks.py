"""What may be done with a file in the process apart, beside looking into it. Each task takes parts and gives bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

from goldenthread.record.files import everything, pages, painting
from goldenthread.record.files.parcels import Told, unpacked
from goldenthread.record.files.word_pages import paragraphs_of

Task = Callable[[Told, list[bytes]], bytes]


def do(name: str, content: bytes) -> bytes:
    """Do one task."""
    told, parts = unpacked(content)
    return TASKS[name](told, parts)


TASKS: Final[Mapping[str, Task]] = {
    "words": lambda _, parts: painting.words_in(parts[0]).encode("utf-8", "replace"),
    "paragraphs": lambda _, parts: json.dumps(paragraphs_of(parts[0])).encode(),
    "everything": lambda told, parts: json.dumps(
        [(each.where, each.cells, each.unread) for each in everything.pieces_of(parts[0], told["ending"])]
    ).encode(),
    "sizes": lambda _, parts: json.dumps(pages.sizes_of(parts[0])).encode(),
    "stamp": lambda _, parts: pages.stamped(parts[0], parts[1]),
    "bind": lambda _, parts: pages.bound(parts),
    "paint": lambda told, parts: painting.painted_pages(parts[0], told["words"], told["places"]),
    "picture": lambda told, parts: painting.painted_picture(parts[0], told["places"]),
}
