"""A template that is read by the short way says what it says when Django reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.template import Context, Engine, Template, TemplateSyntaxError
from django.template.loader import get_template
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe

from goldenthread.site.reading import Read


class Gone(ObjectDoesNotExist):
    """There is none."""


class Pair(NamedTuple):
    """Two things with names."""

    first: str
    count: int


@dataclass
class Thing:
    """Something with whatever a template may ask for."""

    name: str = "<b>O’Neill & 'sons'</b>"
    pair: Pair = field(default_factory=lambda: Pair("one", 1))
    told: dict[str, Any] = field(default_factory=lambda: {"items": "kept", 2: "two", "deep": Pair("x", 3)})
    rows: list[str] = field(default_factory=lambda: ["a", "b"])
    made_by: Callable[[], str] = str
    safe: str = mark_safe("<i>safe</i>")
    lazy: Any = field(default_factory=lambda: lazystr("<lazy>"))

    def called(self) -> str:
        """Return what it is called."""
        return "<called>"

    def with_one(self, one: str) -> str:
        """Want what a template cannot give."""
        return one

    def delete(self) -> str:
        """Do what no template may do."""
        raise AssertionError

    delete.alters_data = True  # type: ignore[attr-defined]

    @property
    def gone(self) -> str:
        """Have nothing to show."""
        raise Gone


def drawn(kind: type[Template], source: str, *, autoescape: bool = True) -> str:
    words = {
        "thing": Thing(),
        "none": None,
        "number": 1234.5,
        "yes": True,
        "kind": Thing,
        "typed": {"a": "<1>"},
    }
    template = kind(source, engine=Engine(libraries={}))
    return template.render(Context(words, autoescape=autoescape))


SOURCES = [
    "{{ thing.name }}", "{{ thing.safe }}", "{{ thing.lazy }}", "{{ thing.pair.first }}", "{{ thing.pair.count }}",
    "{{ thing.pair.0 }}", "{{ thing.told.items }}", "{{ thing.told.deep.count }}", "{{ thing.told.none }}",
    "{{ thing.told.keys }}", "{{ thing.rows.1 }}", "{{ thing.rows.7 }}", "{{ thing.called }}", "{{ thing.with_one }}",
    "{{ thing.delete }}", "{{ thing.gone }}", "{{ thing.nothing }}", "{{ nothing }}", "{{ nothing.at.all }}",
    "{{ none }}", "{{ none.name }}", "{{ number }}", "{{ yes }}", "{{ kind.name }}", "{{ True }}", "{{ 'a<b' }}",
    "{{ thing.name|upper }}", "{{ thing.name|default:'x' }}", "{{ nothing|default:thing.name }}",
    "{{ thing.rows|join:thing.name }}",
    "{% if thing.nothing %}a{% else %}b{% endif %}", "{% if thing.pair.count == 1 and not nothing %}a{% endif %}",
    "{% for a, b in typed.items %}{{ forloop.counter }}{{ forloop.last }}{{ a }}{{ b }}{% endfor %}",
    "{% for row in thing.rows %}{{ forloop.parentloop.counter }}{{ row }}{% endfor %}",
    "{% with thing=thing.pair %}{{ thing.first }}{% endwith %}{{ thing.name }}",
    "{% autoescape off %}{{ thing.name }}{{ thing.pair.count }}{% endautoescape %}",
]  # fmt: skip


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("autoescape", [True, False])
def test_it_says_the_same(source: str, autoescape: bool):
    assert drawn(Read, source, autoescape=autoescape) == drawn(Template, source, autoescape=autoescape)


def test_what_somebody_typed_is_never_markup():
    assert drawn(Read, "{{ thing.name }}") == "&lt;b&gt;O’Neill &amp; &#x27;sons&#x27;&lt;/b&gt;"


def test_what_goes_wrong_in_a_property_is_not_hidden():
    class Broken:
        """Something that cannot say its name."""

        @property
        def name(self) -> str:
            return self.missing  # type: ignore[attr-defined, no-any-return]

    with pytest.raises(AttributeError, match="missing"):
        Read("{{ broken.name }}", engine=Engine()).render(Context({"broken": Broken()}))


def test_a_mistake_in_a_template_is_named():
    with pytest.raises(TemplateSyntaxError, match="endif"):
        Read("{% if a %}", engine=Engine(debug=True))


def test_every_page_is_read_so():
    assert isinstance(get_template("site/page.html").template, Read)  # type: ignore[attr-defined]
