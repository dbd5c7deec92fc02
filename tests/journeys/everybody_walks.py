"""Everybody around a child, and somebody who has not signed in, walks through the product and tries what they meet."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from threading import enumerate as running

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from goldenthread.record.models import Child
from tests import factories
from tests.journeys.arranging import Circle, circle_of
from tests.journeys.everyone import whole_world
from tests.journeys.trials import evil_words, fields_of_others, made_up_words, scripts_as_text
from tests.journeys.trying import Trying, undone

CLOSING = frozenset(
    {
        "account-password", "account-sessions", "assessments:no-duty", "assessments:withdrawal", "circle:end",
        "circle:keep-out", "circle:kin", "circle:lift", "directory:end", "privacy:close", "privacy:decide",
        "safeguarding:death", "safeguarding:shelter", "watch:withdraw",
    }
)  # fmt: skip
"""What would end the story for the others: tried, and undone."""
COME_AGAIN = ("parent", "young person", "caseworker", "manager")
"""Who finds more to do once the others have been."""
AT_THE_GATE = (
    "/sign-in",
    "/sign-in/forgotten",
    "/invitation/made-up",
    "/nowhere",
    "/%00",
    "/children/nobody/",
)


def everybody_walks() -> Trying:
    """Walk through the product as everybody there is, and say what came of it. In the database nothing is left."""
    logging.disable(logging.CRITICAL)
    try:
        with undone(), pytest.MonkeyPatch.context() as patch:
            patch.setattr("goldenthread.site.quotas.spend", lambda *_: None)
            return _walked()
    finally:
        logging.disable(logging.NOTSET)


def _walked() -> Trying:
    world = whole_world()
    begin = [f"/children/{world.child.pk}/", f"/children/{Child.objects.get(given_name='Kim').pk}/"]
    trying = Trying(
        answers(world),
        CLOSING,
        at_first=(scripts_as_text, evil_words, made_up_words),
        if_taken=(fields_of_others,),
    )
    trying.walk(Client(raise_request_exception=False), "nobody", *AT_THE_GATE)
    for word in (*world.people, *COME_AGAIN):
        browser = factories.signed_in(world.people[word])
        browser.raise_request_exception = False
        trying.walk(browser, word, *begin)
    trying.messages = [
        (part.get_content_type(), str(part)) for each in sent() for part in each.message().walk()
    ]
    return trying


def sent() -> list[EmailMessage]:
    """Wait for whatever is being sent, and return all that was."""
    for thread in running():
        if thread.name == "post":
            thread.join()
    return mail.outbox


def answers(world: Circle) -> dict[str, dict[str, str]]:
    """Say what must be true and cannot be guessed from the page."""
    soon = date.today() + timedelta(days=20)
    elsewhere = circle_of("Zoe", born=date(2015, 5, 5)).child
    by = {
        "answer_by-day": str(soon.day),
        "answer_by-month": str(soon.month),
        "answer_by-year": str(soon.year),
    }
    known = {"family_name": elsewhere.family_name, "given_name": "Zoe", "upn": "", "nhs": "", "postcode": ""}
    born = {"born-day": "5", "born-month": "5", "born-year": "2015", "case": ""}
    return {"assessments:invitation": by, "watch:emergency": known | born}
