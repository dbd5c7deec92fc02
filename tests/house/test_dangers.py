"""What must not be in our code: data that is run, secrets in the tree, ways out past the one way out, slow patterns."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.house import HOUSE, REPOSITORY, Source, sources, written_files

CODE = sources()
RUNS_DATA = {"eval", "exec", "compile", "__import__"}
UNSAFE = {
    "pickle", "cPickle", "marshal", "shelve", "dill", "jsonpickle", "yaml", "xml.etree.ElementTree", "xml.dom.minidom",
    "xml.sax", "telnetlib", "ftplib", "imp",
}  # fmt: skip
WAYS_OUT = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "urllib3"}
BETWEEN_OUR_OWN_PROCESSES = {"src/goldenthread/exchange/beside.py: pickle"}
"""What one process of ours hands to another that it started itself."""
MAY_GO_OUT = {"src/goldenthread/access/outgoing.py"}
SECRETS = {
    "a private key": r"-----BEGIN (RSA |EC |OPENSSH |DSA |PGP )?PRIVATE KEY",
    "a key of a cloud": r"\b(AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of a forge": r"\b(ghp|gho|ghs|github_pat|glpat)[_-][A-Za-z0-9_]{20,}",
    "a token of a chat": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "a key of a shop": r"\b(sk|rk)_(live|test)_[A-Za-z0-9]{16,}",
    "a signed token": r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}",
    "a password in an address": r"\b[a-z]{3,12}://[^\s:/@{}<>\"']{1,40}:[^\s:/@{}<>\"'$]{3,60}@(?!host|h[/?]|.*example)",
    "a secret key": r"(?i)SECRET_KEY\s*=\s*[\"'](?!only-for-tests|nothing )[^\"'{}]{16,}",
}
IN_HISTORY = re.compile("|".join(list(SECRETS.values())[:5]).replace("(?i)", ""))
EVIL = (
    "a" * 100_000, "a" * 99_999 + "!", " " * 100_000 + "x", "1-" * 50_000, "\t\r\n" * 33_000, "=\"'<" * 25_000,
    "a@" * 50_000, "a." * 50_000, "/" * 100_000, "A1 " * 33_000, "[" * 100_000, "€" * 100_000, "0" * 100_000,
)  # fmt: skip

LONG = 0.5
"""Seconds: a pattern that goes through a text once takes a tenth of it, one that goes back again and again a minute."""


def imported(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def called(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id


@pytest.mark.security("S132")
def test_no_data_is_run_and_nothing_is_unpacked_that_could_run():
    ran = [f"{each.name}:{line}" for each in CODE for line, name in called(each) if name in RUNS_DATA]
    unpacked = [f"{each.name}: {name}" for each in CODE for name in imported(each) if name in UNSAFE]

    assert (ran, set(unpacked) - BETWEEN_OUR_OWN_PROCESSES) == ([], set())


@pytest.mark.security("S131", "S132")
def test_no_program_is_started_through_a_shell():
    shells = [
        f"{each.name}:{node.lineno}"
        for each in CODE
        for node in ast.walk(each.tree)
        if isinstance(node, ast.keyword) and node.arg == "shell" and not _is_false(node.value)
    ]
    systems = [each.name for each in CODE if re.search(r"\bos\.(system|popen)\(", each.path.read_text())]

    assert (shells, systems) == ([], [])


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


@pytest.mark.security("S141")
def test_there_is_one_way_out():
    found = [
        f"{each.name}: {name}"
        for each in CODE
        for name in imported(each)
        if name in WAYS_OUT and each.name not in MAY_GO_OUT and "/benches/" not in each.name
    ]

    assert found == []


@pytest.mark.security("S157")
@pytest.mark.parametrize("what", SECRETS)
def test_no_secret_is_in_the_tree(what: str):
    looked_for = re.compile(SECRETS[what])
    found = [
        f"{path.relative_to(REPOSITORY)}: {match[0][:20]}"
        for path in written_files()
        if not (what.startswith("a password in") and "tests" in path.parts)
        if path.suffix not in {".png", ".ttf", ".woff2", ".ico", ".lock"} and path.name != Path(__file__).name
        for match in looked_for.finditer(path.read_text(errors="replace"))
    ]

    assert found == []


@pytest.mark.security("S157")
def test_no_secret_is_in_what_the_tree_was():
    told = subprocess.run(
        ["git", "log", "--all", "-p", "--no-color", "--no-ext-diff", "--", "src", "tests", "docs", "*.toml"],
        cwd=REPOSITORY, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    if told.returncode:
        pytest.skip("There is no history here.")
    added = (
        line for line in told.stdout.splitlines() if line.startswith("+") and "PRIVATE KEY" not in line[:12]
    )

    assert [
        line[:60] for line in added if IN_HISTORY.search(line) and "SECRETS" not in line and 'r"' not in line
    ] == []


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Every pattern that our modules keep, also in lists and tables."""
    for source in CODE:
        parts = source.path.relative_to(HOUSE.parent).with_suffix("").parts
        if "re.compile" not in source.path.read_text() or {"migrations", "settings"} & set(parts):
            continue
        module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
        for name, value in vars(module).items():
            yield from ((f"{source.name}: {name}", each) for each in _patterns_in(value, 3))


def _patterns_in(value: object, deep: int) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif deep and isinstance(value, dict):
        yield from (found for each in value.values() for found in _patterns_in(each, deep - 1))
    elif deep and isinstance(value, tuple | list | frozenset | set):
        yield from (found for each in value for found in _patterns_in(each, deep - 1))


@pytest.mark.security("S133")
def test_every_pattern_is_quick_however_evil_the_text():
    slow = []
    for name, pattern in patterns():
        for text in EVIL:
            evil = text.encode() if isinstance(pattern.pattern, bytes) else text
            began = time.process_time()
            pattern.search(evil)
            pattern.fullmatch(evil)
            if time.process_time() - began > LONG:
                slow.append(f"{name} on {text[:6]!r}: {time.process_time() - began:.2f} s")

    assert slow == []
