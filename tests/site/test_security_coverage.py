"""`security coverage`: which requirements have a test, read from the marks of the tests themselves."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from goldenthread.site.management.commands.security_coverage import REQUIREMENTS, reasons


def told() -> dict:
    out = StringIO()
    call_command("security_coverage", "--json", stdout=out)
    return json.loads(out.getvalue())


def test_a_requirement_is_told_with_the_tests_that_prove_it():
    proved = told()["proved"]

    assert any("test_matrix" in test for test in proved["S031"])
    assert any("test_wall" in test for test in proved["S037"])


@pytest.mark.security("S007")
def test_every_requirement_has_a_test_or_a_reason_why_not_and_never_both():
    found = told()

    assert found["no test"] == []
    assert set(reasons()) & set(found["proved"]) == set()
    assert set(reasons()) <= set(REQUIREMENTS)
    assert all(why.endswith(".") for why in found["not yet"].values())
