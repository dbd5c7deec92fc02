"""What everybody will read names no child: a file is read to its last corner, compared with the record, and stopped."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import NotAllowed, Refused
from goldenthread.record.models import Bar, Child, Identifier, Role
from goldenthread.release.models import Check
from goldenthread.release.patterns import plainly
from goldenthread.standards.identifiers import upn_check_letter
from goldenthread.watch.happenings import happenings
from tests.factories import TODAY, actor, child, join, person, post, signed_in, write
from tests.release.checking import checked, stops

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("standing_clock"),
    pytest.mark.security("S081"),
]
UPN = f"{upn_check_letter('80120000100' + '1')}801200001001"
NHS = "943 476 5919"


@pytest.fixture(autouse=True)
def amara() -> Child:
    return child("Amara Grace", known_as="Ami", postcode="B14 7QH")


@pytest.fixture
def officer() -> Actor:
    return actor(Capacity.CASEWORKER)


@pytest.mark.parametrize(
    "text",
    [
        "A plan for Amara Okoye was late.",
        "OKOYE, Amara Grace",
        "amara okoye",
        "Ami Okoye",
        "Amara Grace Okoye",
        "Amara J. Okoye",
        "Amàra Okoyé",
        "It was for Amara\nOkoye of Year 2",
    ],
)
def test_a_name_on_record_stops_a_file_however_it_is_written(text: str):
    assert stops(text) == ["name"]


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Okoye asked.",
        "Amara is a town in Iraq. Some pages later, and of nobody, there is a family of the name Okoye.",
        "There were 240 requests.",
        "On 5 November 2018 the committee met.",
        "Write to us on 0121 496 0000.",
    ],
)
def test_what_names_no_child_is_let_through(text: str):
    assert stops(text) == []


def test_a_first_and_a_family_name_far_apart_in_one_row_of_a_table_are_a_name():
    rows = "Family name,Year,School,Need,First name\nOkoye,2,Oakfield,SLCN,Amara\nOther,2,Oakfield,SLCN,Sam\n"

    [found] = checked(rows, "table.csv").blocking
    assert (found.kind, found.where) == ("name", "row 2")


def test_double_names_and_names_of_several_words_are_found():
    child("Jan", "van der Berg")
    child("Zoë", "Smith-Jones")

    assert stops("Jan van der Berg and Zoe Smith Jones") == ["name", "name"]


def test_of_another_authoritys_children_nothing_is_told():
    child("Kofi", "Mensah", authority="331")

    assert stops("Kofi Mensah") == []


def test_a_child_whose_record_the_checker_may_not_open_is_found_all_the_same(amara: Child, officer: Actor):
    write(
        amara,
        lambda w: w.add("record", "barred", id=w.new_id(), person=officer.person, kind=Bar.Kind.KIN.value),
    )

    assert [each.kind for each in checked("Amara Okoye", by=officer).blocking] == ["name"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (UPN, "number"),
        (NHS, "number"),
        (NHS.replace(" ", "\u00a0"), "number"),
        ("born 5/11/2018", "born"),
        ("DOB: 12 March 2015", "born"),
        ("B14 7QH", "postcode"),
    ],
)
def test_numbers_days_of_birth_and_homes_stop_a_file(text: str, kind: str):
    assert stops(f"The pupil ({text}) moved.") == [kind]


def test_a_number_with_a_wrong_check_digit_is_no_number():
    assert stops("943 476 5918") == []


def test_a_case_number_on_record_stops_a_file(amara: Child):
    write(amara, lambda w: w.add("record", "number_given", id=w.new_id(), scheme="case", value="SEN20417"))
    assert Identifier.objects.filter(value="SEN20417").exists()

    assert stops("Case sen20417 was closed") == ["number"]


def test_days_under_a_heading_of_birth_and_days_on_record_stop_a_table():
    assert stops("Date of birth,Need\n01/02/2012,SLCN\n", "t.csv") == ["born"]
    assert stops("When,Need\n05/11/2018,SLCN\n06/11/2018,SLCN\n", "t.csv") == ["born"]


def test_small_numbers_in_a_table_and_postcodes_in_text_are_for_a_person_to_look_at():
    found = checked("School,Plans\nOakfield,3\nElm,25\n", "t.csv")
    letter = checked("Council House, B1 1BB")

    assert (found.is_safe, [each.words for each in found.to_look_at]) == (True, ["3"])
    assert (letter.is_safe, [each.kind for each in letter.to_look_at]) == (True, ["postcode"])


@pytest.mark.security("S188")
@pytest.mark.parametrize(
    "way",
    [
        "ngozi@post.example", "o'hara.t+send@mail.example.org", "07700 900123", "0121 496 0000", "(0121) 496-0000",
        "+44 7700 900123", "+44 (0)20 7946 0123", "01632960001", "0121\u00a0496\u00a00000", "07700\u2011900\u2011123",
    ],
)  # fmt: skip
def test_a_way_to_reach_somebody_stops_a_table_and_is_for_a_person_to_look_at_in_a_text(way: str):
    text = checked(f"You can reach us at {way}, until four.")

    assert stops(f"Setting,Call\nElm,{way}\n", "t.csv") == ["reach"]
    assert (text.is_safe, [(each.kind, each.words) for each in text.to_look_at]) == (
        True,
        [("reach", plainly(way))],
    )


@pytest.mark.parametrize(
    "text", ["05/11/2018 12:30", "£0 1,200,300,400", "2019-2020 and 2020-2021", "ISBN 0-306-40615-2", "a@b"]
)
def test_sums_years_and_book_numbers_are_no_way_to_reach_anybody(text: str):
    assert [each.kind for each in checked(text).findings if each.kind == "reach"] == []


@pytest.mark.security("S188")
def test_the_address_with_which_a_family_signs_in_stops_a_file_wherever_it_stands(amara: Child):
    mother = person("Ngozi Okoye", email="ngozi.okoye@post.example")
    join(amara, Role.PARENT, mother)
    post(person("Sam Reid", email="sam@council.example"), Capacity.CASEWORKER)

    assert stops("From: Ngozi.Okoye@post.example, to us") == ["reach"]
    assert stops("She wrote as 'ngozi.okoye@post.example'.") == ["reach"]
    assert stops("From: sam@council.example, to all") == []


def test_what_cannot_be_read_is_refused_and_not_let_through():
    for content, name in ((b"MZ\0\0", "a.txt"), (b"PK\x03\x04broken", "a.xlsx"), (b"%PDF-broken", "a.pdf")):
        with pytest.raises(Refused):
            checked(content, name)
    assert not Check.objects.exists()


def test_that_a_file_was_checked_is_kept_and_nothing_of_the_file():
    found = checked("Amara Okoye")
    kept = Check.objects.values().get()

    assert kept["sha256"] == found.sha256
    assert kept["blocking"] == 1
    assert "Amara" not in str(kept)
    told = happenings(actor(Capacity.OFFICER), TODAY, date(2026, 12, 1))
    assert [each.words for each in told if each.kind == "publish"] == [
        f"checked a file before publishing: not safe to publish (SHA-256 {found.sha256})"
    ]


@pytest.mark.parametrize("capacity", [Capacity.ANALYST, Capacity.SENCO, Capacity.PARENT, Capacity.OFFICER])
def test_nobody_tries_names_who_may_not_find_the_authoritys_children_anyway(capacity: Capacity):
    with pytest.raises(NotAllowed):
        checked("Amara Okoye", by=actor(capacity))


def test_a_long_file_costs_the_same_statements_as_a_short_one():
    counted = []
    for text in ("Amara Okoye", " ".join(f"word{number}" for number in range(5_000))):
        with CaptureQueriesContext(connection) as caught:
            checked(text)
        counted.append(len(caught))

    assert counted[0] == counted[1]


def test_the_command_says_what_stops_a_file_and_fails(tmp_path: Path):
    bad, good = tmp_path / "bad.csv", tmp_path / "good.txt"
    bad.write_text("First,Family\nAmara,Okoye\n")
    good.write_text("There were 240 requests.")
    call_command("publish_check", str(good), stdout=(said := StringIO()))
    with pytest.raises(CommandError, match="Not safe to publish"):
        call_command("publish_check", str(bad), "--json", stdout=(told := StringIO()))

    assert "This is not proof" in said.getvalue()
    [facts] = json.loads(told.getvalue())
    assert (facts["safe"], facts["findings"][0]["where"]) == (False, "row 2")
    with pytest.raises(CommandError) as missing:
        call_command("publish_check", str(tmp_path / "none.csv"))
    assert missing.value.returncode == 2


def test_the_page_shows_what_stops_a_file_with_its_place_and_remedy():
    who = person("Sam Reid")
    post(who, Capacity.CASEWORKER)
    browser = signed_in(who)
    sent = SimpleUploadedFile("answer.csv", b"First,Family\nAmara,Okoye\n")
    page = browser.post(
        "/publish", {"file": sent, "submission": "11111111-1111-4111-8111-111111111111"}
    ).content.decode()

    assert "Not safe to publish" in page
    assert "Amara Okoye</strong>: row 2" in page
    assert "Take the name out" in page
