"""The key that signs sessions: made once, kept in the data folder, readable by its owner alone."""

import os
import secrets
from pathlib import Path

from goldenthread.site import embedded


def key_in(data: Path) -> str:
    """Read the key, or make it. Two processes that start together end with the same one."""
    file = data / "secret-key"
    if not os.access(file, os.R_OK):
        embedded.prepare(data)
        _make(file)
    return file.read_text().strip()


def _make(file: Path) -> None:
    draft = file.with_name(f"secret-key.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(64))
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
