"""Messages about signing in. None says anything about a child, and none keeps the person waiting for the post.

They are sent in a thread of their own: an answer takes as long whether or not there was anybody to write to.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException
from threading import Thread
from typing import Final

from django.core.mail import EmailMessage

from goldenthread.access.models import Person

SUBJECT: Final = "About your sign-in to Golden Thread"
log = logging.getLogger(__name__)


def tell_changed(person: Person, what: str, *, also_to: str = "") -> None:
    """Tell a person, at their old and new address, that how they sign in has changed."""
    words = (
        f"{what}\n\nIf this was you, there is nothing to do. If it was not, sign in, end every session on the page "
        "about your account and change your password; or ask your school or council for help."
    )
    for address in filter(None, {person.email, also_to}):
        send(address, words)


def send(address: str, words: str) -> None:
    """Post a message, without waiting for it."""
    message = EmailMessage(subject=SUBJECT, body=words, to=[address])
    Thread(target=_post, args=(message,), name="post").start()


def _post(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, SMTPException):
        log.exception("A message about signing in could not be sent.")
