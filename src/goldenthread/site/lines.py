"""How the service writes its log: a line of JSON for each thing, in UTC, with nobody's name and nothing secret in it.

A traceback is written as the places it went through. What an exception says is left out: it may quote what somebody
typed. A new line or a terminal's escape is written as JSON writes it, so that nobody can forge a line.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final

from goldenthread.site.references import reference_of

LONGEST: Final = 2_000
_SECRETS: Final = r"password|secret|token|cookie|authorization|session\w{0,20}|csrf\w{0,20}|bearer"
_HIDDEN: Final = (
    (re.compile(r"(?<![^\s@'\"<>])[^\s@'\"<>]+@[^\s@'\"<>]{1,255}"), "[an email address]"),
    (re.compile(r"\?[^\s'\"]*"), "?[what was asked]"),
    (re.compile(rf"(?i)({_SECRETS})(\W{{1,3}})\S+"), r"\1\2[kept out]"),
    (re.compile(r"\b(?![0-9a-f]{8}-[0-9a-f]{4}-)[A-Za-z0-9_\-]{40,}\b"), "[a long secret]"),
    (re.compile(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b"), "[a number]"),
    (re.compile(r"(?<![\w-])[A-Z]\d{11}[A-Z\d]?\b"), "[a pupil number]"),
    (re.compile(r"\b0\d{9,10}\b"), "[a telephone number]"),
    (re.compile(r"(?i)\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b"), "[a postcode]"),
)  # fmt: skip


class Lines(logging.Formatter):
    """Writes one line of JSON for each record."""

    def format(self, record: logging.LogRecord) -> str:
        """Tell when, how bad, where from and what, with the reference that the person was shown."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "says": hidden(_said(record)),
        }
        if reference := reference_of(getattr(record, "request", None)):
            told["reference"] = reference
        if record.exc_info and record.exc_info[0] is not None:
            told["broke"] = record.exc_info[0].__name__
            told["through"] = " > ".join(_places(record.exc_info[2]))
        return json.dumps(told)


def hidden(text: str) -> str:
    """Return a text without what could say who somebody is, or let anybody in."""
    for what, instead in _HIDDEN:
        text = what.sub(instead, text)
    return text


def _said(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()[:LONGEST]
    except (TypeError, ValueError):
        return str(record.msg)[:LONGEST]


def _places(trace: TracebackType | None) -> list[str]:
    """Name each place by its file, line and function; values are not looked at."""
    return [
        f"{Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(trace)
    ][-20:]
