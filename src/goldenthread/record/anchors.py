"""Anchors: where every chain stood at an hour, written where the database cannot write.

A chain proves that nothing in it was changed. Only something kept elsewhere proves that its end was not cut off, nor
the whole database put back to an earlier day. `anchors` has a line for each anchor, in front of it the SHA-256 of the
line before and of what it says: how far each chain of looks had come and, for each authority, the one hash (a Merkle
root) over the heads of all its children's chains. Those heads are in a file beside it, which the roots vouch for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from struct import Struct
from typing import Any, Final, NamedTuple
from uuid import UUID

from goldenthread.access.alone import alone
from goldenthread.access.models import LookChain
from goldenthread.access.rulings import Refused
from goldenthread.record.models import Child

HEAD: Final = Struct(">16s3sI32s")
"""The head of a child's chain in the file of heads: the child, the authority, the length and the hash."""
BEFORE_THE_FIRST: Final = "0" * 64


class AnchorsBroken(Refused):
    """The anchors do not hold, so none was added. Compare them with a copy kept elsewhere."""


class LookHead(NamedTuple):
    """How far a chain of looks had come: its length, the hash of its last look in hexadecimal, and that look's id."""

    length: int
    hash: str
    last: int


class ChildHead(NamedTuple):
    """How far a child's chain had come."""

    child: UUID
    authority: str
    length: int
    hash: bytes


@dataclass(slots=True)
class Anchored:
    """What the anchors say, read from the first line to the last; `broken` names the first line that does not hold."""

    folder: Path
    lines: int = 0
    at: str = ""
    last: str = BEFORE_THE_FIRST
    looks: dict[str, LookHead] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    heads: str = ""
    broken: str = ""

    def children(self) -> Iterator[ChildHead]:
        """Yield the heads of the children's chains at the last anchor, in the order of the children."""
        if not self.heads:
            return
        with (self.folder / self.heads).open("rb") as file:
            while raw := file.read(HEAD.size):
                child, authority, length, hash = HEAD.unpack(raw)
                yield ChildHead(UUID(bytes=child), authority.decode().strip(), length, hash)


class Merkle:
    """A hash over many, in order, that needs no more memory than the height of its tree."""

    def __init__(self) -> None:
        self._peaks: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        """Add the next leaf. Leaves and branches are hashed apart, so that none can pass for the other."""
        size, top = 1, sha256(b"\0" + leaf).digest()
        while self._peaks and self._peaks[-1][0] == size:
            size, top = 2 * size, sha256(b"\1" + self._peaks.pop()[1] + top).digest()
        self._peaks.append((size, top))

    @property
    def root(self) -> str:
        top = b""
        for _, peak in reversed(self._peaks):
            top = sha256(b"\1" + peak + top).digest() if top else peak
        return top.hex()


def read_anchors(folder: Path) -> Anchored:
    """Read every anchor in a folder, as far as the lines follow from each other."""
    read = Anchored(folder)
    file = folder / "anchors"
    for line in file.read_text().splitlines() if file.exists() else ():
        digest, _, told = line.partition(" ")
        if digest != _digest(read.last, told):
            read.broken = f"line {read.lines + 1} of {file} is not as it was written"
            break
        _take(read, digest, json.loads(told))
    return read


def write_anchor(folder: Path, at: datetime) -> Anchored:
    """Add an anchor of how far every chain has come by now."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(folder / "writing"):  # nobody else adds one meanwhile
        before = read_anchors(folder)
        if before.broken:
            raise AnchorsBroken(
                f"No anchor was added: {before.broken}. Compare it with a copy kept elsewhere."
            )
        heads = f"heads-{before.lines + 1}"
        told = {
            "at": at.isoformat(),
            "looks": _moved(before),
            "children": _write_heads(folder / heads),
            "heads": heads,
        }
        words = json.dumps(told, separators=(",", ":"), sort_keys=True)
        _add_line(folder / "anchors", f"{_digest(before.last, words)} {words}\n")
        # The heads of the anchor before stay for whoever is reading them.
        (folder / f"heads-{before.lines - 1}").unlink(missing_ok=True)
        return read_anchors(folder)


def roots_of(heads: Iterator[ChildHead]) -> dict[str, str]:
    """Return the one hash over the heads of each authority's children."""
    trees: dict[str, Merkle] = {}
    for head in heads:
        trees.setdefault(head.authority, Merkle()).add(_packed(head))
    return {authority: tree.root for authority, tree in sorted(trees.items())}


def _take(read: Anchored, digest: str, told: dict[str, Any]) -> None:
    read.lines, read.last, read.at = read.lines + 1, digest, told["at"]
    read.looks |= {key: LookHead(*head) for key, head in told["looks"].items()}
    read.roots, read.heads = told["children"], told["heads"]


def _moved(before: Anchored) -> dict[str, LookHead]:
    """Return the heads of the chains of looks that have grown since the anchor before."""
    heads = LookChain.objects.order_by("key").values_list("key", "length", "head", "last")
    now = {key: LookHead(length, bytes(head).hex(), last) for key, length, head, last in heads}
    return {key: head for key, head in now.items() if before.looks.get(key) != head}


def _write_heads(file: Path) -> dict[str, str]:
    with file.open("wb") as heads:
        file.chmod(0o600)
        roots = roots_of(_written(heads))
        heads.flush()
        os.fsync(heads.fileno())
    return roots


def _written(file: Any) -> Iterator[ChildHead]:
    kept = Child.objects.order_by("pk").values_list("pk", "authority_id", "chain_length", "chain_head")
    for child, authority, length, hash in kept.iterator(10_000):
        head = ChildHead(child, authority, length, bytes(hash))
        file.write(_packed(head))
        yield head


def _packed(head: ChildHead) -> bytes:
    return HEAD.pack(head.child.bytes, head.authority.ljust(3).encode(), head.length, head.hash)


def _add_line(file: Path, line: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w") as lines:
        lines.write(line)
        lines.flush()
        os.fsync(lines.fileno())


def _digest(before: str, told: str) -> str:
    return sha256(f"{before} {told}".encode()).hexdigest()
