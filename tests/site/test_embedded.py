"""The embedded server comes up, is shared, survives what kills it, and goes when nobody needs it."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.pq import Ping

from goldenthread.site import embedded
from goldenthread.site.wheel import ROOTS_PLACE, CannotRunPostgres

HOLDER = """
import sys, time
from pathlib import Path
from goldenthread.site import embedded
with embedded.server(Path(sys.argv[1])):
    print("up", flush=True)
    time.sleep(600)
"""


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    # A socket's path may be 107 bytes long, and pytest's own folders are near that.
    with short_folder() as folder:
        yield folder / "data"


@contextmanager
def closed_folder() -> Iterator[Path]:
    """A folder in a home that is closed to others, and nothing left of it outside afterwards."""
    with tempfile.TemporaryDirectory(prefix="gt") as folder:
        yield Path(folder)
        assert is_gone(Path(folder) / "data")
    ours = hashlib.sha256(os.fsencode(Path(folder) / "data")).hexdigest()[:16]
    for left in ROOTS_PLACE.glob(f"{ours}*"):
        shutil.rmtree(left)


@contextmanager
def short_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="gt") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def postmaster(data: Path) -> int:
    return int((data / "postgres/postmaster.pid").read_text().partition("\n")[0])


def signed_in(data: Path) -> psycopg.Connection:
    return psycopg.connect(host=str(embedded.socket_folder(data)), user=embedded.ROLE, dbname="goldenthread")


def hold(data: Path) -> subprocess.Popen[str]:
    """Start another process that needs the server, and wait until it has it."""
    other = subprocess.Popen([sys.executable, "-c", HOLDER, data], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "up\n"
    return other


def end(other: subprocess.Popen[str], how: signal.Signals) -> None:
    other.send_signal(how)
    other.communicate()


def is_gone(data: Path) -> bool:
    patience = time.monotonic() + 10
    while time.monotonic() < patience:
        if not (data / "postgres/postmaster.pid").exists():
            return True
        time.sleep(0.05)
    return False


def test_the_server_goes_when_the_last_one_leaves(data: Path):
    with embedded.server(data) as cluster:
        assert cluster.ping() == Ping.OK

    assert is_gone(data)


def test_the_data_folder_is_for_its_owner_alone(data: Path):
    with embedded.server(data):
        assert data.stat().st_mode & 0o777 == 0o700


def test_everything_runs_as_an_ordinary_role_that_may_make_databases(data: Path):
    with embedded.server(data), signed_in(data) as connection:
        ordinary = "SELECT NOT rolsuper AND NOT rolbypassrls AND rolcreatedb FROM pg_roles WHERE rolname = %s"

        assert connection.execute(ordinary, [embedded.ROLE]).fetchone() == (True,)


def test_a_cluster_made_by_an_earlier_version_is_given_the_role_of_the_web(data: Path):
    with embedded.server(data):
        admin = psycopg.connect(host=str(embedded.socket_folder(data)), user="postgres", autocommit=True)
        with admin as connection:
            connection.execute("DROP ROLE goldenthread_web")
    assert is_gone(data)

    with embedded.server(data), signed_in(data) as connection:
        assert connection.execute("SELECT pg_has_role('goldenthread_web', 'MEMBER')").fetchone() == (True,)


def test_nothing_listens_on_the_network(data: Path):
    with embedded.server(data), signed_in(data) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_commit_is_on_the_disk_before_it_is_answered(data: Path):
    with embedded.server(data), signed_in(data) as connection:
        assert connection.execute("SHOW synchronous_commit").fetchone() == ("on",)
        assert connection.execute("SHOW fsync").fetchone() == ("on",)


def test_processes_share_one_server(data: Path):
    other = hold(data)
    with embedded.server(data):
        shared = postmaster(data)
        end(other, signal.SIGTERM)

        assert postmaster(data) == shared
        with signed_in(data) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_the_server_goes_even_after_its_last_user_was_killed(data: Path):
    end(hold(data), signal.SIGKILL)

    assert is_gone(data)


def test_what_was_committed_survives_the_killing_of_the_server(data: Path):
    with embedded.server(data):
        with signed_in(data) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 'word' AS said")
        os.kill(postmaster(data), signal.SIGKILL)

        with embedded.server(data), signed_in(data) as connection:
            assert connection.execute("SELECT said FROM kept").fetchone() == ("word",)


def test_a_pid_file_that_names_a_stranger_does_not_hinder_the_start(data: Path):
    with embedded.server(data):
        papers = (data / "postgres/postmaster.pid").read_text().splitlines()
    assert is_gone(data)
    (data / "postgres/postmaster.pid").write_text("\n".join([str(os.getpid()), *papers[1:]]) + "\n")

    with embedded.server(data) as cluster:
        assert cluster.ping() == Ping.OK


def test_an_unfinished_first_start_is_begun_again():
    with short_folder() as data:
        (data / "postgres.unfinished").mkdir()
        (data / "postgres.unfinished/PG_VERSION").write_text("18\n")

        with embedded.server(data) as cluster:
            assert cluster.ping() == Ping.OK


def test_a_long_path_puts_the_socket_elsewhere():
    long = Path("/") / ("deep/" * 30)

    assert len(str(embedded.socket_folder(long))) <= embedded.SOCKET_LIMIT
    assert embedded.socket_folder(long) != embedded.socket_folder(long / "other")


@pytest.mark.parametrize("name", ["it's ours", "one, two"])
def test_a_path_that_a_connection_would_misread_puts_the_socket_elsewhere(name: str):
    with short_folder() as folder:
        data = folder / name
        with embedded.server(data) as cluster, signed_in(data):
            assert cluster.ping() == Ping.OK
        shutil.rmtree(embedded.socket_folder(data))

        assert embedded.socket_folder(data).parent != data


@pytest.mark.parametrize("name", ['say "so"', "$HOME", "`id`"])
def test_a_folder_that_a_shell_would_misread_is_refused_in_words(name: str, tmp_path: Path):
    with pytest.raises(embedded.NoDataFolder, match="Say with GOLDENTHREAD_DATA"):
        embedded.prepare(tmp_path / name)


def test_a_place_where_no_folder_can_be_is_refused_in_words(tmp_path: Path):
    (tmp_path / "file").touch()

    with pytest.raises(embedded.NoDataFolder, match=r"file/data: Not a directory\."):
        embedded.prepare(tmp_path / "file/data")


def test_data_of_another_postgres_is_refused_in_words(data: Path):
    with embedded.server(data):
        pass
    assert is_gone(data)
    paper = data / "postgres/PG_VERSION"
    paper.write_text("17\n")
    try:
        with pytest.raises(CannotRunPostgres, match="made by PostgreSQL 17"), embedded.server(data):
            pass
    finally:
        paper.write_text("18\n")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to step down to another account")
def test_root_keeps_its_own_folders_closed():
    with closed_folder() as home:
        with embedded.server(home / "data") as cluster:
            assert cluster.ping() == Ping.OK

        assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to step down to another account")
def test_data_that_lies_outside_stays_there_when_the_way_is_opened():
    with closed_folder() as home:
        with embedded.server(home / "data"), signed_in(home / "data") as connection:
            connection.execute("CREATE TABLE kept ()")
        assert is_gone(home / "data")
        home.chmod(0o755)

        with embedded.server(home / "data"), signed_in(home / "data") as connection:
            assert connection.execute("SELECT to_regclass('kept') IS NULL").fetchone() == (False,)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to step down to another account")
def test_data_to_which_the_way_was_closed_is_left_alone_and_told_in_words():
    with short_folder() as home:
        with embedded.server(home / "data"):
            pass
        assert is_gone(home / "data")
        home.chmod(0o700)

        with (
            pytest.raises(CannotRunPostgres, match=r"The way to .* was closed"),
            embedded.server(home / "data"),
        ):
            pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to step down to another account")
def test_a_new_data_folder_begins_empty_where_an_old_one_was_removed():
    with closed_folder() as home:
        with embedded.server(home / "data"), signed_in(home / "data") as connection:
            connection.execute("CREATE TABLE old ()")
        assert is_gone(home / "data")
        shutil.rmtree(home / "data")

        with embedded.server(home / "data"), signed_in(home / "data") as connection:
            assert connection.execute("SELECT to_regclass('old')").fetchone() == (None,)
