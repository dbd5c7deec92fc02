"""Files can be read at one sitting, functions at one glance, and everything says its types."""

import ast
from statistics import median

import pytest

from tests.house.house import TESTS, Function, Source, lines_of, sources

CODE = sources()
FUNCTIONS = [pytest.param(each, id=each.name) for each in CODE if each.functions]


@pytest.mark.parametrize("source", [pytest.param(each, id=each.name) for each in [*CODE, *sources(TESTS)]])
def test_a_file_has_at_most_300_lines(source: Source):
    assert len(source.lines) <= 300


@pytest.mark.parametrize("source", FUNCTIONS)
def test_a_function_has_at_most_60_lines(source: Source):
    assert {each.name: length(each) for each in source.functions if length(each) > 60} == {}


def test_half_of_all_functions_have_7_lines_or_fewer():
    assert median(length(each) for source in CODE for each in source.functions) <= 7


def test_98_functions_in_100_say_their_types():
    functions = [each for source in CODE for each in source.functions]
    typed = [each for each in functions if is_typed(each)]

    assert len(typed) / len(functions) >= 0.98


def test_at_most_one_check_is_silenced_in_1000_lines():
    silenced = [
        f"{source.name}: {comment}"
        for source in CODE
        for comment in source.comments
        if "noqa" in comment or "type: ignore" in comment
    ]

    assert len(silenced) <= lines_of(CODE) / 1000, silenced


def test_comments_are_few_for_they_say_only_why():
    comments = sum(len(source.comments) for source in CODE)

    assert comments / lines_of(CODE) <= 0.06


@pytest.mark.parametrize("source", [pytest.param(each, id=each.name) for each in CODE if each.lines])
def test_a_module_says_what_it_is_for(source: Source):
    assert ast.get_docstring(source.tree)


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def is_typed(function: Function) -> bool:
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    named = [each for each in given if each.arg not in {"self", "cls"}]
    return all(each.annotation for each in named) and (
        function.returns is not None or function.name == "__init__"
    )
