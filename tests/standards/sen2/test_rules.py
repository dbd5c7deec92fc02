"""Every check of the return: what breaks it, and that the finding names place, matter and remedy."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.standards.identifiers import upn_check_letter
from goldenthread.standards.sen2.rules.book import ALL
from tests.standards.sen2_breaking import HEADER, SAMPLE, broken, everything_found

HERE = Path(__file__).parent
CASES = [line.split(" | ") for line in (HERE / "broken_rules.txt").read_text().splitlines()]
LAST_GOOD_DAYS = [line.split(" | ") for line in (HERE / "kept_rules.txt").read_text().splitlines()]


def edits_of(written: str) -> list[tuple[str, str | None]]:
    pairs = (each.split(" = ") if " = " in each else (each, None) for each in written.split(" ; "))
    return [(path, value) for path, value in pairs]


@pytest.mark.parametrize(("number", "severity", "element", "letter", "written"), CASES)
def test_each_check_sees_what_breaks_it(number, severity, element, letter, written):
    source = broken("" if letter == "-" else letter, *edits_of(written))

    found = {(each.rule, each.severity.value, each.element) for each in everything_found(source)}

    assert (number, severity, element) in found


@pytest.mark.parametrize(("number", "letter", "written"), LAST_GOOD_DAYS)
def test_no_check_speaks_on_the_last_day_or_age_that_is_still_right(number, letter, written):
    found = everything_found(broken(letter, *edits_of(written)))

    assert number not in {each.rule for each in found}


def test_every_check_in_the_book_has_an_example_that_breaks_it():
    elsewhere = ["S2-H01 E", "S2-H09 E", "S2-P19 E", "S2-P20 Q", "S2-P08 Q", "S2-R20 E"]
    shown = {(number, severity) for number, severity, *_ in CASES} | {
        tuple(each.split()) for each in elsewhere
    }

    assert {(rule.number, rule.severity.value) for rule in ALL} <= shown


def test_every_check_says_what_is_wrong_and_what_to_do():
    unspoken = [rule.number for rule in ALL if len(rule.message) < 20 or not rule.remedy.endswith(".")]

    assert unspoken == []


def test_the_sample_return_has_no_error_and_asks_only_for_the_missing_postcode():
    found = everything_found(SAMPLE)

    assert [(each.rule, each.person, each.is_error) for each in found] == [("S2-P08", 6, False)]


def test_a_upn_of_an_unknown_authority_is_asked_about_and_not_refused():
    body = "999999919001"

    found = everything_found(broken("A", ("UPN", upn_check_letter(body) + body)))

    assert [(each.rule, each.severity.value) for each in found] == [("S2-P11", "Q")]


def test_a_finding_reads_as_a_sentence_with_place_and_remedy():
    (finding,) = everything_found(broken("A", ("Sex", "X")))

    assert str(finding) == (
        "person 1, line 26, Sex 'X': Legal sex must be given, in the codes of the year's return. "
        "Give one of the codes of the year's return. (our check S2-P04)"
    )


def test_an_unreadable_date_is_told_once_and_not_called_missing_as_well():
    found = everything_found(broken("A", ("PersonBirthDate", "2015-02-30")))

    assert [(each.rule, each.element, each.value) for each in found] == [
        ("S2-P02", "PersonBirthDate", "2015-02-30")
    ]


def test_a_finding_shows_the_value_as_the_file_has_it():
    (finding,) = everything_found(broken("A", ("Requests/Assessment/NamedPlan/PB", "1")))

    assert (finding.rule, finding.element, finding.value) == ("S2-N18", "PB", "1")


def test_the_number_that_stands_for_no_uln_makes_no_two_people_one():
    source = broken("B", ("UniqueLearnerNumber", "9999999999"))
    text = source.getvalue().decode()
    person = text[text.index("<Person>") : text.index("</Persons>")].replace("B370999915002", "R370999907004")
    twice = text.replace("</Persons>", person + "</Persons>").encode()

    found = everything_found(type(source)(twice))

    assert "S2-P19" not in {each.rule for each in found}


def test_another_authoritys_return_is_seen():
    found = everything_found(broken("A"), authority="373")

    assert [each.rule for each in found] == ["S2-H04"]


def test_a_file_made_tomorrow_is_seen():
    found = everything_found(broken("A"), today=date(2026, 2, 2))

    assert [(each.rule, each.element) for each in found] == [("S2-H06", "DateTime")]


def test_two_people_with_one_upn_are_both_named():
    source = broken(HEADER)
    text = source.getvalue().decode()
    person = text[text.index("<Person>") : text.index("</Persons>")]
    twice = text.replace("</Persons>", person + "</Persons>").encode()

    found = everything_found(type(source)(twice))

    assert [(each.rule, each.person) for each in found] == [("S2-P19", 2), ("S2-P20", 2)]
    assert found[0].value == "F370999919001"
    assert found[0].message.endswith("person 1.")


def test_two_plans_in_force_for_one_person_are_an_error():
    source = broken("B")
    text = source.getvalue().decode()
    request = text[text.index("<Requests>") : text.index("</Person>")]
    twice = text.replace("</Person>", request + "</Person>").encode()

    found = everything_found(type(source)(twice))

    assert [(each.rule, each.element) for each in found] == [("S2-R20", "ActivePlans")]


def test_a_return_without_people_is_an_error():
    found = everything_found(broken(HEADER, ("Persons/Person", None)))

    assert [each.rule for each in found] == ["S2-H09"]
