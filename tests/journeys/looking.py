"""What a careful visitor looks for on any page: can everyone use it, at any width, with any means, and on paper?"""

from __future__ import annotations

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SEEN = """() => {
  const visible = (each) => each.checkVisibility({ visibilityProperty: true })
  const named = (each) => each.labels?.length || each.getAttribute('aria-label') || each.getAttribute('aria-labelledby')
  const controls = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(visible)
  const line = (each) => parseFloat(getComputedStyle(each).lineHeight)
  return {
    title: document.title.trim(),
    headings: [...document.querySelectorAll('h1')].filter(visible).length,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    pushed: [...document.querySelectorAll('.gt-dates, .gt-lines')]
      .filter((each) => each.scrollWidth > each.parentElement.clientWidth).length,
    slots: controls.filter((each) => each.clientHeight < (each.rows ?? 0) * line(each)).map((each) => each.name),
    nameless: controls.filter((each) => !named(each)).map((each) => each.name || each.type),
  }
}"""

HAS_AXE = "() => 'axe' in window"

BREACHES = """async ([standards, colours]) => {
  const found = await axe.run({
    runOnly: standards, resultTypes: ['violations'], rules: { 'color-contrast': { enabled: colours } },
    preload: false  // no rule that is asked for reads the style sheets themselves
  })
  return found.violations.map((each) => [each.id, each.nodes[0].html.slice(0, 120), each.nodes.length])
}"""

CONTROLS = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0)
  .filter((each) => each.type !== 'radio')
  .map((each, number) => (each.dataset.walked = number))"""

FOCUSED = """() => {
  const each = document.activeElement
  const style = getComputedStyle(each)
  const near = getComputedStyle(each.nextElementSibling ?? each, '::before')
  const shown = (one) => (one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) > 0) || one.boxShadow !== 'none'
  return [each.dataset.walked ?? '', shown(style) || shown(near), each.outerHTML.slice(0, 100)]
}"""


def found_on(page: Page) -> Iterator[str]:
    """Say what any visitor would miss: a title, one main heading, names of boxes, the width of the page."""
    seen = page.evaluate(SEEN)
    if not seen["title"].removesuffix("– Golden Thread").strip():
        yield "has no title"
    if seen["headings"] != 1:
        yield f"has {seen['headings']} main headings"
    if seen["sideways"] > 0:
        yield f"scrolls sideways by {seen['sideways']} px"
    if seen["pushed"]:
        yield "hides a part of dates or work behind the edge of their box"
    if seen["slots"]:
        yield f"has boxes lower than the lines they ask for: {seen['slots']}"
    if seen["nameless"]:
        yield f"has boxes without a label: {seen['nameless']}"


def breaches_on(page: Page, *, colours: bool = True) -> Iterator[str]:
    """Say which rule of accessibility is broken, and where first.

    What was looked at in one width need not be measured for its colours again in another: they are the same.
    """
    if not page.evaluate(HAS_AXE):  # it stays in a page that is only made wider
        page.evaluate(f"() => {{ {AXE_SCRIPT} }}")
    for rule, where, times in page.evaluate(BREACHES, [STANDARDS, colours]):
        yield f"breaks {rule} {times} times, first at {where}"


def unreachable_on(page: Page) -> Iterator[str]:
    """Walk the page with the Tab key alone: every control is reached, and one sees where one is."""
    every = {str(each) for each in page.evaluate(CONTROLS)}
    reached: set[str] = set()
    page.evaluate("() => { document.activeElement?.blur() }")
    for _ in range(len(every) + 10):
        page.keyboard.press("Tab")
        walked, shown, control = page.evaluate(FOCUSED)
        if walked and not shown:
            yield f"does not show where the keyboard is: {control}"
        reached.add(walked)
    if every - reached:
        missed = page.locator(f"[data-walked='{min(every - reached, key=int)}']").evaluate(
            "(each) => each.outerHTML"
        )
        yield f"has {len(every - reached)} controls the keyboard does not reach, first {missed[:120]}"


def wrong_on_paper(page: Page) -> Iterator[str]:
    """Print: the words stay, what can only be pressed goes."""
    page.emulate_media(media="print")
    if not page.locator("h1").first.is_visible():
        yield "loses its heading on paper"
    if page.locator(".govuk-button:visible, .govuk-service-navigation:visible").count():
        yield "prints buttons"
    if not page.pdf().startswith(b"%PDF"):
        yield "does not print"
    page.emulate_media(media="screen")
