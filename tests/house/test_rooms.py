"""Rooms stand in their order, have names that say something, and keep what is forbidden out."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.site.rooms import ORDER
from tests.house.house import HOUSE, REPOSITORY, Source, sources

NAMELESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "core",
    "misc",
    "services",
    "managers",
    "handlers",
    "lib",
}
FLOOR = {"rulebook", "standards", "measures"}
DOORS = {"views", "tasks", "commands", "api", "door", "signing_in", "drafts", "store"}
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime"}
HOLDERS = {"date", "datetime", "timezone", "time"}
CODE = [pytest.param(each, id=each.name) for each in sources()]
BELOW_THE_DOORS = [
    pytest.param(each, id=each.name)
    for each in sources()
    if not DOORS.intersection(each.path.with_suffix("").parts)
]


def test_every_contract_between_the_rooms_is_kept():
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program is not None
    told = subprocess.run(
        [program, "--no-cache"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )

    assert told.returncode == 0, told.stdout


def test_every_folder_is_a_room_with_its_place_in_the_order():
    folders = {each.name for each in HOUSE.iterdir() if each.is_dir() and each.name != "__pycache__"}

    assert folders <= {*ORDER, *FLOOR}


def test_no_module_is_named_for_nothing():
    assert [
        each.name for each in sources() if NAMELESS.intersection(Path(each.name).with_suffix("").parts)
    ] == []


@pytest.mark.parametrize("source", BELOW_THE_DOORS)
def test_only_doors_read_the_clock(source: Source):
    calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
    read = [ast.unparse(call) for call in calls if is_clock(call.func)]

    assert read == []


@pytest.mark.parametrize("source", CODE)
def test_nothing_catches_everything(source: Source):
    caught = [node.type for node in ast.walk(source.tree) if isinstance(node, ast.ExceptHandler)]

    assert [
        each for each in caught if each is None or getattr(each, "id", "") in {"Exception", "BaseException"}
    ] == []


def test_imports_stand_at_the_top():
    deferred = [
        f"{source.name}: {function.name}"
        for source in sources()
        for function in source.functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert deferred == []


@pytest.mark.parametrize("source", CODE)
def test_nothing_is_left_to_do_in_a_comment(source: Source):
    assert [each for each in source.comments if "TODO" in each or "FIXME" in each or "XXX" in each] == []


def is_clock(called: ast.expr) -> bool:
    """Say whether this asks a clock: `date.today`, `datetime.datetime.now`, `timezone.localdate`."""
    if not isinstance(called, ast.Attribute) or called.attr not in CLOCKS:
        return False
    holder = called.value
    return (holder.attr if isinstance(holder, ast.Attribute) else getattr(holder, "id", "")) in HOLDERS
