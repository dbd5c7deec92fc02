"""The real server answers a real browser."""

from tests.climate.serving import ServedArea


def test_a_browser_finds_the_building_open(served_area: ServedArea):
    page = served_area.page()

    answer = page.goto("/up")

    assert answer is not None
    assert answer.text() == "up"
