"""What the code of a view says about it: the forms it makes, what it reads of an address, and how it can answer."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import Any, Final

from django.forms import BaseForm

DOORS: Final = re.compile(
    r"^goldenthread\.(\w+\.views|site\.(signing_in|door|quotas|bounds)|record\.(doors|sending))\b"
)
"""Where the code is that reads requests and writes answers."""
ASKED: Final = re.compile(r'request\.GET(?:\.get\(|\[)"(\w+)"')
POSTED: Final = re.compile(r'request\.POST(?:\.get\(|\[)"(\w+)"|"(\w+)" in request\.POST')
ASKED_BY_FORM: Final = re.compile(r"\b(\w+)\(request\.GET\b")
STATUS: Final = re.compile(r"(?:status=|raise Http)([^,)\n]*)")
KINDS: Final = {
    r"\bsent_to_be_saved\(": "*/*",
    r"\bJsonResponse\(": "application/json",
    r"\brender\(": "text/html",
    r'content_type="application/pdf': "application/pdf",
    r'content_type="text/csv': "text/csv",
    r'content_type="text/plain': "text/plain",
}


@dataclass
class Reading:
    """What was read in the code of a view and of whatever it calls among the doors."""

    forms: set[type[BaseForm]] = field(default_factory=set)
    asked_by: set[type[BaseForm]] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    posted: set[str] = field(default_factory=set)
    statuses: set[int] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


def reading_of(view: Callable[..., Any]) -> Reading:
    """Read the code of a view and of every door it goes through."""
    found = Reading()
    for function in _reached(_inmost(view)):
        text = _text(function)
        kinds = {each.__name__: each for each in _named(function) if _is_a_form(each)}
        asked_by = {kinds[name] for name in ASKED_BY_FORM.findall(text) if name in kinds}
        found.asked_by |= asked_by
        found.forms |= set(kinds.values()) - asked_by
        found.asked |= set(ASKED.findall(text))
        found.posted |= {name for either in POSTED.findall(text) for name in either if name}
        found.statuses |= {
            int(each) for told in STATUS.findall(text) for each in re.findall(r"\b\d{3}\b", told)
        }
        found.kinds |= {kind for mark, kind in KINDS.items() if re.search(mark, text)}
    return found


def methods_of(view: Callable[..., Any]) -> set[str]:
    """Return the methods a view takes: those it names, or those of any page."""
    each: Any = view
    while each is not None:
        kept = inspect.getclosurevars(each).nonlocals if isinstance(each, FunctionType) else {}
        if "request_method_list" in kept:
            return set(kept["request_method_list"])
        each = getattr(each, "__wrapped__", None)
    return {"GET", "POST"}


def _reached(function: FunctionType) -> list[FunctionType]:
    """List a view and every function of the doors that it names, and that those name."""
    met = [function]
    for each in met:
        further = (_inmost(named) for named in _named(each) if _is_a_door(named))
        met += [one for one in dict.fromkeys(further) if one not in met]
    return met


@cache
def _named(function: FunctionType) -> tuple[Any, ...]:
    """Return what the names in the code of a function stand for."""
    names = tuple(_names(function.__code__))
    found = [function.__globals__[name] for name in names if name in function.__globals__]
    found += [each for table in found if isinstance(table, dict) for each in table.values()]
    modules = [
        each for each in found if isinstance(each, ModuleType) and each.__name__.startswith("goldenthread")
    ]
    return (*found, *(getattr(module, name) for module in modules for name in names if hasattr(module, name)))


@cache
def _text(function: FunctionType) -> str:
    return inspect.getsource(function)


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _names(each)


def _inmost(view: Any) -> FunctionType:
    inner = inspect.unwrap(view)
    return (
        inner
        if isinstance(inner, FunctionType)
        else _inmost(getattr(inner, "func", None) or type(inner).__call__)
    )


def _is_a_form(named: Any) -> bool:
    return isinstance(named, type) and issubclass(named, BaseForm)


def _is_a_door(named: Any) -> bool:
    return (
        callable(named)
        and not isinstance(named, type)
        and bool(DOORS.match(getattr(named, "__module__", None) or ""))
    )
