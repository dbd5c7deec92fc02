"""Every page stands in one shell: who acts, where they are, what is wrong, and no script or style of its own."""

import re

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

from goldenthread.site.shell import Place, Shell

SHELL = Shell(
    places=(
        Place(words="Home", href="/"),
        Place(words="Worklist", href="/due"),
        Place(words="Find", href="/find"),
    ),
    person="Priya Patel",
    acting_as="class teacher, Oakfield Primary",
    sign_out="/sign-out",
)


class NoteForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label="Note")


def page(template="site/page.html", path="/", **context):
    request = RequestFactory().get(path)
    return html.document_fromstring(render_to_string(template, {"shell": SHELL, **context}, request))


def test_page_says_who_is_signed_in_and_for_whom_they_act():
    words = page().find_class("gt-who")[0].text_content()

    assert "Priya Patel, class teacher, Oakfield Primary" in words


@pytest.mark.parametrize(
    ("path", "place"), [("/", "Home"), ("/due", "Worklist"), ("/due/3", "Worklist"), ("/find", "Find")]
)
def test_place_we_are_in_is_marked(path, place):
    marked = page(path=path).xpath("//a[@aria-current='page']")

    assert [each.text_content() for each in marked] == [place]


def test_place_whose_name_only_begins_alike_is_not_marked():
    assert page(path="/dues").xpath("//a[@aria-current]") == []


def test_leaving_is_a_form_so_that_no_link_can_do_it():
    form = page().xpath("//form[@action='/sign-out']")[0]

    assert form.get("method") == "post"
    assert form.xpath("input[@name='csrfmiddlewaretoken']")


def test_stranger_sees_the_name_of_the_product_alone():
    drawn = page(shell=None)

    assert drawn.find_class("govuk-generic-header")
    assert not drawn.find_class("gt-who")
    assert not drawn.find_class("govuk-service-navigation")


def test_skip_link_leads_to_the_content():
    drawn = page()

    assert drawn.get_element_by_id(drawn.find_class("govuk-skip-link")[0].get("href")[1:]).tag == "main"


def test_error_is_said_in_the_title_and_above_the_heading():
    drawn = page("site/form_page.html", form=NoteForm({"version": "1"}), action="Keep this note")

    assert drawn.findtext(".//title").startswith("Error: ")
    assert drawn.xpath("//main/*")[0].get("class") == "govuk-error-summary"


def test_form_page_carries_what_is_hidden_and_says_what_its_button_does():
    drawn = page("site/form_page.html", form=NoteForm(initial={"version": 4}), action="Keep this note")

    assert drawn.xpath("//main//input[@name='version']/@value") == ["4"]
    assert [each.text_content() for each in drawn.xpath("//main//button")] == ["Keep this note"]
    assert not drawn.findtext(".//title").startswith("Error")


def test_draft_is_kept_only_where_the_page_has_a_place_for_it():
    kept = page("site/form_page.html", form=NoteForm(), action="Keep", autosave_url="/drafts/note")
    plain = page("site/form_page.html", form=NoteForm(), action="Keep")

    assert kept.xpath("//form/@data-autosave") == ["/drafts/note"]
    assert kept.xpath("//form//*[@data-autosave-status]/@role") == ["status"]
    assert plain.xpath("//*[@data-autosave or @data-autosave-status]") == []


def test_each_message_is_told_and_named():
    told = [Message(constants.SUCCESS, "The plan is agreed"), Message(constants.INFO, "<b>Careful</b>")]
    drawn = page(messages=told)

    banners = drawn.find_class("govuk-notification-banner")
    assert [each.get("aria-labelledby") for each in banners] == ["message-1", "message-2"]
    assert "<b>Careful</b>" in banners[1].text_content()


def test_page_brings_no_script_or_style_of_its_own():
    drawn = page("site/form_page.html", form=NoteForm({}), action="Keep")

    assert drawn.xpath("//style | //*[@style] | //script[not(@src)]") == []
    assert not [name for each in drawn.iter() for name in each.attrib if re.match(r"on[a-z]", name)]


def test_work_pages_are_dense_and_family_pages_are_roomy():
    assert "gt-dense" in page("site/work_page.html").body.get("class")
    assert "gt-roomy" in page().body.get("class")


@pytest.mark.parametrize("template", ["404.html", "500.html", "403_csrf.html"])
def test_page_for_what_went_wrong_stands_without_anyone_signed_in(template):
    drawn = html.document_fromstring(render_to_string(template))

    assert len(drawn.xpath("//main//h1")) == 1
    assert len(drawn.xpath("//main//p")) >= 1
