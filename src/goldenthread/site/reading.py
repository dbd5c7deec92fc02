"""Templates whose names are looked up by the short way. A record names seven hundred values, a worklist nearly five.

Django tries each step of `line.row.due` first as a key, and of an object that has none learns so by an error; then it
makes every value local and looks whether it is lazy. Here a step is taken as what its object has, and a word is escaped
as a word. Whatever is not as plain as that goes Django's way, as does all that goes wrong.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any, Final, cast

from django.core.exceptions import ObjectDoesNotExist
from django.template import Context, Engine, Origin, Template, TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import (
    DebugLexer,
    FilterExpression,
    Lexer,
    Node,
    NodeList,
    Parser,
    Token,
    Variable,
    VariableNode,
    render_value_in_context,
)
from django.template.loaders import base, cached
from django.utils.safestring import SafeString

_UNSURE: Final = object()
_WENT_WRONG: Final = (AttributeError, LookupError, ObjectDoesNotExist, TypeError, ValueError)
"""What Django's own way has an answer to."""


def _found(path: tuple[str, ...], context: Context) -> Any:
    """Look a dotted name up, or return that one cannot be sure."""
    first = path[0]
    for names in reversed(context.dicts):
        if first in names:
            return _followed(names[first], path)
    return _UNSURE


def _followed(current: Any, path: tuple[str, ...]) -> Any:
    """Go on from the first value of a dotted name to the last."""
    try:
        if callable(current):
            current = _called(current)
        for step in path[1:]:
            kind: Any = type(current)
            if kind is dict:
                current = current[step]
            elif not _has_keys(kind) or step in getattr(kind, "_fields", ()):
                current = getattr(current, step)
            else:
                return _UNSURE
            if callable(current):
                current = _called(current)
    except _WENT_WRONG:
        return _UNSURE
    return current


@lru_cache(2000)
def _has_keys(kind: type) -> bool:
    return hasattr(kind, "__getitem__")


def _called(value: Any) -> Any:
    if getattr(value, "do_not_call_in_templates", False):
        return value
    return _UNSURE if getattr(value, "alters_data", False) else value()


class Named(Variable):
    """A name in a template."""

    def resolve(self, context: Any) -> Any:
        """Return what it names."""
        found = _found(self.lookups, context) if self.lookups else _UNSURE
        return super().resolve(context) if found is _UNSURE else found


class Expression(FilterExpression):
    """A name or a constant in a template, with the filters it goes through."""

    __slots__ = ("_path",)

    def __init__(self, token: str, parser: Parser) -> None:
        super().__init__(token, parser)
        if self.is_var:
            self.var = Named(self.var.var)
        self._path = self.var.lookups if self.is_var and not self.filters else None

    def resolve(self, context: Context, ignore_failures: object = None) -> Any:
        """Return the value."""
        found = _found(self._path, context) if self._path else _UNSURE
        return super().resolve(context, bool(ignore_failures)) if found is _UNSURE else found


class Written(VariableNode):
    """Where a value is written."""

    def render(self, context: Context) -> str:
        """Write it, escaped unless it is known to be safe."""
        value = self.filter_expression.resolve(context)
        kind = type(value)
        if kind is SafeString:
            return cast("SafeString", value)
        if kind is str and context.autoescape:
            return escape(value)
        if kind is int:
            return str(value)
        return render_value_in_context(value, context)


class Reader(Parser):
    """Reads the source of a template."""

    def compile_filter(self, token: str) -> Expression:
        """Return a name or a constant with its filters."""
        return Expression(token, self)

    def extend_nodelist(self, nodelist: NodeList, node: Node, token: Token) -> None:
        """Add a part of the template."""
        found = Written(node.filter_expression) if type(node) is VariableNode else node
        super().extend_nodelist(nodelist, found, token)


class Read(Template):
    """A template that was read so."""

    def compile_nodelist(self) -> NodeList:
        """Read the source; where there is a mistake in it, pages for those who write templates show where."""
        lexer = DebugLexer if self.engine.debug else Lexer
        engine, tokens = self.engine, lexer(self.source).tokenize()
        reader = Reader(tokens, engine.template_libraries, engine.template_builtins, self.origin)
        try:
            nodes = reader.parse()
        except TemplateSyntaxError as mistake:
            if engine.debug:
                told = vars(mistake)
                told["template_debug"] = self.get_exception_info(mistake, told["token"])
            raise
        self.extra_data = reader.extra_data
        return nodes


class _Reading(base.Loader):
    """Loads a template, from the first place that has it."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        tried: list[tuple[Origin, str]] = []
        for origin in self.get_template_sources(template_name):
            if skip is not None and origin in skip:
                tried.append((origin, "Skipped to avoid recursion"))
                continue
            try:
                source = self.get_contents(origin)  # type: ignore[attr-defined]  # each loader has it
            except TemplateDoesNotExist:
                tried.append((origin, "Source does not exist"))
            else:
                return Read(source, origin, template_name, self.engine)
        raise TemplateDoesNotExist(template_name, tried=tried)


class Loader(cached.Loader, _Reading):
    """Loads each template once, from the rooms and from the libraries that bring some."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, ["django.template.loaders.app_directories.Loader"])
