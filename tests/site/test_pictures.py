"""Pictures say what they show in words, stay in their frame, and need neither colour, style nor script."""

from dataclasses import dataclass
from datetime import date

import pytest
from lxml import etree, html

from goldenthread.site import pictures

STARTED, DUE = date(2026, 1, 12), date(2026, 2, 23)
BEGINS, ENDS, TODAY = date(2025, 9, 1), date(2026, 8, 31), date(2026, 3, 3)
EVENTS = [
    {"on": date(2025, 9, 12), "kind": "voice", "words": "She said what she likes"},
    {"on": date(2025, 10, 6), "kind": "help", "words": "Small group <two>"},
    {"on": date(2024, 1, 1), "kind": "help", "words": "Long ago"},
]
CLOCKS = [{"starts": STARTED, "due": DUE, "met": None, "words": "Review"}]
WEEKS = [{"words": str(week), "count": week % 5, "late": week > 20} for week in range(1, 25)]
STRANDS = [
    {
        "kind": "need",
        "words": "Following <instructions>",
        "children": [{"kind": "provision", "words": "Picture steps", "done": 4, "planned": 5}],
    }
]


def parsed(picture):
    return etree.fromstring(picture.replace(" & ", " &amp; "))


@pytest.mark.parametrize(
    ("today", "met", "standing"),
    [
        (date(2026, 2, 22), None, "There is 1 day left."),
        (DUE, None, "It is due today."),
        (date(2026, 2, 24), None, "Today it is 1 day late."),
        (date(2026, 3, 1), date(2026, 2, 20), "Done on 20 February 2026, in time."),
        (date(2026, 3, 1), date(2026, 2, 25), "Done on 25 February 2026, 2 days late."),
    ],
)
def test_clock_says_where_it_stands(today, met, standing):
    words = pictures.clock_words(STARTED, today, DUE, met)

    assert words == f"Started on 12 January 2026. Due by 23 February 2026. {standing}"


def test_clock_shows_lateness_by_stripes_and_words_not_by_colour_alone():
    late = parsed(pictures.clock_bar(STARTED, date(2026, 3, 3), DUE))

    assert late.xpath("//*[@stroke-dasharray]")
    assert "Today: 8 days late" in late.xpath("//*[local-name()='text']/text()")


def test_clock_in_time_has_no_stripes():
    assert not parsed(pictures.clock_bar(STARTED, DUE, DUE)).xpath("//*[@stroke-dasharray]")


def test_safe_day_is_told_only_where_it_differs():
    assert "Safest by 20 February 2026." in pictures.clock_words(STARTED, DUE, DUE, safe=date(2026, 2, 20))
    assert "Safest" not in pictures.clock_words(STARTED, DUE, DUE, safe=DUE)


def test_clock_that_starts_and_ends_on_one_day_can_be_drawn():
    assert parsed(pictures.clock_bar(DUE, DUE, DUE)) is not None


def test_clock_not_yet_begun_stays_in_its_frame():
    places = parsed(pictures.clock_bar(STARTED, date(2025, 12, 1), DUE)).xpath("//@x | //@x1 | //@x2")

    assert all(0 <= float(place.rstrip("%")) <= 100 for place in places)


def test_a_year_or_more_is_told_in_years_and_months():
    assert "Today: 2 years and 2 months late" in pictures.clock_bar(STARTED, date(2028, 5, 1), DUE)
    assert "Today it is 1 year late." in pictures.clock_words(STARTED, date(2027, 2, 23), DUE)


def test_on_a_phone_every_third_month_is_named_so_that_all_can_be_read():
    strip = parsed(pictures.year_strip(EVENTS, BEGINS, ENDS, TODAY))
    names = strip.xpath("//*[local-name()='text'][contains(@class, 'gt-p-month-name')]")

    assert [each.text for each in names if "also" not in each.get("class")] == ["Oct", "Jan", "Apr", "Jul"]


def test_year_counts_the_events_of_its_year_by_kind():
    words = pictures.year_words(EVENTS, BEGINS, ENDS, TODAY, CLOCKS)

    assert words == ("From 1 September 2025 to 31 August 2026: 2 events (Voice 1, Help 1). 1 clock, 1 late.")


def test_each_kind_of_event_has_a_shape_of_its_own():
    strip = parsed(pictures.year_strip(EVENTS, BEGINS, ENDS, TODAY))

    shapes = {each.tag for each in strip.xpath("//*[contains(@class,'gt-p-event')]/*[local-name()!='title']")}
    assert len(shapes) == 2


