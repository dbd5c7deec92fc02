"""What stops the register from being read, and what can be said of a row that could not be read in full."""

from dataclasses import dataclass


class GiasError(ValueError):
    """This file cannot be read as the register of schools. The message says where, why and what to do."""

    def __init__(self, file: str, problem: str, remedy: str, *, line: int = 0) -> None:
        self.file = file
        self.problem = problem
        self.remedy = remedy
        self.line = line
        where = f"{file}, line {line}" if line else file
        super().__init__(f"{where}: {problem} {remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFinding:
    """One thing in a row of the register that could not be read. A row without a URN is left out; else the field is."""

    line: int
    urn: str
    column: str
    value: str
    message: str
    remedy: str
    row_is_left_out: bool = False

    def __str__(self) -> str:
        """Return the finding as one line for a person to read."""
        urn = f", URN {self.urn}" if self.urn else ""
        return f"line {self.line}{urn}, {self.column} {self.value!r}: {self.message} {self.remedy}"
