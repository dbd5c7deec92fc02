"""What a person may send about a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst

from goldenthread.access.forms import SentForm, box, line, on_day, one_of
from goldenthread.standards.codes.needs import BroadArea

PLACE_TYPES = [
    ("mainstream school", "Mainstream school"),
    (
        "mainstream school with a unit or resourced provision",
        "Mainstream school with a unit or resourced provision",
    ),
    ("special school", "Special school"),
    ("nursery or other early years provider", "Nursery or other early years provider"),
    ("further education or sixth form college", "Further education or sixth form college"),
    ("special post-16 institution", "Special post-16 institution"),
]


class NeedForm(SentForm):
    """A need of Section B."""

    text = box(
        "What is the need?", "In plain words. No diagnosis is needed.", rows=3, missing="Write the need."
    )
    area = forms.ChoiceField(
        label="Which area is it in?", required=False,
        choices=[("", "Not said"), *((each.value, capfirst(each.value)) for each in BroadArea)],
    )  # fmt: skip


class OutcomeForm(SentForm):
    """An outcome of Section E."""

    text = box("What will change?", "What they will be able to do", rows=3, missing="Write what will change.")
    for_whom = line("For whom?", longest=200, required=False)
    baseline = box("How is it now?", required=False, rows=2)
    by_when = on_day("By when?", required=False)
    measure = box("How shall we know?", required=False, rows=2)


class ProvisionForm(SentForm):
    """Provision of Section F."""

    text = box(
        "What will be given?",
        "Say exactly what, so that nobody has to guess",
        rows=3,
        missing="Write what will be given.",
    )
    who = line("Who gives it?", "The role, and the training they need", longest=200, required=False)
    times_a_week = forms.IntegerField(
        label="How many times a week?", min_value=1, max_value=50, required=False
    )
    minutes = forms.IntegerField(
        label="How many minutes each time?", min_value=1, max_value=600, required=False
    )
    group_size = forms.IntegerField(
        label="How many children in the group?",
        help_text="1 for one to one",
        min_value=1,
        max_value=40,
        required=False,
    )
    place = line("Where?", longest=200, required=False)


LINES: dict[str, type[SentForm]] = {"need": NeedForm, "outcome": OutcomeForm, "provision": ProvisionForm}


class TextForm(SentForm):
    """A section that is text."""

    text = box("What does this section say?", "One thing on each line", required=False, rows=8)


class SendForm(SentForm):
    """Nothing to fill in: only that it is sent."""


class AnswerForm(SentForm):
    """The family’s answer to the draft. Everything is optional but something."""

    text = box("What is right, wrong or missing?", required=False, rows=8)
    setting = line(
        "Which school or college would you like?",
        "You can leave this for later, within your time",
        longest=200,
        required=False,
    )
    meeting = forms.BooleanField(
        label="I want to meet someone from the local authority about the draft", required=False
    )
    sooner = forms.BooleanField(
        label="I agree with the draft and want the plan made final without waiting for my time to end",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for something."""
        given = super().clean() or {}
        if not any(given.get(name) for name in ("text", "setting", "meeting", "sooner")):
            self.add_error("text", "Write something, name a school or college, or tick a box.")
        return given


class ConsultForm(SentForm):
    """Which settings to ask."""

    settings = forms.MultipleChoiceField(
        label="Which do you ask?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one school or college."},
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["settings"].choices = choices  # type: ignore[attr-defined]  # a choice field


class ReplyForm(SentForm):
    """A setting’s answer."""

    can_meet = one_of(
        "Can you meet the needs in this draft?",
        [
            ("yes", "Yes"),
            ("with help", "Yes, with help or changes that we name below"),
            ("unsuitable", "No: this place would not suit the age, ability, aptitude or needs"),
            ("others", "No: it would not fit with the efficient education of others or use of resources"),
        ],
        missing="Choose an answer.",
    )
    text = box(
        "Say why",
        "Being full, or the cost alone, is not a ground in law.",
        missing="Say why, in a few sentences.",
    )


class SchoolSearch(forms.Form):
    """A school or college, looked for in the register by name."""

    school = line(
        "Find a school or college by name",
        "Part of the name is enough. It may be in another area.",
        longest=100,
        required=False,
        marked=False,
    )


class FinalForm(SentForm):
    """Section I of the final plan: a setting of the register, a name that is not in it, or the type alone."""

    WRITTEN, TYPE_ALONE = "written", "type"
    setting = one_of(
        "Which school or college does the plan name?",
        (),
        missing="Choose one, or say that only the type is decided.",
        reveals={WRITTEN: "name"},
    )
    name = line("Name of the school or college", longest=200, required=False)
    type = forms.ChoiceField(
        label="Type", choices=[("", "Choose"), *PLACE_TYPES], error_messages={"required": "Choose the type."}
    )

    def __init__(
        self, *args: Any, known: Sequence[tuple[str, str]], hints: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        setting = self.fields["setting"]
        setting.choices = [  # type: ignore[attr-defined]  # a choice field
            *known,
            (self.WRITTEN, "Another one, named here" if known else "One that I name here"),
            (self.TYPE_ALONE, "None by name: only the type is decided"),
        ]
        setting.widget.attrs["hints"] = dict(hints)

    def clean(self) -> dict[str, Any]:
        """Ask for the name of one that is not in the list."""
        given = super().clean() or {}
        if given.get("setting") == self.WRITTEN and not given.get("name"):
            self.add_error("name", "Write the name, or choose one of the others.")
        return given
