"""The command line: finds who answers to the words given, and loads as little as they need."""

import importlib
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import Final, NoReturn

OWN: Final[Mapping[str, str]] = {
    "open": "goldenthread.site.commands.opening:main",
    "serve": "goldenthread.site.commands.serving:main",
    "bench": "goldenthread.site.commands.bench:main",
    "rules": "goldenthread.site.commands.rules:main",
    "test": "goldenthread.site.commands.testing:main",
    "help": "goldenthread.site.commands.manual:main",
}
"""Commands that are not Django's, and the `module:function` that takes the words and returns the exit code."""

DJANGO: Final = "goldenthread.site.commands.bridge:main"
"""Who answers to everything else: the commands of the rooms, and those that come with Django."""


def main(words: Sequence[str]) -> int:
    """Do what the words say; answer with the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.site.settings.local")
    signal.signal(signal.SIGTERM, _leave_in_order)
    signal.signal(signal.SIGHUP, _leave_in_order)
    if not words or words[0] in {"-h", "--help"}:
        words = ["help"]
    try:
        if words[0] in OWN:
            return _answerer(OWN[words[0]])(list(words[1:]))
        return _answerer(DJANGO)(list(words))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone: what is still to be flushed must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def entry() -> NoReturn:
    """Begin as the installed command `goldenthread`."""
    sys.exit(main(sys.argv[1:]))


def _answerer(place: str) -> Callable[[list[str]], int]:
    module, _, function = place.partition(":")
    found: Callable[[list[str]], int] = getattr(importlib.import_module(module), function)
    return found


def _leave_in_order(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(143)
