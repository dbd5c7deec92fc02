"""Reading a return: every fact arrives, in every year, however the file is spelled, and memory stays flat."""

import re
import tracemalloc
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldenthread.demo.returns import sen2 as sen2_samples
from goldenthread.standards import sen2
from goldenthread.standards.codes import (
    AttendancePattern,
    Residential,
    SenSetting,
    Sex,
    TypeOfNeed,
    WorkBased,
)
from tests.standards.sen2_breaking import SAMPLE, broken, everything_found

YEARS = (2023, 2024, 2025, 2026)
GOOD = SAMPLE.read_text(encoding="utf-8")


def sample_people() -> list[sen2.Person]:
    return list(sen2.read(SAMPLE).persons())


def test_the_header_says_who_sent_what():
    with sen2.read(SAMPLE) as opened:
        header = opened.header

    assert (header.year, header.authority, header.serial) == (2026, "370", "001")
    assert header.reference_date == date(2026, 1, 15)


def test_people_are_numbered_and_placed_as_in_the_file():
    people = sample_people()

    assert [person.number for person in people] == [1, 2, 3, 4, 5, 6]
    assert GOOD.splitlines()[people[2].line - 1].strip() == "<Person>"


def test_a_plan_in_two_settings_keeps_both_with_their_ranks():
    plan = sample_people()[1].requests[0].plan

    assert [(each.ukprn, each.setting, each.rank) for each in plan.details] == [
        ("10999999", None, 1),
        (None, SenSetting.ARRANGED_BY_THE_AUTHORITY, 2),
    ]


def test_a_review_and_a_phase_transfer_keep_their_dates():
    active = sample_people()[1].requests[0].active

    assert (active.review_meeting, active.last_review) == (date(2025, 2, 3), date(2025, 2, 27))
    assert active.phase_transfer_final == date(2025, 3, 28)
    assert active.needs[0].type is TypeOfNeed.DOWN_SYNDROME


@pytest.mark.parametrize("year", YEARS)
def test_a_made_up_return_of_each_year_reads_back_as_it_was_made_without_a_finding(year, tmp_path):
    made = list(sen2_samples.people(400, year=year, seed=year))
    file = sen2_samples.write(tmp_path / "return.xml", made, year=year)

    opened = sen2.read(file)
    read = list(opened.persons())

    assert [sen2_samples.without_places(each) for each in read] == [
        sen2_samples.without_places(each) for each in made
    ]
    assert [str(finding) for each in read for finding in each.findings] == []
    assert opened.findings == []


@given(seed=some.integers(0, 2**32), year=some.sampled_from(YEARS))
def test_reading_what_was_written_gives_what_was_there(seed, year):
    (made,) = sen2_samples.people(1, year=year, seed=seed)
    text = GOOD[: GOOD.index("<Person>")] + sen2_samples.xml(made, year) + "</Persons></Message>"
    text = text.replace("<Year>2026", f"<Year>{year}")

    (read,) = sen2.read(BytesIO(text.encode())).persons()

    assert sen2_samples.without_places(read) == sen2_samples.without_places(made)


def test_a_return_that_does_not_tell_sex_in_2023_is_read_as_not_known():
    person = next(sen2_samples.people(1, year=2023))
    text = sen2_samples.xml(person, 2023).replace("<GenderCurrent>1", "<GenderCurrent>0")
    text = text.replace("<GenderCurrent>2", "<GenderCurrent>9")

    (read,) = sen2.read(BytesIO(_return_of(2023, text))).persons()

    assert (read.sex, read.findings) == (Sex.NOT_KNOWN, [])


def test_2023_keeps_attendance_in_the_placement_and_residence_in_the_plan():
    made = next(each for each in sen2_samples.people(50, year=2023) if each.requests[0].active)
    text = sen2_samples.xml(made, 2023).replace("<ActivePlans>", "<ActivePlans><Res>A</Res><WBP>T</WBP>")
    text = text.replace("</EntryDate>", "</EntryDate><AttendancePattern>PT</AttendancePattern>")

    (read,) = sen2.read(BytesIO(_return_of(2023, text))).persons()
    active = read.requests[0].active

    assert (active.residential, active.work_based) == (Residential.WEEKS_38_TO_51, WorkBased.TRAINEESHIP)
    assert (active.placements[0].attendance, read.findings) == (AttendancePattern.PART_TIME, [])


def test_last_review_may_stand_in_either_place():
    moved = GOOD.replace("      <LastReview>2025-06-06</LastReview>\n", "").replace(
        "<ReviewOutcome>M", "<LastReview>2025-06-06</LastReview><ReviewOutcome>M"
    )

    people = list(sen2.read(BytesIO(moved.encode())).persons())

    assert people[3].requests[0].active.last_review == date(2025, 6, 6)
    assert people[3].findings == []


@pytest.mark.parametrize("spell", [str.lower, str.upper])
def test_names_in_other_letters_are_read_with_a_query_for_each(spell):

    text = re.sub(r"(</?)(\w+)>", lambda tag: f"{tag[1]}{spell(tag[2])}>", GOOD)

    opened = sen2.read(BytesIO(text.encode()))
    people = list(opened.persons())

    assert [person.upn for person in people] == [person.upn for person in sample_people()]
    assert not any(finding.is_error for person in people for finding in person.findings)
    assert any(finding.rule == "S2-H01" for finding in people[0].findings)


