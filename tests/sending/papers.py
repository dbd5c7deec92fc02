"""A page of plain words to send."""

from pathlib import Path

from goldenthread.thread.printing import printed
from tests import factories

LAYOUT = Path(__file__).with_name("page.typ")


def page(words: str) -> bytes:
    return printed(LAYOUT, {"words": words}, made=factories.AT)
