"""The queue of what leaves: what was released, taken one by one, judged again, and sent at least once.

The queue is the chain itself. What is released and not yet sent waits; what was sent has an event that says so, so
going through a day twice, or making every row anew from the events, sends nothing again. If the power fails between
the mail server's answer and our own note of it, the same message goes once more, under the same Message-ID.
"""

from __future__ import annotations

from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from goldenthread.access.actors import Actor, the_product
from goldenthread.access.rulings import Ruling
from goldenthread.record.changes import change
from goldenthread.record.models import Child
from goldenthread.sending import events, policies
from goldenthread.sending.checks import Leaving, MustNotLeave, or_stop
from goldenthread.sending.models import Channel, Sending, State
from goldenthread.sending.queries import content_of
from goldenthread.sending.reading import words_in

SUBJECT: Final = "Something new for you to read"
BODY: Final = """Hello

Something new is waiting for you to read. Sign in to see it:

{address}

For your safety this e-mail does not say what it is. If you did not expect it, you need do nothing.
"""


def waiting() -> list[tuple[UUID, UUID]]:
    """Name what waits to leave, oldest first, with the child it is about."""
    found = Sending.objects.filter(state=State.RELEASED, child__died_on=None).order_by("version", "pk")
    return list(found.values_list("pk", "child_id"))


def post_all(*, at: datetime) -> int:
    """Let everything that waits leave, each in its own transaction; return how many left."""
    return sum(post(sending, child, at=at) for sending, child in waiting())


def post(sending: UUID, child: UUID, *, at: datetime) -> bool:
    """Let one sending leave, if it still may; say whether it left."""
    with transaction.atomic():
        locked = Sending.objects.select_for_update(skip_locked=True).filter(pk=sending, state=State.RELEASED)
        found = locked.first()
        if found is None:
            return False
        by = the_product(at, found.authority_id)
        with change(child, by=by, on=by.today) as writing:
            if writing.child.died_on:
                return False  # the record is closed, and what waited was stopped with it
            ruling = _may_leave(found, writing.child, by)
            if not ruling.allowed:
                events.move(writing, sending, "stopped", note=ruling.because)
                return False
            wrong = _notify(found) if found.channel == Channel.ONLINE else ""
            events.move(writing, sending, "not_delivered" if wrong else "sent", note=wrong, at=at)
        return not wrong


def _may_leave(sending: Sending, about: Child, by: Actor) -> Ruling:
    """Judge once more, as things are now, whether it may go, and look through what is in it."""
    ruling = policies.may_leave(sending, at=by.at)
    if not ruling.allowed:
        return ruling
    address = sending.address if sending.channel == Channel.POST else ""
    try:
        or_stop(Leaving(words_in(content_of(sending)), about, sending.to_person, by, address))
    except MustNotLeave as wrong:
        return Ruling(False, str(wrong))
    return ruling


def _notify(sending: Sending) -> str:
    """Send an e-mail that says only that something is there; return what went wrong, for good, or nothing."""
    address = f"{settings.SITE_ADDRESS}/letters"
    message = EmailMessage(
        SUBJECT,
        BODY.format(address=address),
        to=[sending.address],
        headers={"Message-ID": _message_id(sending)},
    )
    try:
        message.send()
    except SMTPRecipientsRefused:
        return "The mail server does not know this address. Ask for another, or send it on paper."
    except (OSError, SMTPException) as trouble:
        raise NotNow from trouble
    return ""


class NotNow(Exception):
    """The mail server cannot be reached. What waits goes on waiting."""


def _message_id(sending: Sending) -> str:
    return f"<{sending.pk}@{settings.SITE_ADDRESS.partition('//')[2].partition(':')[0]}>"
