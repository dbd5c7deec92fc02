"""Turns one row of the register into an establishment, and notes whatever in it could not be read."""

from collections.abc import Sequence
from typing import Any, Final

from goldenthread.standards import identifiers
from goldenthread.standards.codes import TypeOfNeed
from goldenthread.standards.gias.columns import COLUMNS, KEPT_AS_TEXT, NEEDS, Column, need
from goldenthread.standards.gias.errors import RowFinding
from goldenthread.standards.gias.shapes import Establishment

FETCH_AGAIN: Final = (
    "Download the extract of all establishment data again from Get Information About Schools."
)
_REPORT: Final = "Ask the school to correct its entry in Get Information About Schools."
_READ_COLUMNS: Final = tuple(column for column in COLUMNS if column.read is not None)
_NAMES: Final = tuple(column.name for column in COLUMNS)
_NO_CHARACTER: Final = "\ufffd"


class RowReader:
    """Reads the rows of one register; `findings` grows as it goes."""

    def __init__(self) -> None:
        self.findings: list[RowFinding] = []
        self._seen: set[str] = set()
        self._line = 0
        self._urn = ""

    def establishment(self, cells: Sequence[str], line: int) -> Establishment | None:
        """Return the establishment these cells describe, or None where they name none, or one again."""
        self._line = line
        self._urn = urn = cells[0].strip()
        if not identifiers.holds(identifiers.urn, urn):
            self.leave_out(line, urn, "This is not a URN (5 or 6 digits).")
            return None
        if urn in self._seen:
            self.leave_out(line, urn, "An earlier row has the same URN.")
            return None
        self._seen.add(urn)
        texts = [cell.strip() for cell in cells]
        values: dict[str, Any] = dict(zip(_NAMES, texts, strict=False))
        for column in _READ_COLUMNS:
            values[column.name] = self._value(column, values[column.name])
        if _NO_CHARACTER in values["name"]:
            self._note("EstablishmentName", values["name"], "A character is not Windows-1252.", FETCH_AGAIN)
        return Establishment(line=line, needs=self._needs(texts[len(_NAMES) :]), **values)

    def leave_out(self, line: int, urn: str, message: str) -> None:
        """Note that a row is left out."""
        self._line, self._urn = line, urn
        self._note("URN", urn, message, FETCH_AGAIN, out=True)

    def _value(self, column: Column, text: str) -> object:
        if text and column.read:
            try:
                return column.read(text)
            except (KeyError, ValueError):
                self._note(column.title, text, f"This is left empty. {column.expected}", _REPORT)
        return "" if column.name in KEPT_AS_TEXT else None

    def _needs(self, texts: Sequence[str]) -> tuple[TypeOfNeed, ...]:
        found = []
        for title, text in zip(NEEDS, texts, strict=True):
            if text:
                try:
                    found.append(need(text))
                except ValueError:
                    self._note(title, text, "This type of need is not known and is left out.", _REPORT)
        return tuple(each for each in found if each)

    def _note(self, column: str, value: str, message: str, remedy: str, *, out: bool = False) -> None:
        self.findings.append(
            RowFinding(
                line=self._line,
                urn=self._urn,
                column=column,
                value=value[:80],
                message=message,
                remedy=remedy,
                row_is_left_out=out,
            )
        )
