"""`access matrix`: the register and the addresses, for people to read."""

import csv
import json
from io import StringIO

import pytest
from django.core.management import call_command

from goldenthread.access.matrix import how_many
from goldenthread.access.parts import Errand, Part
from goldenthread.access.rights import may, register, seats_that_may


def printed(*words: str) -> str:
    out = StringIO()
    call_command("access_matrix", *words, stdout=out)
    return out.getvalue()


@pytest.mark.security("S031", "S160")
def test_the_matrix_is_a_table_for_a_spreadsheet():
    rows = list(csv.reader(StringIO(printed("--format", "csv"))))

    assert rows[1][0] == "Who"
    assert len(rows[2]) == len(Part) + 1


def test_the_matrix_is_a_page_that_a_screen_reader_reads():
    page = printed("--format", "html")

    assert page.count('scope="row"') > len(register())
    assert "what the child says" in page


def test_the_matrix_counts_the_answers_it_stands_for():
    told = json.loads(printed("--json"))

    assert told["counts"] == how_many()
    assert told["counts"]["answers"] > 2000


def test_an_address_names_who_is_let_in():
    told = printed()

    assert "/children/<uuid:child>/" in told
    assert "Who is let in: anybody who has signed in" in told


def test_a_refusal_names_those_who_can():
    refused = may("teaching_assistant", Errand(Part.ADVICE))

    assert not refused.allowed
    assert "the SENCO of the child’s setting" in refused.because


def test_nobody_may_do_what_no_seat_may_do():
    assert seats_that_may(Errand(Part.SAFEGUARDING)) == {"safeguarding_lead", "social_worker"}