@pytest.mark.parametrize(
    ("ours", "theirs"), [("WBP", "WPB"), ("Surname", "SURNAME"), ("SENSetting", "SENsetting")]
)
def test_known_slips_of_other_makers_are_read_with_one_query(ours, theirs):
    text = GOOD.replace(f"<{ours}>", f"<{theirs}>").replace(f"</{ours}>", f"</{theirs}>")

    found = everything_found(BytesIO(text.encode()))

    odd = [finding for finding in found if finding.rule == "S2-H01"]
    assert {finding.element for finding in odd} == {theirs}
    assert not any(finding.is_error for finding in odd)
    assert ours in odd[0].message


def test_an_element_of_no_year_is_an_error_told_once():
    text = GOOD.replace("<RYA>", "<Mood>good</Mood><RYA>")

    found = [finding for finding in everything_found(BytesIO(text.encode())) if finding.rule == "S2-H01"]

    assert [(finding.element, finding.person, finding.is_error) for finding in found] == [("Mood", 1, True)]


def test_an_element_of_a_later_year_is_an_error_in_an_earlier_one():
    made = next(each for each in sen2_samples.people(50, year=2024) if each.requests[0].received)
    text = sen2_samples.xml(made, 2024).replace("<RYA>", "<RequestSource>1</RequestSource><RYA>")

    found = everything_found(BytesIO(_return_of(2024, text)))

    assert [(finding.rule, finding.element) for finding in found] == [("S2-H01", "RequestSource")]
    assert "2024" in found[0].message


def test_down_syndrome_is_a_need_only_from_2025():
    made = next(each for each in sen2_samples.people(50, year=2024) if each.requests[0].active)
    first = made.requests[0].active.needs[0].type.value
    text = sen2_samples.xml(made, 2024).replace(f"<SENtype>{first}<", "<SENtype>DS<")

    found = everything_found(BytesIO(_return_of(2024, text)))

    assert [(finding.rule, finding.value) for finding in found] == [("S2-C14", "DS")]


def test_an_item_that_was_voluntary_only_asks_in_that_year():
    made = next(each for each in sen2_samples.people(50, year=2025) if each.requests[0].received)
    text = sen2_samples.xml(made, 2025)
    source = text[text.index("<RequestSource>") : text.index("<RYA>")]

    found = everything_found(BytesIO(_return_of(2025, text.replace(source, ""))))

    assert [(finding.rule, finding.is_error) for finding in found] == [("S2-R05", False)]


def test_elements_in_the_wrong_order_are_an_error():
    text = GOOD.replace("<RYA>0</RYA>", "").replace("<ReceivedDate>", "<RYA>0</RYA><ReceivedDate>")

    found = everything_found(BytesIO(text.encode()))

    assert {(finding.rule, finding.is_error) for finding in found if finding.person == 1} == {
        ("S2-H01", True)
    }


def test_an_element_given_twice_is_an_error():
    found = everything_found(broken("A", ("Sex+Sex", "F")))

    assert [(finding.rule, finding.element) for finding in found] == [("S2-H01", "Sex")]


def test_an_element_inside_text_is_not_lost_in_silence():
    text = GOOD.replace("<Forename>Alpha<", "<Forename>Al<b>pha</b><")

    found = everything_found(BytesIO(text.encode()))

    assert ("S2-H01", "b") in {(finding.rule, finding.element) for finding in found}


def test_strangers_beside_the_people_are_told_and_passed_over():
    text = GOOD.replace("<Persons>", "<Note>x</Note><Persons><Pupil/>").replace(
        "</Persons>", "<Last/></Persons>"
    )

    opened = sen2.read(BytesIO(text.encode()))
    people = list(opened.persons())

    assert len(people) == 6
    assert {finding.element for finding in opened.findings} == {"Note", "Pupil", "Last"}


def test_people_are_read_also_when_the_second_block_spells_them_otherwise():
    padding = "".join(sen2_samples.xml(each, 2026) for each in sen2_samples.people(100))
    odd = GOOD[GOOD.index("<Person>") : GOOD.index("</Person>") + 9].replace("Person>", "PeRsOn>")
    text = GOOD.replace("</Persons>", padding + odd + odd + "</Persons>")

    people = list(sen2.read(BytesIO(text.encode())).persons())

    assert [person.forename for person in people[-2:]] == ["Alpha", "Alpha"]


def test_memory_stays_flat_however_many_people_there_are(tmp_path):
    def peak(number: int) -> int:
        file = sen2_samples.write(tmp_path / f"{number}.xml", sen2_samples.people(number))
        tracemalloc.start()
        assert sum(1 for _ in sen2.read(file).persons()) == number
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    few, many = peak(300), peak(3000)

    assert many - few < 2700 * 400


def test_a_return_can_be_closed_half_way():
    opened = sen2.read(SAMPLE)
    next(opened.persons())

    opened.close()

    with pytest.raises(ValueError, match="closed"):
        opened._stream.read(1)


def _return_of(year: int, person: str) -> bytes:
    text = GOOD[: GOOD.index("<Person>")] + person + "</Persons></Message>"
    text = text.replace("<Year>2026", f"<Year>{year}")
    day = sen2_samples.CENSUS[year].isoformat()
    text = text.replace("<ReferenceDate>2026-01-15", f"<ReferenceDate>{day}")
    return (text if year >= 2025 else text.replace("      <DSCO>R</DSCO>\n", "")).encode()
