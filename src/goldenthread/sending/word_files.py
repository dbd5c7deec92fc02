"""What a Word document becomes when it goes out: its visible words on plain pages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN_PAGES: Final = Path(__file__).with_name("plain_pages.typ")
