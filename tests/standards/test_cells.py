"""No text in a spreadsheet is run as a formula, and every text comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.standards.cells import csv_of, neutral, restored, rows_of

pytestmark = pytest.mark.security("S134")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "  =cmd|'/c calc'!A0",
        "＝1",
        "'=1",
        "|x",
        "%0A=1",
    ],
)
def test_what_a_spreadsheet_would_run_is_text(text: str):
    assert neutral(text).startswith("'")
    assert restored(neutral(text)) == text


@pytest.mark.parametrize("text", ["Amara", "", "5 = 2 + 3", "a@example.org", "2026-01-05", "O’Neil"])
def test_other_text_stays_as_it_is(text: str):
    assert neutral(text) == text


@pytest.mark.parametrize(("value", "cell"), [(-5, "-5"), (2.5, "2.5"), (None, ""), (True, "True")])
def test_numbers_stay_numbers(value: object, cell: str):
    assert neutral(value) == cell


@given(
    st.lists(
        st.lists(
            st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=1
        ),
        max_size=5,
    )
)
def test_every_text_comes_back(rows: list[list[str]]):
    rows = [row for row in rows if row != [""]]

    assert [row for row in rows_of(csv_of(rows)) if row] == rows


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str):
    assert not neutral(text).lstrip(" \0").startswith(("=", "+", "-", "@", "\t", "\r"))
