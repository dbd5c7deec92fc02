"""What must not stand in any file: places that exist on one machine only, and where packages were fetched from."""

import pytest

from tests.house.house import REPOSITORY, written_files

# Each is written in two halves, so that this file does not name what it forbids.
FORBIDDEN = tuple(
    "".join(halves)
    for halves in [
        ("/wo", "rk/main"),
        ("/wo", "rk/shared"),
        ("/tmp", "/gt"),
        ("/root", "/.pyenv"),
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("registry.", "npmjs"),
        ("registry.", "yarnpkg"),
    ]
)
PUBLISHED_BY_OTHERS = ("govuk-frontend", "fixtures")


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_file_names_what_exists_on_one_machine_only(word: str):
    found = [
        str(path.relative_to(REPOSITORY))
        for path in written_files()
        if word.encode() in path.read_bytes() and not any(each in str(path) for each in PUBLISHED_BY_OTHERS)
    ]

    assert found == []


def test_no_name_loses_its_capitals():
    """`capitalize` makes Nhs of NHS and ehc of EHC: `capfirst` leaves the rest as it is."""
    found = [
        str(path.relative_to(REPOSITORY))
        for path in written_files()
        if path.suffix == ".py" and "src" in path.parts and "rulebook" not in path.parts
        if ".capitalize()" in path.read_text()
    ]

    assert found == []


def test_every_written_file_ends_with_its_last_line():
    written = {".py", ".md", ".toml", ".html", ".txt", ".in", ".typ"}
    found = [path for path in written_files() if path.suffix in written and path.stat().st_size]

    assert [str(path) for path in found if not path.read_bytes().endswith(b"\n")] == []
