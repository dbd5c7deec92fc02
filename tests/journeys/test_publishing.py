"""A caseworker checks an answer before it is published, takes out what is named and checks it again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.story import Story
from tests.journeys.test_who_decides import usable


@pytest.mark.security("S081")
@pytest.mark.parametrize("script", [True, False])
def test_a_file_that_names_a_child_is_stopped_and_the_next_is_not(begin: Callable[..., Story], script: bool):
    story = begin(script=script)
    caseworker = story.at_the_screen("caseworker")
    caseworker.opens("/")
    caseworker.follows("Check before publishing")
    if script:
        usable(caseworker, "publish")
    rows = "First name,Family name,Plans\nAmara,Okoye,3\n"
    sends(caseworker.page, "answer.csv", rows)
    caseworker.sees(
        "Not safe to publish", "Amara Okoye: row 2", "Take the name out", "Look at these yourself"
    )
    if script:
        usable(caseworker, "publish-stopped")

    sends(caseworker.page, "answer.csv", "School,Plans\nOakfield,31\n")
    caseworker.sees("Nothing found that stops it", "This is not proof")
    if script:
        usable(caseworker, "publish-clear")


def sends(page, name: str, text: str) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    )
    with page.expect_navigation():
        page.get_by_role("button", name="Check this file").click()
