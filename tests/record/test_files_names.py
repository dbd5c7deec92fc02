"""Names of files are shown and offered, and no place on disk is ever made from one."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.record.files.names import LONGEST, ending_of, readable, safe_name
from tests.house.house import HOUSE

pytestmark = pytest.mark.security("S127")


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("Report, June 2026", "Report, June 2026.pdf"),
        ("report.PDF", "report.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("/absolute", "absolute.pdf"),
        ("C:\\Windows\\x", "C--Windows-x.pdf"),
        ("nul", "_nul.pdf"),
        ("COM1", "_COM1.pdf"),
        ("a\0b", "ab.pdf"),
        ("gpj\u202efdp.exe", "gpjfdp.exe.pdf"),
        ("a\r\nSet-Cookie: x=1", "a Set-Cookie- x=1.pdf"),
        ("\u2024\u2024/x", "x.pdf"),
        ("...", "document.pdf"),
        ("\u200b\u2066", "document.pdf"),
        ("x" * 500, f"{'x' * LONGEST}.pdf"),
        ("Zoë’s Übung 日本", "Zoë’s Übung 日本.pdf"),
        ('"quoted"; filename=x.exe', "quoted-- filename=x.exe.pdf"),
    ],
)
def test_a_file_is_saved_under_a_name_that_is_safe_anywhere(name: str, saved: str):
    assert safe_name(name, ".pdf") == saved


@given(st.text(max_size=300))
def test_no_name_is_unsafe(name: str):
    found = safe_name(name, ".pdf")

    assert found.endswith(".pdf")
    assert len(found) <= LONGEST + 5
    assert not set(found) & set('/\\<>:"|?*\0\r\n\u202e\u2066')
    assert not found.startswith((".", "-", " "))


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("report.PDF", ".pdf"),
        ("report.pdf.exe", ".exe"),
        ("report.pdf ", ".pdf"),
        ("report.pdf...", ".pdf"),
        ("folder.pdf/report", ""),
        ("folder\\report.docx", ".docx"),
        ("report", ""),
        (".pdf", ""),
        ("exe\u202efdp.pdf", ".pdf"),
    ],
)
def test_a_name_ends_as_a_computer_reads_it(name: str, ending: str):
    assert ending_of(name) == ending


def test_a_line_is_read_without_what_cannot_be_seen():
    assert readable("  Amara\u202e\u200b \t said\x07 ") == "Amara said"


def test_no_place_on_disk_is_made_from_a_name():
    """Only digests reach the store, and only the store opens places."""
    tree = ast.parse((HOUSE / "record/documents.py").read_text())
    places = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "_place"]

    assert len(places) == 1
    assert [argument.arg for argument in places[0].args.args] == ["self", "sha256"]
