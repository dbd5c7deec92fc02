"""The command line answers in words, quickly, and says with its exit code whether it went well."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.site.commands import OWN
from goldenthread.site.commands.bridge import UnknownWords, in_words, joined
from goldenthread.site.commands.manual import first_line, manual
from goldenthread.site.rooms import commands


def goldenthread(*words: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Ask on a command line of its own, with no database in reach."""
    ours = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.run(
        [sys.executable, "-m", "goldenthread", *words],
        env={**ours, **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(autouse=True)
def data_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOLDENTHREAD_DATA", str(tmp_path))


@pytest.fixture
def two_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {
        "load gias": Path("load_gias.py"),
        "load sen2": Path("load_sen2.py"),
        "verify": Path("verify.py"),
    }
    monkeypatch.setattr("goldenthread.site.commands.bridge.commands", lambda: known)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (["load", "sen2", "a.xml", "--check"], ["load_sen2", "a.xml", "--check"]),
        (["verify", "--json"], ["verify", "--json"]),
        (["migrate"], ["migrate"]),
    ],
)
def test_two_words_may_be_one_command(said: list[str], meant: list[str], two_loads: None):
    assert joined(said) == meant


@pytest.mark.parametrize("said", [["load"], ["load", "census"]])
def test_half_a_command_is_answered_with_the_other_half(said: list[str], two_loads: None):
    with pytest.raises(UnknownWords, match="load what\\? Say one of: gias, sen2"):
        joined(said)


def test_the_manual_has_a_line_for_every_command():
    printed = manual()

    assert all(f"  {name} " in printed for name in [*commands(), *(OWN.keys() - {"help"})])


@pytest.mark.parametrize("file", [pytest.param(file, id=name) for name, file in commands().items()])
def test_every_command_says_in_its_first_line_what_it_does(file: Path):
    assert 10 < len(first_line(file)) < 160


def test_help_is_printed_where_nothing_is_asked():
    answer = goldenthread()

    assert answer.returncode == 0
    assert "./run test" in answer.stdout


def test_the_rules_need_no_database():
    answer = goldenthread("rules", "list", "--json")

    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)


def test_the_rules_load_neither_django_nor_a_database():
    words = "import sys; from goldenthread.site.commands import main; main(['rules', 'list']); print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)

    assert not {"django", "psycopg"}.intersection(answer.stdout.split())


def test_an_unknown_command_is_refused():
    answer = goldenthread("nonsense", DATABASE_URL="postgresql://127.0.0.1:1/none")

    assert answer.returncode != 0
    assert "Unknown command: 'nonsense'" in answer.stderr


def test_a_database_that_does_not_answer_is_told_in_words():
    answer = goldenthread(
        "migrate", DATABASE_URL="postgresql://127.0.0.1:1/none", GOLDENTHREAD_SECRET_KEY="x"
    )

    assert answer.returncode == 1
    assert answer.stderr.startswith("The database does not answer")
    assert "Traceback" not in answer.stderr


def test_an_address_that_cannot_be_used_is_told_in_words():
    answer = goldenthread("migrate", DATABASE_URL="mysql://h/send", GOLDENTHREAD_SECRET_KEY="x")

    assert answer.returncode == 1
    assert answer.stderr.startswith("DATABASE_URL must begin with postgresql://")


def test_trouble_nobody_expects_keeps_its_traceback():
    @in_words
    def broken(_words: list[str]) -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken([])
