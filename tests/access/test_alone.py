"""What processes would spoil for each other they do one after the other."""

import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.access.alone import alone

COUNTS_ON = """
import sys
from pathlib import Path
from goldenthread.access.alone import alone
lock, file = map(Path, sys.argv[1:])
for _ in range(200):
    with alone(lock):
        file.write_text(str(int(file.read_text()) + 1))
"""


def test_of_three_processes_that_count_on_in_one_file_each_is_counted(tmp_path: Path):
    lock, file = tmp_path / "lock", tmp_path / "count"
    file.write_text("0")

    counting = [subprocess.Popen([sys.executable, "-c", COUNTS_ON, lock, file]) for _ in range(3)]

    assert [each.wait(60) for each in counting] == [0, 0, 0]
    assert file.read_text() == "600"


def test_whoever_comes_later_waits_for_the_end_of_the_block(tmp_path: Path):
    lock, file = tmp_path / "lock", tmp_path / "count"
    file.write_text("0")

    with alone(lock):
        late = subprocess.Popen([sys.executable, "-c", COUNTS_ON, lock, file])
        with pytest.raises(subprocess.TimeoutExpired):
            late.wait(1)
        assert file.read_text() == "0"

    assert late.wait(60) == 0
    assert file.read_text() == "200"
