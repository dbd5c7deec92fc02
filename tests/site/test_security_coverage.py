"""`security coverage`: which requirements have a test, read from the marks of the tests themselves."""

import json
from io import StringIO

from django.core.management import call_command


def told() -> dict:
    out = StringIO()
    call_command("security_coverage", "--json", stdout=out)
    return json.loads(out.getvalue())


def test_a_requirement_is_told_with_the_tests_that_prove_it():
    proved = told()["proved"]

    assert any("test_matrix" in test for test in proved["S031"])
    assert any("test_wall" in test for test in proved["S037"])


def test_a_requirement_without_a_test_is_said_to_have_none():
    found = told()

    assert not set(found["no test"]) & set(found["proved"])
