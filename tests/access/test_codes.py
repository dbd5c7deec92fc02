"""Codes of an app, by the examples of RFC 6238; each is taken once, and so is each recovery code."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from goldenthread.access.models import Factor
from goldenthread.access.signing import codes
from goldenthread.access.signing.factors import LastFactor, held_by, remove
from tests.factories import AT, person

RFC_KEY = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_examples_of_the_standard_come_out(seconds: int, code: str):
    assert codes.code_for(RFC_KEY, codes.step_at(datetime.fromtimestamp(seconds, UTC))) == code


@pytest.fixture
def who(db):
    made = person()
    codes.add_app(made, RFC_KEY, codes.code_for(RFC_KEY, codes.step_at(AT)), AT)
    return made


def code_at(at: datetime) -> str:
    return codes.code_for(RFC_KEY, codes.step_at(at))


@pytest.mark.security("S015")
@pytest.mark.parametrize(("late", "taken"), [(-30, True), (0, True), (30, True), (-60, False), (60, False)])
def test_a_code_is_good_for_its_half_minute_and_the_ones_beside_it(who, late: int, taken: bool):
    later = AT + timedelta(hours=1)

    assert codes.use_code(who, code_at(later + timedelta(seconds=late)), later) is taken


@pytest.mark.security("S015")
def test_a_code_is_taken_once(who):
    later = AT + timedelta(hours=1)

    assert codes.use_code(who, code_at(later), later)
    assert not codes.use_code(who, code_at(later), later)


@pytest.mark.security("S015")
def test_the_code_that_set_the_app_up_opens_nothing(who):
    assert not codes.use_code(who, code_at(AT), AT)


@pytest.mark.security("S015")
def test_a_recovery_code_is_taken_once_however_it_is_written(who):
    first, second, *_ = codes.new_recovery_codes(who, AT)

    assert codes.use_code(who, f" {first.upper()} ", AT)
    assert not codes.use_code(who, first, AT)
    assert codes.use_code(who, second.replace("-", ""), AT)
    assert held_by(who).recovery_codes == 8


@pytest.mark.security("S015")
def test_nobody_uses_anothers_recovery_code(who):
    (code, *_) = codes.new_recovery_codes(who, AT)

    assert not codes.use_code(person(), code, AT)


def test_secrets_cannot_be_read_from_the_table(who):
    kept = codes.new_recovery_codes(who, AT)
    rows = b"".join(bytes(each) for each in Factor.objects.order_by("pk").values_list("secret", flat=True))

    assert RFC_KEY.encode() not in rows
    assert not any(code.encode() in rows for code in kept)


@pytest.mark.security("S011")
def test_the_last_second_step_of_someone_who_needs_one_stays(who):
    factor = Factor.objects.get(kind="app")

    with pytest.raises(LastFactor):
        remove(who, factor.pk, needs_one=True)

    assert Factor.objects.filter(pk=factor.pk).exists()
    remove(who, factor.pk, needs_one=False)
    assert not Factor.objects.filter(person=who).exists()
