"""Keys that sort by the instant they were made (RFC 9562, version 7)."""

from datetime import timedelta

from goldenthread.access.ids import new_id
from tests.factories import AT


def test_a_later_key_sorts_after_an_earlier_one():
    keys = [new_id(AT + timedelta(milliseconds=place)) for place in range(50)]

    assert keys == sorted(keys)


def test_a_key_says_its_version_and_variant():
    key = new_id(AT)

    assert key.version == 7
    assert key.variant == "specified in RFC 4122"


def test_a_key_holds_the_millisecond_it_was_made():
    assert new_id(AT).int >> 80 == int(AT.timestamp() * 1000)


def test_a_thousand_keys_of_one_instant_are_all_different():
    assert len({new_id(AT) for _ in range(1000)}) == 1000
