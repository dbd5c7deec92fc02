"""What is asked to let a tribunal, an ombudsman or an inspectorate read."""

from __future__ import annotations

from django import forms

from goldenthread.access.forms import SentForm, line, on_day, one_of
from goldenthread.circle.verbs.reading import BODIES, Naming


class ReaderForm(SentForm):
    """One person: who they are, for whom they read, in which matter, and their last day."""

    body = one_of("For whom do they read?", list(BODIES.items()), missing="Say for whom they read.")
    reference = line(
        "In which matter?",
        "The number of the appeal, the complaint or the inspection, and what must be read for it",
        longest=140,
        missing="Give the number of the matter.",
    )
    name = line("Name", longest=200, missing="Give the name of the one who reads.")
    email = forms.EmailField(
        label="Their work email address",
        help_text="Only somebody who can read it can use the invitation",
        error_messages={"required": "Give their work email address."},
    )
    until = on_day(
        "Last day",
        "Twelve weeks from today at most. It ends by itself, and you can end it before",
        missing="Give the last day.",
    )

    @property
    def naming(self) -> Naming:
        """Who is named, once the form is whole."""
        return Naming(**self.words)
