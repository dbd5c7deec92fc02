"""What a person may send in an assessment. Every form asks only for what the record does not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.access.forms import SentForm
from goldenthread.rulebook.advice import BODIES, Needed
from goldenthread.rulebook.processes.exceptions import MISSED_APPOINTMENT, REGULATION_10_4

LONG = 4000
WAYS = [
    ("phone", "By phone"),
    ("letter", "By letter or email"),
    ("meeting", "In person"),
    ("referral", "Someone else told us about the child"),
]


def box(
    label: str,
    hint: str = "",
    *,
    required: bool = True,
    rows: int = 5,
    missing: str = "",
    marked: bool = True,
) -> forms.CharField:
    """Return a box for words. One that another answer may make needed is not marked as optional."""
    errors = {"required": missing} if missing else {}
    return forms.CharField(
        label=label, help_text=hint, max_length=LONG, required=required, error_messages=errors,
        widget=forms.Textarea(attrs={"rows": rows} | ({} if marked else {"optional": False})),
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


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

    asked_by = forms.CharField(
        label="Who asked?",
        max_length=200,
        error_messages={"required": "Write the name of the person who asked."},
    )
    how = forms.ChoiceField(
        label="How did it come?",
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it came."},
    )  # fmt: skip
    received = forms.DateField(
        label="When did it arrive?",
        help_text="The day anyone at the authority had it. The time limits run from this day.",
        error_messages={"required": "Enter the day it arrived."},
    )
    why_now = box("What did they say?", "In their words", missing="Write what they said.")


class DecisionForm(SentForm):
    """Whether to assess. A refusal must apply both halves of the test in law."""

    decision = forms.ChoiceField(
        label="What is the decision?",
        choices=[("assess", "We will assess"), ("refuse", "We will not assess")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the decision."},
    )
    reasons = box("Reasons for assessing", "For the record", required=False, marked=False, rows=3)
    has_needs = box(
        "Only if refusing: have they special educational needs, or may they have them?",
        "Say what the evidence shows. The family reads this.", required=False, marked=False, rows=4,
    )  # fmt: skip
    necessary = box(
        "Only if refusing: why may it not be necessary to give support under a plan?",
        "Say what support is in place and why it is enough. No spending limit and no number of cycles is a reason.",
        required=False, marked=False, rows=4,
    )  # fmt: skip
    evidence = box("Only if refusing: what did you look at?", required=False, marked=False, rows=3)

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

    decision = forms.ChoiceField(
        label="Is it necessary to make a plan?",
        choices=[("plan", "Yes, we will make a plan"), ("none", "No, we will not make a plan")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the decision."},
    )
    reasons = box("Reasons", "The family reads these.", missing="Write the reasons.")
    feedback = box(
        "Only if there is no plan: what did the assessment find that the school, nursery or college can use?",
        required=False, marked=False,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for what a setting can use where there will be no plan."""
        given = super().clean() or {}
        if given.get("decision") == "none" and not given.get("feedback"):
            self.add_error("feedback", "Write what the setting can use, so that the assessment still helps.")
        return given


