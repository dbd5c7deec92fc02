"""Asking the family for their views, and their answer."""

from __future__ import annotations

from typing import Any

from goldenthread.access.forms import SentForm, box, line, on_day
from goldenthread.record.forms import WHAT_FITS, FitFile


class InvitationForm(SentForm):
    """What the authority would like to hear, and by when."""

    ask = box(
        "Is there something you most want to know?",
        "In plain words. The letter asks for their views in any case.",
        required=False,
        rows=4,
    )
    answer_by = on_day(
        "By when do you hope to hear?",
        "No law sets this day. What comes later still counts until you have decided.",
        missing="Enter the day by which you hope to hear.",
    )


class ViewsForm(SentForm):
    """What the family thinks, and a document if they have one."""

    text = box(
        "What do you think?",
        "What is hard, what helps, what you hope for. Write as you would say it. It does not have to be long.",
        required=False,
        marked=False,
        rows=8,
    )
    document = FitFile(
        label="Add a document",
        help_text=f"A report, a letter, a photo of schoolwork: {WHAT_FITS}",
        required=False,
    )
    name = line("If you add a document, what is it?", longest=200, required=False, marked=False)

    def clean(self) -> dict[str, Any]:
        """Ask for something, and for the name of a document."""
        given = super().clean() or {}
        if not (given.get("text") or given.get("document") or self.errors):
            self.add_error("text", "Write what you think, or add a document.")
        if given.get("document") and not given.get("name"):
            self.add_error("name", "Say what the document is, so that people can find it.")
        return given


class RecordedViewsForm(ViewsForm):
    """Views that came by phone, by letter or in person, written down by a caseworker."""

    whose = line("Who said it?", longest=200, missing="Write whose views these are.")
    field_order = ("whose", "text", "document", "name")
