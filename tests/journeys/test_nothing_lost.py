"""A word that someone typed is never lost: not by a mistake, a lost session, a lost line or another writer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect
from pytest_django import DjangoDbBlocker

from goldenthread.access.models import SignedIn as Session
from goldenthread.record.models import Event
from tests.journeys.arranging import database
from tests.journeys.situations import agreed_plan, written_plan
from tests.journeys.story import Story
from tests.journeys.walking import Walker

Begin = Callable[..., Story]

SEEN = "Hands over ears when the bell rings – “too loud!”"
SAVED = "Saved at"
NOT_SAVED = "Not saved yet. Your words are still here; we will try again."


def writing_a_concern(story: Story) -> Walker:
    """A parent has begun to write and not sent."""
    parent = story.at_the_screen("parent")
    parent.opens(f"{story.child}concern")
    parent.writes("What have you seen?", SEEN)
    return parent


def box(walker: Walker, label: str = "What have you seen?"):
    return walker.page.get_by_label(label)


def status(walker: Walker):
    return walker.page.locator("[data-autosave-status]")


def save_now(walker: Walker) -> None:
    """Let the draft be saved at once: the page does so whenever it is left."""
    walker.page.evaluate("window.dispatchEvent(new Event('online'))")


def test_a_form_that_is_not_accepted_keeps_every_word(begin: Begin):
    story = begin(given=agreed_plan)
    teacher = story.at_the_screen("teacher")
    teacher.opens(story.child)
    teacher.follows("Read the plan")
    teacher.presses("Review it with the family")
    teacher.writes("What do you see now?", SEEN)

    teacher.page.get_by_role("button", name="Close this cycle").click()

    expect(teacher.page.get_by_role("alert")).to_contain_text("There is a problem")
    assert box(teacher, "What do you see now?").input_value() == SEEN


def test_words_come_back_after_the_session_ended_while_typing(
    begin: Begin, django_db_blocker: DjangoDbBlocker
):
    story = begin()
    parent = writing_a_concern(story)
    save_now(parent)
    expect(status(parent)).to_contain_text(SAVED)

    with django_db_blocker.unblock(), database(story.area.database):
        Session.objects.filter(session_key=session_of(parent)).delete()
    parent.page.get_by_role("button", name="Send").click()

    expect(parent.page).to_have_title("Sign in – Golden Thread")
    parent.signs_in(story.circle.email("parent"))
    parent.opens(f"{story.child}concern")
    assert box(parent).input_value() == SEEN
    parent.sees("These are the words you typed earlier and had not sent")


def session_of(walker: Walker) -> str:
    return next(each["value"] for each in walker.page.context.cookies() if each["name"] == "sessionid")


def test_a_lost_line_is_said_and_tried_again(begin: Begin):
    parent = writing_a_concern(begin())
    parent.page.route("**/drafts/**", lambda route: route.abort())

    save_now(parent)
    expect(status(parent)).to_have_text(NOT_SAVED)
    parent.page.unroute("**/drafts/**")
    save_now(parent)

    expect(status(parent)).to_contain_text(SAVED)
    assert box(parent).input_value() == SEEN


def test_a_server_that_is_not_well_is_said(begin: Begin):
    parent = writing_a_concern(begin())
    parent.page.route("**/drafts/**", unwell)

    save_now(parent)

    expect(status(parent)).to_have_text(NOT_SAVED)


def unwell(route: Route) -> None:
    route.fulfill(status=503, body="")


def test_what_was_sent_does_not_come_back(begin: Begin):
    story = begin()
    parent = writing_a_concern(story)
    save_now(parent)
    expect(status(parent)).to_contain_text(SAVED)

    parent.presses("Send")

    parent.opens(f"{story.child}concern")
    assert box(parent).input_value() == ""


def test_two_people_who_write_one_plan_at_once_both_keep_their_words(begin: Begin):
    story = begin(given=written_plan)
    first, second = story.at_the_screen("teacher"), story.at_the_screen("senco")
    for each in (first, second):
        each.opens(story.child)
        each.follows("Read the plan")
        each.presses("Change the plan")

    first.writes("How it is now", "Starts two tasks in four")
    first.presses("Save the plan")
    second.writes("How it is now", "Starts when someone sits beside her")
    second.page.get_by_role("button", name="Save the plan").click()

    expect(
        second.page.get_by_role("heading", name="Someone else changed this while you were writing")
    ).to_be_visible()
    second.sees("Starts two tasks in four", "Starts when someone sits beside her")
    second.presses("Save the plan")
    second.sees("The plan is saved", "Starts when someone sits beside her")


@pytest.mark.parametrize("press", ["click", "dblclick"])
def test_a_button_pressed_twice_sends_once(begin: Begin, django_db_blocker: DjangoDbBlocker, press: str):
    story = begin()
    parent = writing_a_concern(story)

    getattr(parent.page.get_by_role("button", name="Send"), press)()

    expect(parent.page.get_by_role("heading", level=1)).to_contain_text("has arrived")
    assert times_told(story, "concern_raised", django_db_blocker) == 1


def times_told(story: Story, name: str, blocker: DjangoDbBlocker) -> int:
    with blocker.unblock(), database(story.area.database):
        return Event.objects.filter(child=story.circle.child, name=name).count()
