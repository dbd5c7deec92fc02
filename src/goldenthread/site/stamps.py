"""Knowing that work was done already: a digest of what it was done from, kept beside what it made."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path


def once(stamp: Path, digest: str, work: Callable[[], object]) -> bool:
    """Do the work unless the stamp says it was done from the same; say whether it was done now."""
    if stamp.exists() and stamp.read_text() == digest:
        return False
    work()
    stamp.write_text(digest)
    return True


def digest_of(files: Iterable[Path]) -> str:
    """Digest the names, sizes and days of change of these files: enough to see that one has changed."""
    total = hashlib.sha256()
    for file in sorted(files):
        facts = file.stat()
        total.update(f"{file}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return total.hexdigest()
