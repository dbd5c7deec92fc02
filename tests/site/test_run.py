"""`./run` sets up what is missing, once, and says in one line what it cannot set up."""

import shutil
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.house.house import REPOSITORY

TOOLS = ("sh", "cat", "chmod", "cksum", "dirname", "rm", "env")
GOOD_PYTHON = """case "$*" in
*"-m venv"*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python";;
*purelib*) dirname "$0";;
*-m*) echo "$*";;
esac"""
OLD_PYTHON = "exit 1"
PYTHON_WITHOUT_VENV = 'case "$*" in *ensurepip*) exit 1;; esac'
PYTHON_WITHOUT_PIP = 'case "$*" in *pip*) exit 1;; esac'
ORDINARY_PERSON = "echo 1000"


class Machine:
    """A machine that has only the programs it is given, and a checkout with nothing set up."""

    def __init__(self, place: Path) -> None:
        self.checkout = place / "checkout"
        self.programs = place / "programs"
        self.system = place / "system"
        for folder in (self.checkout, self.programs, self.system):
            folder.mkdir()
        shutil.copy(REPOSITORY / "run", self.checkout)
        (self.checkout / "requirements.lock").write_text("one==1\n")
        self.has(TOOLS)
        self.has_program("id", ORDINARY_PERSON)

    def has(self, tools: Iterable[str]) -> None:
        for tool in tools:
            found = shutil.which(tool)
            assert found is not None, tool
            (self.programs / tool).symlink_to(found)

    def has_program(self, name: str, does: str, *, of_the_system: bool = False) -> None:
        file = (self.system if of_the_system else self.programs) / name
        file.write_text(f"#!/bin/sh\n{does}\n")
        file.chmod(0o755)

    def is_set_up(self) -> None:
        self.has(("cp", "mkdir"))
        self.has_program("python3.11", GOOD_PYTHON)
        assert self.run("migrate").returncode == 0

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        surroundings = {"PATH": str(self.programs), "GOLDENTHREAD_SYSTEM": str(self.system)}
        return subprocess.run(
            [self.checkout / "run", *words], env=surroundings, capture_output=True, text=True, check=False
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_machine_without_python_is_told_what_to_install(machine: Machine):
    machine.has_program("python3", OLD_PYTHON)

    answer = machine.run()

    assert answer.returncode != 0
    assert answer.stderr == "Python 3.11 or newer is needed. On Debian 12: apt-get install python3\n"


def test_a_machine_without_venv_is_told_what_to_install(machine: Machine):
    machine.has_program("python3.11", PYTHON_WITHOUT_VENV)

    answer = machine.run()

    assert answer.returncode != 0
    assert "apt-get install python3-venv" in answer.stderr


def test_the_python_of_the_distribution_comes_first(machine: Machine):
    machine.has(("cp", "mkdir"))
    machine.has_program("python3.11", PYTHON_WITHOUT_VENV)
    machine.has_program("python3.11", GOOD_PYTHON, of_the_system=True)

    assert machine.run("migrate").returncode == 0


@pytest.mark.parametrize("of_the_system", [OLD_PYTHON, PYTHON_WITHOUT_VENV])
def test_a_python_of_the_distribution_that_will_not_do_is_passed_over(machine: Machine, of_the_system: str):
    machine.has(("cp", "mkdir"))
    machine.has_program("python3.11", GOOD_PYTHON)
    machine.has_program("python3.11", of_the_system, of_the_system=True)

    assert machine.run("migrate").returncode == 0


def test_a_machine_without_chromium_is_told_what_to_install(machine: Machine):
    machine.is_set_up()

    answer = machine.run("test")

    assert answer.returncode != 0
    assert "apt-get install chromium" in answer.stderr


def test_a_machine_without_node_is_told_what_to_install(machine: Machine):
    machine.is_set_up()
    machine.has_program("chromium", "true")

    answer = machine.run("test")

    assert answer.returncode != 0
    assert "apt-get install nodejs npm" in answer.stderr


def test_what_root_may_install_is_installed(machine: Machine):
    machine.is_set_up()
    machine.has_program("id", "echo 0")
    machine.has_program("apt-get", 'echo "apt-get $*"')

    assert "apt-get install -y --no-install-recommends chromium" in machine.run("test").stderr


def test_the_second_start_installs_nothing(machine: Machine):
    machine.is_set_up()

    assert machine.run("migrate").stderr == ""


def test_a_changed_lock_is_installed(machine: Machine):
    machine.is_set_up()
    (machine.checkout / "requirements.lock").write_text("one==2\n")

    answer = machine.run("migrate")

    assert "--require-hashes" in answer.stdout
    assert "Installing" in answer.stderr


def test_an_interrupted_set_up_is_taken_up_again(machine: Machine):
    machine.is_set_up()
    (machine.checkout / ".venv/installed").unlink()

    assert "Installing" in machine.run("migrate").stderr


def test_what_uv_set_up_without_pip_is_made_again_where_uv_is_gone(machine: Machine):
    machine.is_set_up()
    (machine.checkout / "requirements.lock").write_text("one==2\n")
    without_pip = machine.checkout / ".venv/bin/python"
    without_pip.write_text(without_pip.read_text().replace("#!/bin/sh", f"#!/bin/sh\n{PYTHON_WITHOUT_PIP}"))

    answer = machine.run("migrate")

    assert answer.returncode == 0, answer.stderr
    assert PYTHON_WITHOUT_PIP not in without_pip.read_text()


def test_of_two_that_start_at_once_one_installs_and_the_other_waits(machine: Machine):
    machine.has(("cp", "mkdir", "flock", "sleep"))
    machine.has_program("python3.11", GOOD_PYTHON.replace("mkdir", "sleep 1; mkdir"))

    with ThreadPoolExecutor() as both:
        one, other = both.map(machine.run, ["migrate", "migrate"])

    assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
    assert (one.stderr + other.stderr).count("Installing") == 1


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ([], "-m goldenthread open"),
        (["--port", "9000"], "-m goldenthread open --port 9000"),
        (["--help"], "-m goldenthread --help"),
        (["load", "sen2", "a b.xml"], "-m goldenthread load sen2 a b.xml"),
    ],
)
def test_words_are_handed_on(said: list[str], done: str, machine: Machine):
    machine.is_set_up()

    assert machine.run(*said).stdout.splitlines()[-1] == done
