"""Plain Django fields get their look, their kind words and their three-box dates without knowing of it."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from lxml import html

from goldenthread.site.components.forms import whole


class ReviewForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(label="What did you see?", max_length=20, widget=forms.Textarea)
    held = forms.DateField(label="Date of the review")
    told = forms.ChoiceField(
        label="Who was told?",
        choices=[("parent", "A parent"), ("other", "Someone else")],
        widget=forms.RadioSelect(attrs={"hints": {"parent": "Or a carer"}, "reveals": {"other": "who"}}),
    )
    who = forms.CharField(label="Who is it?", required=False)
    places = forms.MultipleChoiceField(
        label="Places", choices=[("a", "Class"), ("b", "Home")], required=False
    )
    times = forms.IntegerField(
        label="Times a week", required=False, widget=forms.NumberInput(attrs={"width": 2})
    )


GOOD = {
    "version": "7",
    "seen": "He waited",
    "held-day": "14",
    "held-month": "3",
    "held-year": "2026",
    "told": "parent",
}


def sent(**changes):
    data = QueryDict(mutable=True)
    data.update({**GOOD, **{name.replace("__", "-"): value for name, value in changes.items()}})
    return ReviewForm(data)


def drawn(form):
    return html.fragment_fromstring(str(form), create_parent="div")


def errors_of(form, name):
    return list(form.errors.get(name, []))


def test_date_typed_into_three_boxes_is_a_date():
    form = sent()

    assert form.is_valid(), form.errors
    assert form.cleaned_data["held"] == date(2026, 3, 14)


@pytest.mark.parametrize("month", ["March", "mar", "MAR.", "03"])
def test_month_may_be_written_by_name(month):
    form = sent(held__month=month)

    assert form.is_valid()
    assert form.cleaned_data["held"].month == 3


def test_date_may_be_sent_whole():
    form = ReviewForm(
        {name: value for name, value in GOOD.items() if "held" not in name} | {"held": "2026-03-14"}
    )

    assert form.is_valid()
    assert form.cleaned_data["held"] == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("changes", "words", "box"),
    [
        ({"held__day": ""}, "Date of the review: enter the day", "day"),
        ({"held__month": "", "held__year": ""}, "Date of the review: enter the month and the year", "month"),
        ({"held__year": "26"}, "Date of the review: write the year in 4 numbers, for example 2026", "year"),
        ({"held__month": "13"}, "Date of the review: the month must be between 1 and 12", "month"),
        (
            {"held__day": "31", "held__month": "2"},
            "Date of the review: February 2026 has 28 days. Check the day",
            "day",
        ),
        (
            {"held__day": "first"},
            "Date of the review: write the day in numbers, for example 27 3 2026",
            "day",
        ),
        ({"held__day": "²"}, "Date of the review: write the day in numbers, for example 27 3 2026", "day"),
    ],
)
def test_wrong_date_says_what_is_wrong_and_leads_to_its_box(changes, words, box):
    form = sent(**changes)

    assert errors_of(form, "held") == [words]
    assert f'href="#id_held-{box}"' in whole.errors(form)
    assert "govuk-input--error" in drawn(form).get_element_by_id(f"id_held-{box}").get("class")


def test_every_box_keeps_what_was_typed_after_an_error():
    page = drawn(sent(held__day="31", held__month="Feb"))

    assert [page.get_element_by_id(f"id_held-{part}").get("value") for part in ("day", "month", "year")] == [
        "31",
        "Feb",
        "2026",
    ]


def test_empty_date_is_asked_for_in_words():
    form = sent(held__day="", held__month="", held__year="")

    assert errors_of(form, "held") == ["Enter the date of the review"]


def test_kept_draft_fills_the_boxes_again():
    page = drawn(ReviewForm(initial={"held-day": "14", "held-month": "Mar"}))

    assert page.get_element_by_id("id_held-day").get("value") == "14"
    assert page.get_element_by_id("id_held-month").get("value") == "Mar"


def test_known_date_stands_in_the_boxes():
    page = drawn(ReviewForm(initial={"held": date(2026, 3, 4)}))

    assert page.get_element_by_id("id_held-day").get("value") == "4"
    assert page.get_element_by_id("id_held-year").get("value") == "2026"


def test_line_break_counts_as_one_character_as_the_page_counts_it():
    form = sent(seen="123456789\r\n1234567890")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["seen"] == "123456789\n1234567890"


def test_too_many_words_are_all_kept():
    form = sent(seen="x" * 25)

    assert errors_of(form, "seen") == ["Use 20 characters or fewer. You have used 25"]
    assert drawn(form).get_element_by_id("id_seen").text_content().strip() == "x" * 25


def test_limit_is_shown_and_counted():
    group = drawn(ReviewForm()).get_element_by_id("id_seen").getparent()

    assert group.get("data-maxlength") == "20"
    assert "You can enter up to 20 characters" in group.text_content()


def test_missing_answers_are_asked_for_by_name():
    form = ReviewForm({})

    assert errors_of(form, "seen") == ["Enter an answer to “What did you see?”"]
    assert errors_of(form, "told") == ["Choose an answer to “Who was told?”"]


def test_words_of_the_form_itself_are_kept():
    class Own(forms.Form):
        name = forms.CharField(error_messages={"required": "Tell us what to call you"})

    assert errors_of(Own({}), "name") == ["Tell us what to call you"]


def test_number_says_what_a_number_looks_like():
    assert errors_of(sent(times="two"), "times") == ["Times a week must be a number, like 8"]


def test_several_choices_are_checkboxes_and_one_choice_is_radios():
    page = drawn(ReviewForm())

    assert {each.get("type") for each in page.xpath("//input[@name='places']")} == {"checkbox"}
    assert {each.get("type") for each in page.xpath("//input[@name='told']")} == {"radio"}


def test_checkboxes_asked_for_by_name_are_not_taken_for_radios():
    class Choosing(forms.Form):
        places = forms.MultipleChoiceField(choices=[("a", "Class")], widget=forms.CheckboxSelectMultiple)

    assert drawn(Choosing()).xpath("//input/@type") == ["checkbox"]


def test_chosen_answers_stay_chosen():
    form = ReviewForm(QueryDict("told=other&places=a&places=b"))

    assert drawn(form).xpath("//input[@checked]/@value") == ["other", "a", "b"]


def test_further_question_stands_once_inside_the_choice_that_opens_it():
    page = drawn(ReviewForm())

    inside = page.get_element_by_id("conditional-id_told-2").xpath(".//input/@name")
    assert inside == ["who"]
    assert len(page.xpath("//input[@name='who']")) == 1


def test_optional_is_said_of_plain_questions_but_not_of_further_ones():
    words = drawn(ReviewForm()).text_content()

    assert "Times a week (optional)" in words
    assert "Who is it? (optional)" not in words


def test_hint_of_a_choice_is_read_with_it():
    radio = drawn(ReviewForm()).get_element_by_id("id_told")

    assert radio.get("aria-describedby") == "id_told-item-hint"


def test_hidden_field_goes_along_and_its_loss_is_told_in_plain_words():
    assert drawn(sent()).xpath("//input[@type='hidden']/@value") == ["7"]
    assert "Open it again" in whole.errors(sent(version=""))


def test_summary_names_errors_in_the_order_of_the_page():
    found = html.fragment_fromstring(whole.errors(ReviewForm({"version": "1"}))).xpath("//a/@href")

    assert found == ["#id_seen", "#id_held-day", "#id_told"]


def test_error_of_the_whole_form_is_told_first_and_leads_nowhere():
    form = sent(seen="")
    form.add_error(None, "Someone else has changed this plan")

    first = html.fragment_fromstring(whole.errors(form)).xpath("//li")[0]
    assert first.text_content() == "Someone else has changed this plan"
    assert first.xpath("a") == []


def test_form_without_errors_has_no_summary():
    assert not whole.errors(sent())


def test_what_was_typed_is_never_markup():
    page = str(sent(seen="</textarea><script>alert(1)</script>", held__day='"><b>'))

    assert "<script>" not in page
    assert "<b>" not in page


def test_our_own_settings_do_not_reach_the_page():
    page = str(ReviewForm())

    assert not any(
        f" {name}=" in page for name in ("hints", "reveals", "width", "cols", "maxlength", "required")
    )
