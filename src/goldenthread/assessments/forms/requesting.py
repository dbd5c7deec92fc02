"""Asking for an assessment, online or written down for someone."""

from __future__ import annotations

from django import forms

from goldenthread.access.forms import SentForm, box, line, on_day, one_of

WAYS = [
    ("phone", "By phone"),
    ("letter", "By letter or email"),
    ("meeting", "In person"),
    ("referral", "Someone else told us about the child"),
]


class RequestForm(SentForm):
    """A request by the family, a setting or an adviser: why now, and that the record may be sent."""

    why_now = box(
        "Why is an assessment needed now?",
        "A few sentences are enough. Everything below is sent too, so you need not repeat it.",
        missing="Say in a sentence why you are asking now.",
    )
    consent = forms.BooleanField(
        label="I understand that what is shown here is sent to the local authority",
        error_messages={"required": "Tick the box so that we know this may be sent."},
    )


class RecordedRequestForm(SentForm):
    """A request that reached the authority by phone, by letter or in person, written down by a caseworker."""

    asked_by = line("Who asked?", longest=200, missing="Write the name of the person who asked.")
    how = one_of("How did it come?", WAYS, missing="Choose how it came.")
    received = on_day(
        "When did it arrive?",
        "The day anyone at the authority had it. The time limits run from this day.",
        missing="Enter the day it arrived.",
    )
    why_now = box("What did they say?", "In their words", missing="Write what they said.")


class ReasonForm(SentForm):
    """A reason, in a sentence."""

    reason = box("Why?", "For the record", rows=3, missing="Write a short reason.")