class AskForAdviceForm(SentForm):
    """Whom to ask for advice: those the regulations name, and others."""

    bodies = forms.MultipleChoiceField(
        label="Whom do you ask now?",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"optional": False}),
    )
    also = forms.CharField(
        label="Anyone else",
        max_length=80,
        required=False,
        help_text="For example, speech and language therapy. One service at a time.",
    )
    family_asked = forms.BooleanField(label="The family asked for this one", required=False)

    def __init__(
        self,
        *args: Any,
        needed: Sequence[Needed],
        asked: Iterable[str],
        advisers: Mapping[str, Sequence[tuple[str, str]]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        already = set(asked)
        open_ones = [each for each in needed if each.body.key not in already]
        others = [
            body
            for body in BODIES.values()
            if body.key not in already | {each.body.key for each in open_ones}
        ]
        choices = [(each.body.key, _capital(each.body.words)) for each in open_ones]
        choices += [(body.key, _capital(body.words)) for body in others]
        bodies = self.fields["bodies"]
        bodies.choices = choices  # type: ignore[attr-defined]  # a choice field
        bodies.widget.attrs["hints"] = {
            each.body.key: f"{each.because} About {each.body.about}." for each in open_ones
        }
        bodies.initial = [each.body.key for each in open_ones]
        for key, label in choices:
            self._ask_who(key, f"Who answers: {label[:1].lower()}{label[1:]}?", advisers.get(key, ()))
        everyone = [person for people in advisers.values() for person in people]
        self._ask_who("also", "Who answers for anyone else?", everyone, preset=False)

    def _ask_who(
        self, key: str, label: str, people: Sequence[tuple[str, str]], *, preset: bool = True
    ) -> None:
        """Ask who answers for a body, where we know people there; the only one there is comes chosen."""
        if people:
            self.fields[f"adviser_{key}"] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[("", "Not known yet"), *people],
                initial=people[0][0] if preset and len(people) == 1 else "",
            )

    def clean(self) -> dict[str, Any]:
        """Ask for at least one body."""
        given = super().clean() or {}
        if not given.get("bodies") and not given.get("also"):
            self.add_error("bodies", "Choose at least one, or write a service under “Anyone else”.")
        return given


class AdviceForm(SentForm):
    """Advice in three sections, or as a report."""

    needs = box(
        "What are the needs?",
        "One need on each line. No diagnosis is needed.",
        required=False,
        marked=False,
        rows=6,
    )
    outcomes = box(
        "Which outcomes should we aim for?",
        "One on each line: what will change",
        required=False,
        marked=False,
        rows=4,
    )
    provision = box(
        "What provision is needed?",
        "One on each line: what, who, how often, how long",
        required=False,
        marked=False,
        rows=6,
    )
    report = forms.FileField(
        label="Or add the report",
        help_text="A PDF, a Word document, a PNG or a JPEG, up to 20 MB",
        required=False,
    )
    given_by = forms.CharField(label="Who gives this advice?", max_length=200, required=False)
    role = forms.CharField(label="What is their role?", max_length=200, required=False)
    already_there = forms.BooleanField(
        label="This advice existed already: whoever gave it, the family and the authority all agree that it is enough",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an answer that says nothing."""
        given = super().clean() or {}
        if not given.get("report"):
            for name in ("needs", "outcomes", "provision"):
                if not (given.get(name) or "").strip():
                    self.add_error(name, "Write this section, or add the report.")
        return given


class ExceptionForm(SentForm):
    """Why a time limit may not be kept: the ground in law, its days and the evidence."""

    ground = forms.ChoiceField(
        label="Which ground applies?",
        choices=[(each.id, _capital(each.says)) for each in (*REGULATION_10_4, MISSED_APPOINTMENT)],
        widget=forms.RadioSelect,
        help_text="Workload, staff shortages, panel dates and waiting for advice are not grounds.",
        error_messages={"required": "Choose the ground. If none fits, there is no exception."},
    )  # fmt: skip
    body = forms.ChoiceField(label="Whose advice does it hold up?", required=False)
    begins = forms.DateField(label="First day", error_messages={"required": "Enter the first day."})
    ends = forms.DateField(
        label="Last day", error_messages={"required": "Enter the last day, known or expected."}
    )
    why = box(
        "Why does this make the limit impractical?", "The family reads this.", rows=3, missing="Say why."
    )
    evidence = box("What is the evidence?", rows=2, missing="Say what shows it.")
    expected = forms.DateField(label="When do you now expect to finish?", required=False)

    def __init__(self, *args: Any, bodies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [("", "It is not about one body"), *bodies]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        given = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] < given["begins"]:
            self.add_error("ends", "The last day must not be before the first day.")
        return given


class ReasonForm(SentForm):
    """A reason, in a sentence."""

    reason = box("Why?", "For the record", rows=3, missing="Write a short reason.")


HELPERS = {
    "team": "SEND team",
    "mediation": "Mediation adviser",
    "disagreement": "Disagreement resolution service",
    "advice": "Information, advice and support service",
}


class LocalHelpForm(SentForm):
    """Who in the area helps families: named in every letter that carries a right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in HELPERS.items():
            self.fields[f"{kind}_name"] = forms.CharField(
                label=f"{label}: name", max_length=200, required=False
            )
            self.fields[f"{kind}_telephone"] = forms.CharField(
                label=f"{label}: phone", max_length=40, required=False
            )
            self.fields[f"{kind}_email"] = forms.EmailField(label=f"{label}: email", required=False)
            self.fields[f"{kind}_website"] = forms.URLField(
                label=f"{label}: website", required=False, assume_scheme="https"
            )

    def services(self) -> dict[str, dict[str, str]]:
        """Return what was given, service by service."""
        fields = ("name", "telephone", "email", "website")
        return {kind: {name: self.cleaned_data[f"{kind}_{name}"] for name in fields} for kind in HELPERS}
