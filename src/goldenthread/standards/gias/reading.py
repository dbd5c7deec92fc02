"""Opens the register of schools and reads it one setting at a time, by column name."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import IO, Final, Self, cast

from goldenthread.standards.gias.columns import COLUMNS, NEEDS
from goldenthread.standards.gias.errors import GiasError, RowFinding
from goldenthread.standards.gias.rows import FETCH_AGAIN, RowReader
from goldenthread.standards.gias.shapes import Establishment

Source = str | Path | IO[bytes]
ENCODING: Final = "cp1252"
_UTF_8_MARK: Final = b"\xef\xbb\xbf"
_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_BLOCK: Final = 1 << 20
_TITLES: Final = tuple(column.title for column in COLUMNS) + NEEDS


def read(source: Source) -> "Register":
    """Open a register of schools (the published CSV, Windows-1252) and read its column names.

    Raises `GiasError` for what cannot be read at all, here or while `establishments()` runs.
    """
    name = str(source) if isinstance(source, (str, Path)) else str(getattr(source, "name", "the file"))
    stream = _open(source, name)
    try:
        return Register(stream, name)
    except GiasError:
        if stream is not source:
            stream.close()
        raise


class Register:
    """An open register: its settings, once through, and what was found wrong in their rows."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self.name = name
        self._text = _text_of(stream, name)
        self._rows = csv.reader(self._text, strict=True)
        self._reader = RowReader()
        header = [title.strip() for title in self._next_row() or []]
        self._width = len(header)
        self._pick = itemgetter(*self._places(header))

    @property
    def findings(self) -> list[RowFinding]:
        """Return what was found wrong so far."""
        return self._reader.findings

    def establishments(self) -> Iterator[Establishment]:
        """Yield each setting; then `findings` is complete and the file is closed."""
        with self:
            last: list[str] = []
            is_empty = True
            started = line = self._rows.line_num + 1
            while (row := self._next_row()) is not None:
                setting = self._setting(row, line) if row else None
                is_empty = is_empty and not row
                if setting:
                    yield setting
                last, started, line = row, line, self._rows.line_num + 1
            if is_empty:
                raise GiasError(self.name, "No setting follows the names of the columns.", FETCH_AGAIN)
            self._refuse_if_cut(last, started)

    def close(self) -> None:
        """Close the file."""
        self._text.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _setting(self, row: list[str], line: int) -> Establishment | None:
        if len(row) != self._width:
            self._reader.leave_out(line, row[0], f"It has {len(row)} cells, not {self._width}.")
            return None
        return self._reader.establishment(self._pick([*row, ""]), line)

    def _next_row(self) -> list[str] | None:
        try:
            return next(self._rows, None)
        except csv.Error as wrong:
            line = self._rows.line_num
            raise GiasError(self.name, f"The row is broken ({wrong}).", FETCH_AGAIN, line=line) from wrong

    def _places(self, header: Sequence[str]) -> list[int]:
        """Say where each column is; one that is gone is read from the empty cell added to each row."""
        gone = [column.title for column in COLUMNS if column.is_needed and column.title not in header]
        if not set(_TITLES) & set(header):
            raise GiasError(
                self.name, "The first line does not name the register's columns.", FETCH_AGAIN, line=1
            )
        if gone:
            raise GiasError(self.name, f"There is no column {', '.join(gone)}.", FETCH_AGAIN, line=1)
        places = {title: place for place, title in reversed(list(enumerate(header)))}
        return [places.get(title, self._width) for title in _TITLES]

    def _refuse_if_cut(self, row: list[str], line: int) -> None:
        if 0 < len(row) < self._width:
            cells = f"{len(row)} of {self._width} cells"
            raise GiasError(
                self.name, f"The file ends in the middle of a row ({cells}).", FETCH_AGAIN, line=line
            )


def _open(source: Source, name: str) -> IO[bytes]:
    if not isinstance(source, (str, Path)):
        return source
    try:
        return Path(source).open("rb")
    except OSError as wrong:
        raise GiasError(
            name, f"It cannot be opened ({wrong.strerror}).", "Check the name and your rights."
        ) from wrong


def _text_of(stream: IO[bytes], name: str) -> io.TextIOWrapper:
    """Return the text of a register, also one that a spreadsheet saved again as UTF-8."""
    buffered = io.BufferedReader(cast("io.RawIOBase", stream))
    start = buffered.peek(4)[:4]
    if not start.strip():
        raise GiasError(name, "The file is empty.", FETCH_AGAIN)
    if start.startswith(b"PK"):
        raise GiasError(name, "It is a zip or spreadsheet file.", "Unpack it, and give the CSV file inside.")
    if start.startswith(b"\x1f\x8b"):
        raise GiasError(name, "It is a packed (gzip) file.", "Unpack it, and give the CSV file inside.")
    if start.startswith(_UTF_16_MARKS):
        raise GiasError(
            name, "It is written in UTF-16.", "Save it again as CSV in UTF-8, or give it as downloaded."
        )
    encoding = "utf-8-sig" if start.startswith(_UTF_8_MARK) or _is_utf_8(buffered) else ENCODING
    return io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline="")


def _is_utf_8(stream: io.BufferedIOBase) -> bool:
    """Say whether a file that can be read twice is UTF-8 without a mark. In Windows-1252 the first accent tells."""
    if not stream.seekable():
        return False
    begins, is_plain = stream.tell(), True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := stream.read(_BLOCK):
            is_plain = is_plain and block.isascii()
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(begins)
    return not is_plain
