"""The authority’s decisions, and an exception to a time limit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst

from goldenthread.access.forms import SentForm, box, on_day, one_of
from goldenthread.rulebook.processes.exceptions import MISSED_APPOINTMENT, REGULATION_10_4


class DecisionForm(SentForm):
    """Whether to assess. A refusal must apply both halves of the test in law."""

    decision = one_of(
        "What is the decision?",
        [("assess", "We will assess"), ("refuse", "We will not assess")],
        missing="Choose the decision.",
        reveals={"assess": "reasons", "refuse": ["has_needs", "necessary", "evidence"]},
    )
    reasons = box("Why, for the record (optional)", "", required=False, marked=False, rows=3)
    has_needs = box(
        "Have they special educational needs, or may they have them?",
        "Say what the evidence shows. The family reads this.", required=False, marked=False, rows=4,
    )  # fmt: skip
    necessary = box(
        "Why may it not be necessary to give support under a plan?",
        "Say what support is in place and why it is enough. No spending limit and no number of cycles is a reason.",
        required=False, marked=False, rows=4,
    )  # fmt: skip
    evidence = box("What did you look at?", required=False, marked=False, rows=3)

    def clean(self) -> dict[str, Any]:
        """Ask for the reasons that a refusal must give."""
        given = super().clean() or {}
        if given.get("decision") == "refuse":
            for name in ("has_needs", "necessary", "evidence"):
                if not given.get(name):
                    self.add_error(name, "A refusal must answer this. Write it for the family to read.")
        return given


class PlanDecisionForm(SentForm):
    """Whether to make a plan after the assessment."""

    decision = one_of(
        "Is it necessary to make a plan?",
        [("plan", "Yes, we will make a plan"), ("none", "No, we will not make a plan")],
        missing="Choose the decision.",
        reveals={"none": "feedback"},
    )
    reasons = box("Reasons", "The family reads these.", missing="Write the reasons.")
    feedback = box(
        "What did the assessment find that the school, nursery or college can use?",
        required=False, marked=False,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for what a setting can use where there will be no plan."""
        given = super().clean() or {}
        if given.get("decision") == "none" and not given.get("feedback"):
            self.add_error("feedback", "Write what the setting can use, so that the assessment still helps.")
        return given


class ExceptionForm(SentForm):
    """Why a time limit may not be kept: the ground in law, its days and the evidence."""

    ground = one_of(
        "Which ground applies?",
        [(each.id, capfirst(each.says)) for each in (*REGULATION_10_4, MISSED_APPOINTMENT)],
        hint="Workload, staff shortages, panel dates and waiting for advice are not grounds.",
        missing="Choose the ground. If none fits, there is no exception.",
    )
    body = forms.ChoiceField(label="Whose advice does it hold up?", required=False)
    begins = on_day("First day", missing="Enter the first day.")
    ends = on_day("Last day", missing="Enter the last day, known or expected.")
    why = box(
        "Why does this make the limit impractical?", "The family reads this.", rows=3, missing="Say why."
    )
    evidence = box("What is the evidence?", rows=2, missing="Say what shows it.")
    expected = on_day("When do you now expect to finish?", required=False)

    def __init__(self, *args: Any, bodies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [("", "It is not about one body"), *bodies]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        given = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] < given["begins"]:
            self.add_error("ends", "The last day must not be before the first day.")
        return given
