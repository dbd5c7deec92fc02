"""Work that was done is not done again until what it was done from changes."""

from pathlib import Path

import pytest

from goldenthread.site.stamps import digest_of, once


def test_work_is_done_once(tmp_path: Path):
    done: list[str] = []

    assert once(tmp_path / "stamp", "a", lambda: done.append("first"))
    assert not once(tmp_path / "stamp", "a", lambda: done.append("second"))
    assert done == ["first"]


def test_work_is_done_again_when_its_source_changes(tmp_path: Path):
    source = tmp_path / "source"
    source.write_text("one")
    before = digest_of([source])
    source.write_text("another")

    assert digest_of([source]) != before


def test_work_that_failed_leaves_no_stamp(tmp_path: Path):
    with pytest.raises(ZeroDivisionError):
        once(tmp_path / "stamp", "a", lambda: 1 / 0)

    assert not (tmp_path / "stamp").exists()
