"""The words that stand in a PDF, as a machine finds them: what a copy, a search or a screen reader would take out."""

from __future__ import annotations

from goldenthread.record.files.letters import Letters
from goldenthread.record.files.working import CannotBeOpened, words_in

__all__ = ["CannotBeOpened", "Letters", "words_in"]
