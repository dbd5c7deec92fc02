"""The papers of a request about personal information."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.access.forms import SentForm
from goldenthread.privacy.choices import (
    ABOUT,
    CLASSES,
    FACT_NAMES,
    GROUNDS,
    HOLDS,
    KINDS,
    MARKS,
    MARKS_OF_AN_OPINION,
    QUESTIONS,
)


def _long(label: str, missing: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        required=bool(missing), error_messages={"required": missing},
    )  # fmt: skip


class OwnRequestForm(SentForm):
    """Somebody of the family asks, in their own words."""

    about = forms.ChoiceField(
        label="What would you like to see?",
        choices=[("child", "What is kept about the child"), ("self", "What is kept about you")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is about the child or about you."},
    )
    said = _long(
        "Tell us in your own words, if you like",
        "",
        "You need not give a reason. A child can ask too: somebody can write down what they say or show.",
    )


class ReceivedForm(OwnRequestForm):
    """A request that came by letter, by phone, in person, or in pictures, written down by whoever received it."""

    about = forms.ChoiceField(
        label="About whom do they ask?",
        choices=ABOUT,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose about whom they ask."},
    )
    name = forms.CharField(
        label="Who asks?", max_length=200, error_messages={"required": "Write the name of whoever asks."}
    )
    relation = forms.CharField(
        label="What are they to the child?",
        max_length=100,
        error_messages={"required": "Write what they are to the child."},
    )
    address = forms.CharField(
        label="Where shall the answer go?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write their postal address."},
    )
    received = forms.DateField(
        label="On which day did it arrive?",
        help_text="The day it reached anybody who works here, also on a holiday",
        error_messages={"required": "Write the day it arrived."},
    )
    proof = forms.CharField(
        label="How did they show who they are?",
        help_text="For a child, that somebody who knows them vouches for them is enough",
        max_length=200,
        error_messages={"required": "Write how they showed who they are."},
    )


class QuestionsForm(SentForm):
    """What is weighed before a child's information is gathered for somebody of the family."""

    responsibility = _long(QUESTIONS["responsibility"], "Answer this first.")
    competence = _long(QUESTIONS["competence"], "Answer this first.")
    wishes = _long(QUESTIONS["wishes"], "Answer this first.")
    interests = _long(QUESTIONS["interests"], "Answer this first.")
    order = _long(QUESTIONS["order"], "Answer this first.")


class BecauseForm(SentForm):
    """The reason for taking longer, or for closing a request."""

    because = _long("Why?", "Say why, in words the person can be told.")


class ItemsForm(SentForm):
    """A choice among what was gathered."""

    items = forms.MultipleChoiceField(
        label="Which items?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one item."},
    )

    def __init__(self, *args: Any, items: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["items"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = items


class MarkForm(ItemsForm):
    """What becomes of items."""

    mark = forms.ChoiceField(
        label="What becomes of them?",
        choices=MARKS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what becomes of them."},
    )
    ground = forms.ChoiceField(label="If withheld: the ground in law", choices=GROUNDS, required=False)
    remove = _long("If words are removed: which, one on each line", "")


class OpinionForm(ItemsForm):
    """What a professional thinks of items."""

    opinion = _long("What do you think would happen if these were given?", "Say what you think.")
    mark = forms.ChoiceField(
        label="What should become of them?",
        choices=MARKS_OF_AN_OPINION,
        widget=forms.RadioSelect,
        required=False,
    )
    ground = forms.ChoiceField(label="If withheld: the ground in law", choices=GROUNDS, required=False)


class CorrectionForm(SentForm):
    """Somebody says that something is wrong."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is a fact or an opinion."},
    )
    where = forms.CharField(
        label="Where does it stand?",
        help_text="For example, the report of June 2026, or her postcode",
        max_length=300,
        error_messages={"required": "Say where it stands."},
    )
    said = _long("What should it say, or what do you think?", "Say what is right.")


class AnswerForm(SentForm):
    """What becomes of what was said to be wrong."""

    done = forms.ChoiceField(
        label="What becomes of it?",
        choices=[
            ("right", "The fact is put right; the old value is kept in the history"),
            ("attach", "The statement stands beside the opinion"),
            ("refuse", "It is not changed"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what becomes of it."},
    )
    fact = forms.ChoiceField(label="If put right: which fact", choices=FACT_NAMES, required=False)
    new = forms.CharField(label="If put right: what it should say", max_length=200, required=False)
    answer = _long("What do you answer?", "Write what the person is told.")


class HoldForm(BecauseForm):
    """A legal hold."""

    ground = forms.ChoiceField(
        label="Who wants the file kept?",
        choices=HOLDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who wants the file kept."},
    )


class ClassForm(SentForm):
    """What else a file is."""

    name = forms.ChoiceField(
        label="What else is this file?",
        choices=CLASSES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is."},
    )
    since = forms.DateField(
        label="From which day is it counted?",
        help_text="The day of birth, of death, of the last contact or of the order",
        error_messages={"required": "Write the day."},
    )
