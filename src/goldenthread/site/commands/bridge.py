"""The way from our words to Django's commands, with the database running underneath."""

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Final

import django
from django.core.management import ManagementUtility
from django.db import OperationalError

from goldenthread.access.rulings import Refused
from goldenthread.site import embedded, tables
from goldenthread.site.rooms import commands
from goldenthread.site.settings.environment import Environment, UnreadableSetting
from goldenthread.site.wheel import CannotRunPostgres

WITHOUT_DATABASE: Final = frozenset({"collectstatic", "check", "diffsettings", "findstatic", "version"})


class TablesBehind(Exception):
    """The tables are missing or older than the code. Bring them up to date: ./run migrate"""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class UnknownWords(Exception):
    """Nobody answers to these words. `./run --help` lists every command."""


EXPECTED: Final = (
    CannotRunPostgres,
    UnreadableSetting,
    UnknownWords,
    TablesBehind,
    embedded.NoDataFolder,
    Refused,
)

Command = Callable[[list[str]], int]


def in_words(command: Command) -> Command:
    """Have a command say expected trouble in words on stderr, with no traceback."""

    @wraps(command)
    def answer(words: list[str]) -> int:
        try:
            return command(words)
        except EXPECTED as trouble:
            print(trouble, file=sys.stderr)
        except OperationalError as trouble:
            print(f"The database does not answer as it should: {str(trouble).strip()}", file=sys.stderr)
        return 1

    return answer


@in_words
def main(words: list[str]) -> int:
    """Run a command of Django's or of a room's."""
    words = joined(words)
    if _only_asks(words):
        return _run(words)
    with database():
        if words[0].replace("_", " ") in commands():
            _set_tables_up()
        return _run(words)


def joined(words: Sequence[str]) -> list[str]:
    """Make one word of a command of two: `load sen2 FILE` is Django's `load_sen2 FILE`."""
    known = commands()
    if " ".join(words[:2]) in known:
        return ["_".join(words[:2]), *words[2:]]
    second = [name.partition(" ")[2] for name in known if name.startswith(f"{words[0]} ")]
    if second and words[0] not in known:
        raise UnknownWords(f"{words[0]} what? Say one of: {', '.join(second)}.")
    return list(words)


def database() -> AbstractContextManager[object]:
    """Hold the embedded server up, unless DATABASE_URL names another."""
    environment = Environment.read()
    return nullcontext() if environment.database_url else embedded.server(environment.data)


def _set_tables_up() -> None:
    """Make a command of ours work on a new data folder. On a server of one's own nothing changes unasked."""
    django.setup()
    if not tables.are_behind():
        return
    if Environment.read().database_url:
        raise TablesBehind
    with tables.one_after_the_other():
        tables.bring_up_to_date()


def _run(words: list[str]) -> int:
    try:
        ManagementUtility(["goldenthread", *words]).execute()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    return 0


def _only_asks(words: Sequence[str]) -> bool:
    return words[0] in WITHOUT_DATABASE or "--help" in words or "-h" in words
