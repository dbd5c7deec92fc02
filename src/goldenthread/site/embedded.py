"""The database server of the data folder, shared by every process that needs it and gone when the last one leaves.

Each process holds a shared lock on one file while it needs the server. The kernel lets go of a lock however its
holder ends, so even after a `kill -9` the keeper, a sleeping shell that wants the same lock alone, wakes up and
stops the server.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from goldenthread.access.alone import alone
from goldenthread.site.postgres import PORT, QUIET, Cluster
from goldenthread.site.wheel import (
    ROOTS_PLACE,
    CannotRunPostgres,
    Release,
    account,
    in_the_wheel,
    reaches,
    run_as,
)

SOCKET_LIMIT: Final = 107 - len(f"/.s.PGSQL.{PORT}.lock")
"""The longest folder a Unix socket can lie in."""

PLAIN: Final = re.compile(r"[\w/ .+@=:~-]+")
"""The names a socket's folder may have: a comma would part it in two, a quotation mark would end it."""

NOT_FOR_A_SHELL: Final = re.compile(r'["$`\\\n]')
"""What `pg_ctl`, which hands the name of its folder to a shell, cannot have in it."""

ROLE: Final = "goldenthread"
"""The ordinary role everything runs as: it owns its databases and is no superuser, so triggers bind it."""

KEEPER: Final = 'lock=$1; shift; (flock --exclusive "$lock" && exec "$@") &'


class NoDataFolder(Exception):
    """Say with GOLDENTHREAD_DATA where data may be kept."""

    def __init__(self, data: Path, problem: str) -> None:
        super().__init__(f"Data cannot be kept in {data}: {problem}. {self.__doc__}")


@contextmanager
def server(
    data: Path, *, release: Release | None = None, tuning: Mapping[str, str] | None = None
) -> Iterator[Cluster]:
    """Hold the data folder's server up for as long as this block runs."""
    prepare(data)
    with (data / "server.users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        with alone(data / "server.starting"):
            cluster = _cluster(data, release or in_the_wheel(), tuning or {})
            cluster.make()
            if cluster.start():
                cluster.give_roles()
                _post_keeper(cluster, data / "server.users")
        try:
            yield cluster
        finally:
            _leave(cluster, users)


def prepare(data: Path) -> None:
    """Make the data folder, for its owner alone."""
    if unfit := NOT_FOR_A_SHELL.search(str(data)):
        raise NoDataFolder(data, f"PostgreSQL cannot work in a folder with {unfit[0]!r} in its name")
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        data.chmod(0o700)
    except OSError as trouble:
        raise NoDataFolder(data, trouble.strerror or str(trouble)) from trouble


def socket_folder(data: Path) -> Path:
    """Say where the server of a data folder listens: inside it, or where its path is too long or odd, outside."""
    inside = data / "socket"
    if len(os.fsencode(inside)) <= SOCKET_LIMIT and PLAIN.fullmatch(str(inside)):
        return inside
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"goldenthread-{os.geteuid()}-{name}"


def connection(data: Path, *, database: str) -> dict[str, object]:
    """Say how Django reaches a database of the embedded server."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": str(socket_folder(data)),
        "PORT": str(PORT),
        "USER": ROLE,
        "NAME": database,
    }


def _cluster(data: Path, release: Release, tuning: Mapping[str, str]) -> Cluster:
    home = _home(data)
    inside = socket_folder(data)
    socket = home / "socket" if inside.parent == data else inside
    return Cluster(
        home / "postgres", socket=socket, log=home / "postgres.log", release=release, tuning=tuning
    )


def _home(data: Path) -> Path:
    """Where the cluster lies: in the data folder, unless root's way there is closed to the server's account."""
    owner = account()
    if owner is None:
        return data
    os.chown(data, owner.pw_uid, owner.pw_gid)
    lies_outside = (data / "postgres").is_symlink()
    if reaches(owner, data) and not lies_outside:
        return data
    if (data / "postgres").exists() and not lies_outside:
        raise CannotRunPostgres(
            f"The way to {data} was closed to {owner.pw_name}, who runs the database there."
        )
    home = ROOTS_PLACE / hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    if home.exists() and not lies_outside:
        _set_aside(home, data)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    ROOTS_PLACE.chmod(0o755)
    os.chown(home, owner.pw_uid, owner.pw_gid)
    for name in ("postgres", "socket", "postgres.log"):
        if not (data / name).is_symlink():
            (data / name).symlink_to(home / name)
    return home


def _set_aside(home: Path, data: Path) -> None:
    """Keep apart what belonged to a data folder that was removed: the new one must begin empty."""
    aside = home.with_name(f"{home.name}.{home.stat().st_mtime_ns}")
    home.rename(aside)
    print(
        f"An earlier {data} was removed; its database is kept in {aside}. Delete it if unwanted.",
        file=sys.stderr,
    )


def _leave(cluster: Cluster, users: IO[str]) -> None:
    fcntl.flock(users, fcntl.LOCK_UN)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    cluster.stop()


def _post_keeper(cluster: Cluster, users: Path) -> None:
    """Leave a shell waiting for everyone to be gone, which then stops the server."""
    if shutil.which("flock") is None:
        return
    program, *words = cluster.stopping()
    with users.open("w") as lock:
        subprocess.run(
            ["sh", "-c", KEEPER, "keeper", str(lock.fileno()), cluster.release.programs / program, *words],
            pass_fds=[lock.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=QUIET,
            start_new_session=True,
            check=False,
            **run_as(cluster.account),
        )
