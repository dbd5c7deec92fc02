"""The whole document: every address, the methods it takes, what is sent, and every answer that can come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, UUIDConverter

from goldenthread.access.guards import Guard, Needs, guard_of
from goldenthread.site.openapi.fields import Schema, body_of, fields_of, schema_of, takes_files
from goldenthread.site.openapi.reading import Reading, methods_of, reading_of

WORDS: Final = {
    200: "The page, or the file", 302: "Go on elsewhere: to what was asked for, or to sign in first",
    303: "It is saved; go on to what it became", 400: "The address is not one of ours",
    403: "Not for the seat of whoever asks, or the page it was sent from is too old",
    404: "Not there for whoever asks", 405: "This address does not take this method",
    409: "Somebody changed the same meanwhile; every word typed comes back",
    413: "More than is taken at once", 422: "Not accepted; every word typed comes back with what is to be mended",
    429: "Too much for one hour",
}  # fmt: skip
ALWAYS: Final = frozenset({200, 302, 400, 405, 413})
OF_A_RIGHT: Final = frozenset({403, 404, 429})
OF_A_FORM: Final = frozenset({303, 403, 409, 422})
EMPTY: Final = frozenset({302, 303, 405})


def document() -> dict[str, Any]:
    """Return the OpenAPI document of everything the service answers."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Golden Thread",
            "version": "1",
            "description": "Every address of the service. Answers are pages for people unless a type says otherwise.",
        },
        "components": {
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "__Host-session"}}
        },
        "paths": {path: _operations(path, pattern) for path, pattern in addresses()},
    }


def addresses(place: URLResolver | None = None, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """List every address as a path with its blanks in braces."""
    for each in (place or get_resolver()).url_patterns:
        path = before + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(each.pattern))
        if isinstance(each, URLResolver):
            yield from addresses(each, path)
        else:
            yield path, each


def _operations(path: str, pattern: URLPattern) -> dict[str, Any]:
    """Return what an address takes by each method; nothing is told of a view that declares nothing."""
    guard = guard_of(pattern.callback)
    if guard is None:
        return {}
    code = reading_of(pattern.callback)
    return {
        "parameters": [
            {"name": blank, "in": "path", "required": True, "schema": _of_blank(how)}
            for blank, how in pattern.pattern.converters.items()
        ],
        **{
            method.lower(): _operation(f"{method.lower()} {path}", method, guard, code)
            for method in ("GET", "POST")
            if method in methods_of(pattern.callback)
        },
    }


def _operation(name: str, method: str, guard: Guard, code: Reading) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": name,
        "summary": str(guard.errand_of(method)) if guard.needs is Needs.RIGHT else guard.needs.value,
        "security": [] if guard.needs is Needs.NOTHING else [{"session": []}],
        "parameters": [{"name": each, "in": "query", "schema": schema} for each, schema in _asked(code).items()],
        "responses": {
            str(status): _answer(status, code) for status in sorted(_statuses(method, guard, code))
        },
    }  # fmt: skip
    if method == "POST":
        kind = "multipart/form-data" if takes_files(code.forms) else "application/x-www-form-urlencoded"
        told["requestBody"] = {
            "content": {kind: {"schema": body_of(code.forms, {"submission", *code.posted})}}
        }
    return told


def _asked(code: Reading) -> dict[str, Schema]:
    """Return what an address reads of what follows its question mark."""
    asked: dict[str, Schema] = {key: {"type": "string"} for key in code.asked}
    return dict(
        sorted((asked | {name: schema_of(field) for name, field in fields_of(code.asked_by)}).items())
    )


def _statuses(method: str, guard: Guard, code: Reading) -> frozenset[int]:
    found = ALWAYS | code.statuses | (OF_A_RIGHT if guard.needs is Needs.RIGHT else frozenset())
    return found | OF_A_FORM if method == "POST" else found - (OF_A_FORM - OF_A_RIGHT)


def _answer(status: int, code: Reading) -> dict[str, Any]:
    told: dict[str, Any] = {"description": WORDS.get(status, "Not done, and why")}
    if status not in EMPTY:
        kinds = (
            code.kinds
            if status == 200 and code.kinds
            else {"text/html"} | (code.kinds & {"application/json"})
        )
        told["content"] = {kind: {} for kind in sorted(kinds)}
    return told


def _of_blank(how: object) -> Schema:
    if isinstance(how, UUIDConverter):
        return {"type": "string", "format": "uuid"}
    return (
        {"type": "integer", "minimum": 0}
        if isinstance(how, IntConverter)
        else {"type": "string", "minLength": 1}
    )
