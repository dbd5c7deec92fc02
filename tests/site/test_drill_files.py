"""Spoilt files never harm the service: a small sample here, ten thousand by `./run drill files`."""

from __future__ import annotations

from itertools import islice

import pytest

from goldenthread.site.drills.sending import send
from goldenthread.site.drills.spoilt import WAYS, spoilt

pytestmark = pytest.mark.security("S122", "S123", "S126")


def test_the_same_seed_spoils_alike_and_another_seed_differently():
    first, again, other = (list(islice(spoilt(40, seed=seed), 40)) for seed in (1, 1, 2))

    assert [each.how for each in first] == [each.how for each in other]
    assert [each.content[:50] for each in first if each.how == "empty"] == [
        each.content[:50] for each in again if each.how == "empty"
    ]
    assert [each.content for each in first] != [each.content for each in other]


def test_each_spoilt_file_is_answered_in_words_in_time_and_within_memory():
    outcome = send(spoilt(6 * len(WAYS), seed=3))

    assert outcome.wrong == []
    assert outcome.sent == 6 * len(WAYS)
    assert sum(outcome.refused.values()) > outcome.sent / 2
