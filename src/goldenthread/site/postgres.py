"""One PostgreSQL cluster: making it, starting and stopping its server, and outliving a crash."""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import psycopg
from psycopg import pq

from goldenthread.site.wheel import CannotRunPostgres, Release, account, run_as

PATIENCE: Final = 60.0
"""Seconds a server may take to come back, mending what a power cut left."""

PORT: Final = 5432
"""Only a part of the socket's name: the server listens on no network."""

QUIET: Final = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"}
"""The surroundings of the server: none of ours, or a PGPORT of the person's own would lead it astray."""

FIRST_ROLES: Final = """
CREATE ROLE goldenthread LOGIN CREATEDB NOSUPERUSER NOCREATEROLE
CREATE ROLE goldenthread_web NOLOGIN NOSUPERUSER NOBYPASSRLS ROLE goldenthread
CREATE DATABASE goldenthread OWNER goldenthread
"""

LATER_ROLES: Final = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'goldenthread_web') THEN
        CREATE ROLE goldenthread_web NOLOGIN NOSUPERUSER NOBYPASSRLS ROLE goldenthread;
    END IF;
END $$
"""
"""What a cluster that was made by an earlier version does not have yet."""

TUNING: Final[Mapping[str, str]] = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "synchronous_commit": "on",
    "wal_compression": "on",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    # Parallel readers need more shared memory than a small container gives, and our reads are short.
    "max_parallel_workers_per_gather": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
}


class Cluster:
    """One folder of databases and the server over it."""

    def __init__(
        self, folder: Path, *, socket: Path, log: Path, release: Release, tuning: Mapping[str, str]
    ) -> None:
        self.folder = folder
        self.socket = socket
        self.log = log
        self.release = release
        self.tuning = {**TUNING, **tuning}
        self.account: pwd.struct_passwd | None = account()

    def make(self) -> None:
        """Make the cluster whole or not at all: it takes its name only when the first roles are in it."""
        if (self.folder / "PG_VERSION").exists():
            return self._refuse_other_versions()
        unfinished = self.folder.with_name(f"{self.folder.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        self._give(unfinished)
        self._run(
            "initdb", "--pgdata", unfinished, "--username=postgres", "--auth=trust", *self.release.letters
        )
        with (unfinished / "postgresql.conf").open("a") as conf:
            conf.write("\ninclude_if_exists = 'goldenthread.conf'\n")
        self._run("postgres", "--single", "-D", unfinished, "postgres", said=FIRST_ROLES)
        unfinished.rename(self.folder)
        return None

    def start(self) -> bool:
        """Make sure the server answers; say whether this call started it."""
        wait_until = time.monotonic() + PATIENCE
        started = False
        while (answer := self.ping()) != pq.Ping.OK:
            if time.monotonic() > wait_until:
                raise CannotRunPostgres(
                    f"PostgreSQL in {self.folder} does not start. Its last words:\n{self._words()}"
                )
            if answer == pq.Ping.NO_RESPONSE:
                started = self._start_once()
            if not started:
                time.sleep(0.2)
        return started

    def give_roles(self) -> None:
        """Make the roles that came to be needed after this cluster was made."""
        with psycopg.connect(
            host=str(self.socket), port=PORT, user="postgres", dbname="postgres", autocommit=True
        ) as server:
            server.execute(LATER_ROLES)

    def stop(self) -> None:
        """Stop the server, letting it finish what it has promised to keep."""
        self._run(*self.stopping(), check=False)

    def stopping(self) -> tuple[str, ...]:
        """The words that stop this server, for whoever outlives us."""
        return ("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.folder))

    def ping(self) -> pq.Ping:
        """Ask whether the server answers, without signing in."""
        return pq.Ping(pq.PGconn.ping(f"host='{self.socket}' port={PORT} dbname=postgres".encode()))

    def _start_once(self) -> bool:
        self._give(self.socket)
        self._forget_the_dead()
        settings = {**self.tuning, "unix_socket_directories": str(self.socket)}
        self._write("goldenthread.conf", "".join(f"{name} = '{value}'\n" for name, value in settings.items()))
        return self._run("pg_ctl", "start", "-w", "-D", self.folder, "-l", self.log, check=False) == 0

    def _refuse_other_versions(self) -> None:
        made_by = (self.folder / "PG_VERSION").read_text().strip()
        if made_by != str(self.release.number):
            raise CannotRunPostgres(
                f"{self.folder} was made by PostgreSQL {made_by}; this is PostgreSQL {self.release.number}."
            )

    def _forget_the_dead(self) -> None:
        """Remove the pid files of a server that was killed: their number may belong to a stranger by now."""
        for paper in (self.folder / "postmaster.pid", self.socket / f".s.PGSQL.{PORT}.lock"):
            if paper.exists() and not self._is_ours(paper.read_text().partition("\n")[0].strip()):
                paper.unlink(missing_ok=True)

    def _is_ours(self, pid: str) -> bool:
        if not Path("/proc/self/cmdline").exists():
            return True
        try:
            return os.fsencode(self.folder) in Path("/proc", pid, "cmdline").read_bytes()
        except OSError:
            return False

    def _words(self) -> str:
        return (
            "\n".join(self.log.read_text(errors="replace").splitlines()[-8:])
            if self.log.exists()
            else "(none)"
        )

    def _give(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        owner = self.account.pw_uid if self.account else os.geteuid()
        if folder.stat().st_uid not in {owner, os.geteuid()} or folder.is_symlink():
            raise CannotRunPostgres(f"{folder} belongs to somebody else, who could pose as the database.")
        folder.chmod(0o700)
        if self.account:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)
        if self.account:
            os.chown(self.folder / name, self.account.pw_uid, self.account.pw_gid)

    def _run(self, program: str, *words: str | Path, said: str = "", check: bool = True) -> int:
        done = subprocess.run(
            [self.release.programs / program, *words],
            input=said,
            capture_output=True,
            text=True,
            cwd="/",
            env=QUIET,
            check=False,
            **run_as(self.account),
        )
        if check and done.returncode:
            raise CannotRunPostgres(f"{program} failed: {done.stderr.strip() or done.stdout.strip()}")
        return done.returncode
