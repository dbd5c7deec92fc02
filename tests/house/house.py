"""How the tests of the house look at it: its files, functions and comments."""

import ast
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
        return self.path.read_text().splitlines()

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
def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def sources(folder: Path = HOUSE) -> list[Source]:
    """Every file that people write: Django writes the migrations."""
    return [Source(path) for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def lines_of(files: list[Source]) -> int:
    return sum(len(source.lines) for source in files)


def written_files() -> Iterator[Path]:
    """Every file of words in the repository, but for what is fetched, made or published by others."""
    passed_over = {"var", "node_modules", "__pycache__", "mutants"}
    for path in sorted(REPOSITORY.rglob("*")):
        parts = path.relative_to(REPOSITORY).parts
        hidden = parts[0].startswith(".") and parts[0] not in {".ci", ".gitignore"}
        if path.is_file() and not hidden and not passed_over.intersection(parts):
            yield path
