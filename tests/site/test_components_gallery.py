"""The gallery in a real browser: no accessibility fault, nothing wider than the screen, no complaint in the console."""

from http import HTTPStatus

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404
from django.test import RequestFactory, override_settings

from goldenthread.site import gallery

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
HOST = "http://gallery.test"
POLICY = "; ".join(
    f"{name} {' '.join(values)}" for name, values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)


def answer(route):
    """Give the browser the page or the file it asks for, as the server would, without one."""
    path = route.request.url.removeprefix(HOST)
    if path.startswith("/static/"):
        route.fulfill(path=finders.find(path.removeprefix("/static/")))
    elif route.request.method == "POST":
        route.fulfill(status=HTTPStatus.NO_CONTENT)
    else:
        page = gallery.show(RequestFactory().get(path), path.rpartition("/")[2])
        route.fulfill(
            body=page.content, headers={"content-type": "text/html", "content-security-policy": POLICY}
        )


@pytest.fixture
def opened(chromium):
    contexts = []

    def open_page(part, width=1280, **how):
        context = chromium.new_context(viewport={"width": width, "height": 900}, **how)
        contexts.append(context)
        context.route("**/*", answer)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type != "verbose" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{HOST}/gallery/{part}", wait_until="networkidle")
        return page

    with override_settings(DEBUG=True):
        yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("part", gallery.PARTS)
def test_page_has_no_accessibility_fault_and_fits_its_screen(opened, part, width):
    page = opened(part, width)

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.complaints == []


def test_focus_lands_on_the_summary_and_its_links_on_the_answer(opened):
    page = opened("errors")

    assert "govuk-error-summary" in page.evaluate("document.activeElement.className")
    page.get_by_role("link", name="February 2026 has 28 days").click()
    assert page.evaluate("document.activeElement.id") == "id_noticed-day"


def test_further_question_opens_with_its_choice(opened):
    page = opened("form")

    page.get_by_label("Someone else").check()

    assert page.get_by_label("Who is it?").is_visible()


def test_form_is_whole_without_scripts(opened):
    page = opened("form", java_script_enabled=False)
    page.get_by_label("Someone else").check()

    assert page.get_by_label("Who is it?").is_visible()
    assert page.get_by_role("button", name="Send to Mrs Okafor").is_visible()


def test_draft_says_when_it_was_kept(opened):
    page = opened("form")
    page.clock.install()

    page.get_by_label("What did you see?").fill("He waited for his turn")
    page.clock.run_for(5_000)

    page.get_by_text("Saved at").wait_for()


def test_draft_that_cannot_be_kept_says_so_and_keeps_the_words(opened):
    page = opened("form")
    page.route("**/gallery-draft", lambda route: route.abort())
    page.clock.install()

    page.get_by_label("What did you see?").fill("He waited for his turn")
    page.clock.run_for(5_000)

    page.get_by_text("we will try again").wait_for()
    assert page.get_by_label("What did you see?").input_value() == "He waited for his turn"


def test_gallery_is_closed_where_nobody_debugs():
    with pytest.raises(Http404):
        gallery.show(RequestFactory().get("/gallery"))
