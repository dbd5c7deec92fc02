"""Components escape what they are given, take short forms, and are quick enough for pages made of hundreds."""

import pytest
from django.template import Context, Template
from django.utils.html import format_html
from lxml import html

from goldenthread.site import components

HARM = '<img src=x onerror="alert(1)">'
OPTIONS = {
    "button": {"text": HARM, "name": HARM, "value": HARM},
    "details": {"summary_text": HARM, "text": HARM},
    "inset_text": {"html": HARM, "classes": HARM},
    "warning_text": {"text": HARM, "attributes": {"data-x": HARM}},
    "tag": {"text": HARM},
    "back_link": {"href": HARM, "text": HARM},
    "breadcrumbs": {"items": [{"text": HARM, "href": HARM}, {"html": HARM}]},
    "summary_list": {
        "rows": [{"key": HARM, "value": HARM, "actions": {"items": [{"href": HARM, "text": HARM}]}}]
    },
    "table": {"caption": HARM, "head": [HARM], "rows": [[HARM, {"html": HARM}]]},
    "task_list": {"items": [{"title": HARM, "href": HARM, "hint": HARM, "status": HARM}]},
    "pagination": {"next": {"href": HARM, "text": HARM, "label_text": HARM}},
    "text_input": {"name": HARM, "value": HARM, "label": HARM, "hint": HARM, "error_message": HARM},
    "textarea": {"name": "x", "value": "</textarea>" + HARM, "label": HARM},
    "radios": {"name": HARM, "items": [{"value": HARM, "text": HARM, "hint": HARM}]},
    "select": {"name": "x", "label": HARM, "items": [{"value": HARM, "text": HARM}]},
    "notification_banner": {"title_text": HARM, "html": HARM},
    "error_summary": {"title_text": HARM, "error_list": [{"href": HARM, "text": HARM}]},
    "service_navigation": {"service_name": HARM, "navigation": [{"text": HARM, "href": HARM}]},
}


@pytest.mark.parametrize("component", OPTIONS)
def test_nothing_given_to_a_component_becomes_markup(component):
    drawn = html.fragment_fromstring(
        getattr(components, component)(**OPTIONS[component]), create_parent="div"
    )

    assert drawn.xpath("//img | //*[@onerror]") == []


def test_markup_that_is_marked_safe_is_kept():
    drawn = components.inset_text(html=format_html("<b>{}</b>", "Mum & Dad"))

    assert "<b>Mum &amp; Dad</b>" in drawn


def test_words_may_be_given_in_short():
    rows = [{"key": "Born", "value": "3 May 2019"}]

    assert components.summary_list(rows=rows) == components.summary_list(
        rows=[{"key": {"text": "Born"}, "value": {"text": "3 May 2019"}}]
    )


def test_text_of_several_lines_keeps_its_first_empty_line():
    drawn = components.textarea(name="x", value="\nSecond line")

    assert ">\n\nSecond line</textarea>" in drawn


def render(template, **context):
    return Template("{% load components %}" + template).render(Context(context))


def test_every_component_is_a_tag():
    names = " ".join(set(components.__all__) - {"details", "inset_text", "notification_banner", "panel"})

    assert "govuk-tag" in render('{% tag text="Late" %}')
    assert all(render("{% " + name + " %}") is not None for name in names.split())


def test_block_tag_holds_words_of_the_page():
    drawn = render('{% details summary_text="Why this date?" %}<p>{{ why }}</p>{% enddetails %}', why="6 < 7")

    assert "<p>6 &lt; 7</p>" in drawn
    assert "Why this date?" in drawn


def test_wide_table_can_be_reached_and_scrolled_by_keyboard():
    drawn = html.fragment_fromstring(
        render('{% wide_table "Due" head rows %}', head=["Child"], rows=[["Amara"]])
    )

    assert (drawn.get("role"), drawn.get("tabindex"), drawn.get("aria-label")) == ("region", "0", "Due")


def test_list_that_fits_one_page_has_no_way_on():
    assert not render("{% newer_older %}")
    assert "Older entries" in render('{% newer_older older="?after=3" what="entries" %}')


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("act", "Law"),
        ("regulations", "Law"),
        ("code", "Good practice"),
        ("practice", "Good practice"),
        ("proposal", "Proposal, not law"),
    ],
)
def test_law_practice_and_proposal_are_told_apart_in_words(kind, words):
    assert f">{words}<" in render("{% authority kind %}", kind=kind)


def test_unknown_authority_is_never_shown_as_law():
    with pytest.raises(KeyError):
        render('{% authority "rumour" %}')


def test_both_texts_of_an_answer_are_shown_whole_and_apart():
    rows = [{"label": "Plan", "theirs": "A timer\n\nfor <each> task", "yours": ""}]
    drawn = html.fragment_fromstring(render("{% both_texts rows %}", rows=rows))

    theirs, yours = drawn.find_class("gt-both__text")
    assert "for <each> task" in theirs.text_content()
    assert "Nothing" in yours.text_content()
