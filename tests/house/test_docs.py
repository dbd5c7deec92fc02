"""The papers of the house: links lead somewhere, decisions are whole, the manual is the code's, words are plain."""

import re
from pathlib import Path

import pytest

from goldenthread.rulebook.manual import manual
from goldenthread.rulebook.processes import PROCESSES, every_clock
from tests.house.house import HOUSE, REPOSITORY

DOCS = REPOSITORY / "docs"
PAPERS = sorted([*DOCS.rglob("*.md"), REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md"])
EVERY_PAPER = [pytest.param(path, id=str(path.relative_to(REPOSITORY))) for path in PAPERS]
DECISIONS = [pytest.param(path, id=path.stem) for path in sorted((DOCS / "decisions").glob("[0-9]*.md"))]
PARTS_OF_A_DECISION = ["The choice", "What was refused", "How we shall know"]
INSTEAD = {
    "utilise": "use",
    "leverage": "use",
    "seamless": "say what works together",
    "robust": "say what it withstands",
    "cutting-edge": "say what is new",
    "state-of-the-art": "say what is new",
    "stakeholder": "say who",
    "suffers from": "has",
    "special needs child": "child with special educational needs",
    "wheelchair-bound": "uses a wheelchair",
    "ehcna": "needs assessment",
    "ehcp": "EHC plan",
    "behavior": "behaviour",
    "organization": "organisation",
    "color ": "colour",
    "todo": "do it, or write an issue",
    "lorem": "write it",
}


def prose(path: Path) -> str:
    """What a paper says, without its examples of code."""
    return re.sub(r"```.*?```", "", path.read_text(), flags=re.DOTALL)


def headings(path: Path) -> list[str]:
    return [line.lstrip("# ") for line in prose(path).splitlines() if line.startswith("#")]


@pytest.mark.parametrize("path", EVERY_PAPER)
def test_every_link_leads_to_something_that_exists(path: Path):
    links = re.findall(r"\]\(([^)\s]+)\)", prose(path))
    near = [link.partition("#")[0] for link in links if not re.match(r"[a-z]+:", link)]

    assert [link for link in near if link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", EVERY_PAPER)
@pytest.mark.parametrize("word", INSTEAD)
def test_no_paper_uses_a_word_that_has_a_better_one(path: Path, word: str):
    assert word not in prose(path).casefold(), f"instead: {INSTEAD[word]}"


@pytest.mark.parametrize("path", EVERY_PAPER)
def test_a_paper_has_one_title_and_it_comes_first(path: Path):
    lines = prose(path).splitlines()

    assert lines[0].startswith("# ")
    assert sum(line.startswith("# ") for line in lines) == 1


@pytest.mark.parametrize("path", DECISIONS)
def test_a_decision_says_what_was_chosen_what_was_refused_and_how_we_shall_know(path: Path):
    title, *parts = headings(path)

    assert title.startswith(f"{path.stem[:4]}. ")
    assert parts == PARTS_OF_A_DECISION
    assert all(part.strip() for part in re.split(r"^## .*$", path.read_text(), flags=re.MULTILINE))


def test_decisions_are_numbered_without_a_gap_and_all_are_listed():
    names = [path.name for path in sorted((DOCS / "decisions").glob("[0-9]*.md"))]
    listed = re.findall(r"\((\d{4}-[^)]+)\)", (DOCS / "decisions/README.md").read_text())

    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert listed == names


def test_every_how_to_is_listed():
    listed = set(re.findall(r"\(([a-z-]+\.md)\)", (DOCS / "how-to/README.md").read_text()))

    assert listed == {path.name for path in (DOCS / "how-to").glob("*.md")} - {"README.md"}


def test_the_manual_of_rules_is_what_the_declarations_say():
    remedy = "make it anew: ./run rules manual > docs/rules.md"

    assert (DOCS / "rules.md").read_text() == manual(), remedy


@pytest.mark.parametrize(("process", "clock"), [pytest.param(*each, id=each[1].id) for each in every_clock()])
def test_every_rule_stands_in_the_manual_with_its_source(process, clock):
    rows = [
        line for line in (DOCS / "rules.md").read_text().splitlines() if line.startswith(f"| {clock.id} |")
    ]

    assert clock.rule.title in rows[0]
    assert str(clock.rule.source) in rows[0]


def test_every_process_stands_in_the_manual():
    assert all(f"## {process.title}\n" in manual() for process in PROCESSES.values())


def test_the_architecture_names_every_room():
    told = set(re.findall(r"^\| `(\w+)` \|", (DOCS / "architecture.md").read_text(), flags=re.MULTILINE))
    built = {folder.name for folder in HOUSE.iterdir() if (folder / "__init__.py").exists()}

    assert told == built


@pytest.mark.parametrize("path", EVERY_PAPER)
def test_what_a_paper_names_in_the_code_is_there(path: Path):
    """Names such as `record.parts` or `src/…/process.py` must not outlive what they name."""
    rooms = {folder.name for folder in HOUSE.iterdir() if folder.is_dir()}
    dotted = re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)", prose(path))
    named = [name for name in dotted if name.split(".")[0] in rooms and not name.endswith(".py")]
    files = re.findall(r"`((?:src|tests|docs)/[\w./-]+)`", prose(path))

    assert [name for name in named if not module_of(name)] == []
    assert [file for file in files if not (REPOSITORY / file).exists()] == []


def module_of(name: str) -> bool:
    """Say whether a dotted name begins with a module of the house and, if it goes on, goes on with what is in it."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        place = HOUSE.joinpath(*parts[:length])
        if place.is_dir() or place.with_suffix(".py").exists():
            rest = parts[length:]
            text = place.with_suffix(".py") if not place.is_dir() else place / "__init__.py"
            return not rest or rest[0] in text.read_text()
    return False
