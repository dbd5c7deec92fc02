"""What the papers show as an example is what the product answers."""

import shlex

import pytest

from goldenthread.site.commands.rules import main
from tests.house.house import REPOSITORY


def blocks(paper: str, language: str) -> list[str]:
    """The examples of a paper in one language."""
    return [part.split("```")[0] for part in (REPOSITORY / paper).read_text().split(f"```{language}\n")[1:]]


def test_the_case_in_the_readme_is_answered_as_it_says(capsys: pytest.CaptureFixture[str]):
    (asked,) = [each for each in blocks("README.md", "sh") if "rules due" in each]
    (shown,) = [each for each in blocks("README.md", "text") if "CLK-01" in each]

    assert main(shlex.split(asked.replace("\\\n", ""))[2:]) == 0
    told = capsys.readouterr().out

    assert shown.replace("    ...\n", "") in told


@pytest.mark.parametrize("words", [["list"], ["show", "CLK-05"], ["manual"]])
def test_the_other_questions_in_the_readme_are_answered(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(words) == 0
    assert "CLK-05" in capsys.readouterr().out
