"""Numbers with a check: the right ones pass, however written, and every slip of one character is caught."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from goldenthread.standards import identifiers
from goldenthread.standards.identifiers import NhsRange, NotValid

MADE_UP_UPNS = (
    "F370999919001",
    "P37099992100A",
    "B370999915002",
    "E370999918007",
    "R370999907004",
    "C370999921008",
)
digits = some.text("0123456789", min_size=9, max_size=9)
upn_bodies = some.from_regex(r"\A[0-9]{11}[0-9A-HJ-NP-RT-Z]\Z")


def with_uln_check(nine: str) -> str:
    remainder = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    assume(remainder != 0)
    return f"{nine}{10 - remainder}"


def with_nhs_check(nine: str) -> str:
    check = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    assume(check != 10)
    return f"{nine}{check % 11}"


@pytest.mark.parametrize("given_upn", MADE_UP_UPNS)
def test_a_right_upn_passes(given_upn):
    assert identifiers.upn(given_upn) == given_upn


def test_a_upn_may_be_written_small_and_with_spaces():
    assert identifiers.upn(" f370 9999 19001 ") == "F370999919001"


@pytest.mark.parametrize(
    "wrong", ["", "F37099991900", "F3709999190011", "I370999919001", "F37099991900O", "Ｆ370999919001"]
)
def test_what_has_not_the_shape_of_a_upn_is_refused(wrong):
    with pytest.raises(NotValid, match=r"is not a UPN.*school's roll"):
        identifiers.upn(wrong)


def test_a_letter_is_never_taken_for_a_digit():
    with pytest.raises(NotValid):
        identifiers.upn("F370999919OO1")


@given(body=upn_bodies, place=some.integers(0, 10), other=some.sampled_from("0123456789"))
def test_every_wrong_digit_of_a_upn_is_caught(body, place, other):
    assume(body[place] != other)
    right = identifiers.upn_check_letter(body) + body

    assert identifiers.upn(right) == right
    assert not identifiers.holds(identifiers.upn, right[0] + body[:place] + other + body[place + 1 :])


@given(body=upn_bodies, place=some.integers(0, 9))
def test_two_digits_of_a_upn_changing_places_are_caught(body, place):
    assume(body[place] != body[place + 1])
    swapped = body[:place] + body[place + 1] + body[place] + body[place + 2 :]

    assert not identifiers.holds(identifiers.upn, identifiers.upn_check_letter(body) + swapped)


def test_a_temporary_upn_ends_in_a_letter():
    assert identifiers.is_temporary_upn("P37099992100A")
    assert not identifiers.is_temporary_upn("F370999919001")


def test_a_upn_tells_the_authority_that_gave_it():
    assert identifiers.upn_authority("F370999919001") == "370"


@pytest.mark.parametrize("right", ["1000000027", "1000000035"])
def test_a_right_uln_passes(right):
    assert identifiers.uln(right) == right


@given(nine=digits, place=some.integers(0, 9), other=some.sampled_from("0123456789"))
def test_every_wrong_digit_of_a_uln_is_caught(nine, place, other):
    right = with_uln_check(nine)
    assume(right[place] != other and right != identifiers.NO_ULN_YET)

    assert identifiers.uln(right) == right
    assert not identifiers.holds(identifiers.uln, right[:place] + other + right[place + 1 :])


def test_the_uln_that_stands_for_none_is_refused_as_such():
    with pytest.raises(NotValid, match="Leave the ULN empty"):
        identifiers.uln("9999999999")


@pytest.mark.parametrize("wrong", ["", "100000002", "10000000270", "١٠٠٠٠٠٠٠٢٧", "100000002X"])
def test_what_has_not_the_shape_of_a_uln_is_refused(wrong):
    with pytest.raises(NotValid, match="is not a ULN"):
        identifiers.uln(wrong)


def test_a_made_up_nhs_number_passes_in_a_test_system_only():
    assert identifiers.nhs_number("999 314 1593", live=False) == "9993141593"

    with pytest.raises(NotValid, match="made for tests"):
        identifiers.nhs_number("999 314 1593", live=True)


def test_a_number_that_may_be_a_real_persons_is_refused_in_a_test_system():
    real_looking = "4010232137"

    assert identifiers.nhs_number(real_looking, live=True) == real_looking
    with pytest.raises(NotValid, match="real person"):
        identifiers.nhs_number(real_looking, live=False)


@given(
    nine=some.text("0123456789", min_size=8, max_size=8),
    place=some.integers(1, 9),
    other=some.sampled_from("0123456789"),
)
def test_every_wrong_digit_of_an_nhs_number_is_caught(nine, place, other):
    right = with_nhs_check(f"9{nine}")
    assume(right[place] != other and len(set(right)) > 1)

    assert identifiers.nhs_number(right, live=False) == right
    with pytest.raises(NotValid):
        identifiers.nhs_number(right[:place] + other + right[place + 1 :], live=False)


def test_one_digit_ten_times_is_no_nhs_number_although_its_sum_is_right():
    with pytest.raises(NotValid, match="one digit ten times"):
        identifiers.nhs_number("1111111111", live=True)


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("4000000000", NhsRange.ENGLAND_WALES_AND_MAN),
        ("7999999999", NhsRange.ENGLAND_WALES_AND_MAN),
        ("5000000000", NhsRange.UNASSIGNED),
        ("3200000000", NhsRange.NORTHERN_IRELAND),
        ("0101010101", NhsRange.SCOTLAND),
        ("9993141593", NhsRange.MADE_UP),
    ],
)
def test_the_range_of_an_nhs_number_tells_who_issues_it(number, issuer):
    assert identifiers.nhs_range(number) is issuer


def test_an_nhs_number_is_shown_in_three_parts():
    assert identifiers.spaced_nhs_number("9993141593") == "999 314 1593"


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (identifiers.urn, "100000", "1000"),
        (identifiers.urn, "10000", "1000000"),
        (identifiers.ukprn, "10012345", "20012345"),
        (identifiers.ukprn, "10012345", "1001234"),
        (identifiers.laestab, "3709999", "37099"),
    ],
)
def test_numbers_of_settings_are_known_by_their_shape(check, right, wrong):
    assert check(right) == right
    with pytest.raises(NotValid):
        check(wrong)


def test_a_dfe_number_may_be_written_with_a_stroke():
    assert identifiers.laestab("370/9999") == "3709999"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("zz991aa", "ZZ99 1AA"),
        ("ZZ99 3VZ", "ZZ99 3VZ"),
        ("sw1a1aa", "SW1A 1AA"),
        (" m1  1ae ", "M1 1AE"),
        ("EC1A 1BB", "EC1A 1BB"),
        ("B33 8TH", "B33 8TH"),
        ("gir0aa", "GIR 0AA"),
    ],
)
def test_a_postcode_is_kept_in_capitals_with_one_space(written, kept):
    assert identifiers.postcode(written) == kept
    assert identifiers.postcode(kept) == kept


@pytest.mark.parametrize("wrong", ["", "A", "SW1A", "QQ1 1AA", "SW1A 1AC", "12345", "ZZ99 AAA", "SW1A 1AA 1"])
def test_what_cannot_be_a_postcode_is_refused_with_a_remedy(wrong):
    with pytest.raises(NotValid, match="leave it empty"):
        identifiers.postcode(wrong)


@given(text=some.text(max_size=14))
def test_any_text_is_either_accepted_in_its_kept_form_or_refused(text):
    for check in (identifiers.upn, identifiers.uln, identifiers.urn, identifiers.ukprn, identifiers.postcode):
        if identifiers.holds(check, text):
            assert check(check(text)) == check(text)
