"""Check the whole house: lint, types, the order of the rooms, and every test."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from goldenthread.site import embedded
from goldenthread.site.commands.bridge import in_words
from goldenthread.site.settings.environment import REPOSITORY, data_folder
from goldenthread.site.wheel import of_debian

CHECKS: Final = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports",),
)
PROGRAMS: Final = Path(sys.executable).parent


@in_words
def main(words: list[str]) -> int:
    """Run the checks and then pytest, which is handed whatever words are not ours."""
    parser = argparse.ArgumentParser(
        prog="./run test", description=__doc__, epilog="Other words go to pytest."
    )
    parser.add_argument("--postgres15", action="store_true", help="run the tests on Debian's PostgreSQL 15")
    parser.add_argument("--quick", action="store_true", help="only pytest: no lint, types or contracts")
    asked, for_pytest = parser.parse_known_args(words)
    with _server(debians=asked.postgres15) as surroundings:
        wrong = [] if asked.quick else [check for check in CHECKS if not _passes(check, surroundings)]
        if not _passes(("pytest", "-n2", *for_pytest), surroundings):
            wrong.append(("pytest",))
        return _tell(wrong)


@contextmanager
def _server(*, debians: bool) -> Iterator[dict[str, str]]:
    """Say where the tests find their database: in the embedded server, which they start, or in Debian's."""
    # The tests find our programs first, as they would in an activated environment.
    ours = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ.get('PATH', '')}"}
    ours.pop("DJANGO_SETTINGS_MODULE", None)
    if not debians:
        yield ours
        return
    data = data_folder() / "postgres15"
    with embedded.server(data, release=of_debian(15)):
        socket = quote(str(embedded.socket_folder(data)), safe="")
        yield {**ours, "DATABASE_URL": f"postgresql://{embedded.ROLE}@{socket}/goldenthread"}


def _passes(check: Sequence[str], surroundings: dict[str, str]) -> bool:
    print(f"\n== {' '.join(check)}", flush=True)
    program, *words = check
    return (
        subprocess.run([PROGRAMS / program, *words], cwd=REPOSITORY, env=surroundings, check=False).returncode
        == 0
    )


def _tell(wrong: Sequence[Sequence[str]]) -> int:
    if wrong:
        print(f"\nNot as it should be: {', '.join(' '.join(check) for check in wrong)}", file=sys.stderr)
        return 1
    print("\nEverything is as it should be.")
    return 0