def test_more_kinds_than_shapes_share_the_last_lane():
    many = [{"on": date(2025, 10, day), "kind": f"kind {day}", "words": ""} for day in range(1, 12)]

    words = pictures.year_words(many, BEGINS, ENDS, TODAY)

    assert words.endswith("(Kind 1 1, Kind 2 1, Kind 3 1, Kind 4 1, Kind 5 1, Other 6).")


def test_clocks_that_run_are_shown_before_those_that_are_met():
    met = [{"starts": BEGINS, "due": DUE, "met": BEGINS, "words": f"Old {each}"} for each in range(20)]

    strip = pictures.year_strip([], BEGINS, ENDS, TODAY, [*met, *CLOCKS])

    assert "Review: late" in strip
    assert strip.count("Old ") == 7


def test_queue_counts_cases_and_those_beyond_the_limit():
    words = pictures.queue_words(WEEKS, "assessment")

    assert words.startswith("50 assessments, 10 beyond the limit. By week: 1: 1, 2: 2,")


def test_bars_of_the_queue_stand_in_proportion():
    bars = parsed(pictures.week_queue([{"words": "1", "count": 2}, {"words": "2", "count": 8}])).xpath(
        "//*[@class='gt-p-queue-bar']/@height"
    )

    assert float(bars[1]) == pytest.approx(4 * float(bars[0]))


def test_empty_queue_can_be_drawn():
    assert "0 cases" in pictures.week_queue([])


def test_thread_is_a_list_of_real_words():
    drawn = html.fragment_fromstring(pictures.thread_picture(STRANDS))

    assert len(drawn.xpath(".//ul/li/ul/li")) == 1
    assert "Following <instructions>" in drawn.text_content()
    assert "4 of 5" in drawn.text_content()


def test_thread_is_told_in_sentences():
    assert (
        pictures.thread_words(STRANDS)
        == "Need: Following <instructions>. Help: Picture steps (given 4 of 5)."
    )


def test_dots_are_full_for_help_given_and_empty_for_help_missed():
    drawn = pictures.delivered(4, 5)

    assert (drawn.count("gt-p-given"), drawn.count("gt-p-missing")) == (4, 1)


def test_more_help_than_planned_is_said():
    assert pictures.delivered_words(6, 5) == "5 of 5, 1 more than planned"


def test_promise_too_long_for_dots_is_a_bar_in_proportion_and_a_count():
    drawn = pictures.delivered(30, 40)

    assert "circle" not in drawn
    assert html.fragment_fromstring(drawn).xpath("//rect/@width") == ["120", "90"]
    assert "30 of 40" in drawn


@dataclass(frozen=True)
class Strand:
    words: str
    kind: str = "need"


def test_pictures_take_objects_as_well_as_dictionaries():
    assert pictures.thread_picture([Strand("Reading")]) == pictures.thread_picture(
        [{"words": "Reading", "kind": "need"}]
    )


@pytest.mark.parametrize(
    "picture",
    [
        pictures.clock_bar(STARTED, TODAY, DUE, safe=STARTED),
        pictures.year_strip(EVENTS, BEGINS, ENDS, TODAY, CLOCKS),
        pictures.week_queue(WEEKS, limit="20 weeks"),
        pictures.thread_picture(STRANDS),
    ],
    ids=["clock", "year", "queue", "thread"],
)
def test_picture_is_well_formed_escaped_and_free_of_style_and_script(picture):
    drawn = parsed(picture)

    assert drawn.xpath("//@style | //*[local-name()='style' or local-name()='script']") == []
    assert drawn.xpath("//@id") == []
    assert "<instructions>" not in picture
    assert "<two>" not in picture


@pytest.mark.parametrize(
    "picture",
    [
        pictures.clock_bar(STARTED, TODAY, DUE),
        pictures.year_strip(EVENTS, BEGINS, ENDS, TODAY, CLOCKS),
        pictures.week_queue(WEEKS),
    ],
    ids=["clock", "year", "queue"],
)
def test_drawn_picture_is_one_image_with_its_words_as_its_name(picture):
    drawn = parsed(picture)

    assert drawn.get("role") == "img"
    assert drawn[0].tag.endswith("title")
    assert len(drawn[0].text) > 20
