"""Every component draws what GOV.UK Frontend draws from the same options, for every published example."""

import json
import re
from pathlib import Path

import pytest
from django.utils.safestring import mark_safe
from lxml import html

from goldenthread.site import components

EXAMPLES = Path(__file__).parent / "fixtures" / "govuk"
OTHER_NAMES = {"input": "text_input"}
# Attribute names and the words of plural forms are data, not options of ours.
KEPT = {"attributes", "wrapperAttributes", "values", "charactersUnderLimitText"}


def snake(name):
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower()


def as_ours(value, key=""):
    """Write published options as ours: snake_case, and safe where the macro takes markup on trust."""
    if isinstance(value, dict):
        return {name if key in KEPT else snake(name): as_ours(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [as_ours(each, key) for each in value]
    trusted = key.lower().endswith("html") or key in {"start", "end", "navigationStart", "navigationEnd"}
    return mark_safe(value) if trusted and isinstance(value, str) else value


def shape(element):
    """Reduce an element to what a browser would make of it: tag, attributes, words, children."""
    given = {
        name: " ".join(value.split()) if name == "class" else value for name, value in element.attrib.items()
    }
    parts = [words(element.text)]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(shape(child))
        parts.append(words(child.tail))
    return element.tag, given, [part for part in parts if part]


def words(text):
    return " ".join((text or "").split())


def dom(markup):
    return shape(html.fragment_fromstring(markup.replace("&ctdot;", "⋯"), create_parent="div"))


def examples():
    return [
        pytest.param(path.stem, each, id=f"{path.stem}: {each['name']}")
        for path in sorted(EXAMPLES.glob("*.json"))
        for each in json.loads(path.read_text(encoding="utf-8"))["fixtures"]
    ]


@pytest.mark.parametrize(("component", "example"), examples())
def test_component_draws_the_published_markup(component, example):
    draw = getattr(components, OTHER_NAMES.get(component, component.replace("-", "_")))

    assert dom(draw(**as_ours(example["options"]))) == dom(example["html"])


def test_every_component_we_ship_has_published_examples():
    shipped = {OTHER_NAMES.get(path.stem, path.stem.replace("-", "_")) for path in EXAMPLES.glob("*.json")}

    assert shipped == set(components.__all__)


def test_comparison_sees_a_changed_class_a_lost_word_and_a_moved_element():
    drawn = dom('<p class="a">One <b>two</b></p>')

    assert drawn != dom('<p class="b">One <b>two</b></p>')
    assert drawn != dom('<p class="a"><b>two</b></p>')
    assert drawn != dom('<p class="a"><b>two</b> One</p>')
