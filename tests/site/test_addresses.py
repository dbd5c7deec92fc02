"""The `url` tag writes the same addresses as Django's own."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, reverse


def written(words: str, **known: object) -> str:
    return Template("{% url " + words + " %}").render(Context(known))


def test_ids_are_put_in_one_after_another():
    for _ in range(3):
        child, document = uuid4(), uuid4()

        assert written("'record:child' child", child=child) == reverse("record:child", args=[child])
        assert written("'record:document' child document", child=child, document=document) == reverse(
            "record:document", args=[child, document]
        )


def test_words_stand_as_they_are():
    child = uuid4()

    assert written("'circle:who' child part", child=child, part="thread") == reverse(
        "circle:who", args=[child, "thread"]
    )


def test_a_view_that_is_not_there_is_noticed():
    with pytest.raises(NoReverseMatch):
        written("'record:nowhere' child", child=uuid4())
