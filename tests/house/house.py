"""How the tests of the house look at it: its files, functions and comments."""

import ast
import os
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
HOUSE = REPOSITORY / "src/goldenthread"
TESTS = REPOSITORY / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file of Python."""

    path: Path

    @property
    def name(self) -> str:
        return str(self.path.relative_to(REPOSITORY))

    @property
    def lines(self) -> list[str]:
        return _text(self.path).splitlines()

    @property
    def tree(self) -> ast.Module:
        return _parse(self.path)

    @property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @property
    def comments(self) -> list[str]:
        with tokenize.open(self.path) as text:
            return [
                token.string
                for token in tokenize.generate_tokens(text.readline)
                if token.type == tokenize.COMMENT
            ]


@cache
def _text(path: Path) -> str:
    return path.read_text()


@cache
def _parse(path: Path) -> ast.Module:
    return ast.parse(_text(path))


def sources(folder: Path = HOUSE) -> list[Source]:
    """Every file that people write: Django writes the migrations."""
    return [Source(path) for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def lines_of(files: list[Source]) -> int:
    return sum(len(source.lines) for source in files)


PASSED_OVER = {"var", "node_modules", "__pycache__", "mutants"}


@cache
def written_files() -> tuple[Path, ...]:
    """Every file of words in the repository, but for what is fetched, made or published by others."""
    return tuple(sorted(_written()))


def _written() -> Iterator[Path]:
    for folder, inside, files in os.walk(REPOSITORY):
        # What is hidden or passed over is not even walked through: the libraries alone are thirty thousand files.
        at_the_top = Path(folder) == REPOSITORY
        inside[:] = [
            each for each in inside if each not in PASSED_OVER and not (at_the_top and _is_hidden(each))
        ]
        yield from (Path(folder, each) for each in files if not (at_the_top and _is_hidden(each)))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in {".ci", ".gitignore"}
