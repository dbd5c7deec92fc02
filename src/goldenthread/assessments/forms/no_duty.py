"""Why the authority need not decide about a request."""

from __future__ import annotations

from goldenthread.access.forms import SentForm, box, on_day, one_of
from goldenthread.rulebook.no_duty import REASONS


class NoDutyForm(SentForm):
    """One of the two reasons in law, the day it rests on, and anything else to say."""

    reason = one_of(
        "Why need you not decide?",
        list(REASONS.items()),
        hint="The law knows only these two reasons.",
        missing="Choose the reason. If neither fits, decide whether to assess.",
    )
    earlier_on = on_day(
        "When was that assessment finished, or that plan made?",
        missing="Enter the day. The family’s letter names it.",
    )
    text = box("What else should the family know?", "They read this.", required=False, rows=4)
