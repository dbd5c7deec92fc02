"""What a person may send in an annual review."""

from __future__ import annotations

from goldenthread.access.forms import SentForm, box, on_day, one_of


class MeetingForm(SentForm):
    """The review meeting."""

    met_on = on_day("When was the meeting?", missing="Enter the day of the meeting.")
    came = box(
        "Who came?",
        "Names and roles, one on each line. Say also who was asked and could not come.",
        missing="Write who came.",
        rows=4,
    )
    text = box(
        "What was said and recommended?",
        "Also where people did not agree",
        missing="Write what was said.",
        rows=8,
    )


class OutcomeForm(SentForm):
    """The decision after the meeting."""

    outcome = one_of(
        "What is decided?",
        [
            ("keep", "Keep the plan as it is"),
            ("amend", "Change the plan"),
            ("cease", "End the plan"),
        ],
        missing="Choose what is decided.",
        hints={"cease": "It stays in force until the time to appeal is over, and while there is an appeal."},
    )
    reasons = box("Why?", "The family reads this.", missing="Write the reasons.")
