"""What `--help` says: every command with one line, taken from where each command says it itself."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from goldenthread.site.rooms import commands

OPENING: Final = """Golden Thread: one shared record for every child with special educational needs or disabilities.

  ./run                     set everything up and open the demonstration area on http://127.0.0.1:8000
  ./run --port 9000         the same, elsewhere (--empty: without the demonstration area)
  ./run test                set everything up and run every test
  ./run COMMAND --help      more about one command

Commands"""

CLOSING: Final = """
Every command of Django works too: migrate, makemigrations, shell, dbshell and so on.
Data is kept in ./var, or where GOLDENTHREAD_DATA says. With DATABASE_URL=postgresql://user@host/name a PostgreSQL
server of your own is used (15 or newer). Commands that print facts print them for machines with --json."""

FILES_OF_OWN: Final = {
    "open": "opening",
    "serve": "serving",
    "bench": "bench",
    "rules": "rules",
    "test": "testing",
}


def main(_words: list[str]) -> int:
    """Print the manual."""
    sys.stdout.write(manual())
    return 0


def manual() -> str:
    """Compose the manual from the first line of each command's own file."""
    lines = sorted(f"  {name:<24}  {first_line(file)}" for name, file in _files())
    return "\n".join([OPENING, *lines, CLOSING, ""])


def first_line(file: Path) -> str:
    """Read the sentence a command's file begins with."""
    words = ast.get_docstring(ast.parse(file.read_text())) or ""
    return words.partition("\n\n")[0].replace("\n", " ")


def _files() -> Iterator[tuple[str, Path]]:
    here = Path(__file__).parent
    own = ((name, here / f"{stem}.py") for name, stem in FILES_OF_OWN.items())
    yield from ((name, file) for name, file in own if file.exists())
    yield from commands().items()
