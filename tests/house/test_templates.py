"""No template lies about unused."""

from pathlib import Path

import pytest

from tests.house.house import HOUSE

TEMPLATES = [
    pytest.param(path.relative_to(folder), id=str(path.relative_to(folder)))
    for folder in sorted(HOUSE.glob("*/templates"))
    for path in sorted(folder.rglob("*"))
    if path.is_file()
]


@pytest.fixture(scope="module")
def words() -> str:
    return "\n".join(path.read_text() for kind in ("*.py", "*.html") for path in HOUSE.rglob(kind))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_used(template: Path, words: str):
    named_by_django = {"404.html", "500.html", "403.html", "400.html", "403_csrf.html"}

    assert template.name in named_by_django or f'"{template}"' in words or f"'{template}'" in words
