"""The papers of a request about personal information."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.access.forms import SentForm, box, line, on_day, one_of
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


class OwnRequestForm(SentForm):
    """Somebody of the family asks, in their own words."""

    about = one_of(
        "What would you like to see?",
        [("child", "What is kept about the child"), ("self", "What is kept about you")],
        missing="Choose whether it is about the child or about you.",
    )
    said = box(
        "Tell us in your own words, if you like",
        "You need not give a reason. A child can ask too: somebody can write down what they say or show.",
        longest=2000,
        rows=3,
        required=False,
    )


class ReceivedForm(OwnRequestForm):
    """A request that came by letter, by phone, in person, or in pictures, written down by whoever received it."""

    about = one_of("About whom do they ask?", ABOUT, missing="Choose about whom they ask.")
    name = line("Who asks?", longest=200, missing="Write the name of whoever asks.")
    relation = line("What are they to the child?", longest=100, missing="Write what they are to the child.")
    address = box("Where shall the answer go?", longest=500, rows=4, missing="Write their postal address.")
    received = on_day(
        "On which day did it arrive?",
        "The day it reached anybody who works here, also on a holiday",
        missing="Write the day it arrived.",
    )
    proof = line(
        "How did they show who they are?",
        "For a child, that somebody who knows them vouches for them is enough",
        longest=200,
        missing="Write how they showed who they are.",
    )


class QuestionsForm(SentForm):
    """What is weighed before a child's information is gathered for somebody of the family."""

    responsibility = box(QUESTIONS["responsibility"], longest=2000, rows=3, missing="Answer this first.")
    competence = box(QUESTIONS["competence"], longest=2000, rows=3, missing="Answer this first.")
    wishes = box(QUESTIONS["wishes"], longest=2000, rows=3, missing="Answer this first.")
    interests = box(QUESTIONS["interests"], longest=2000, rows=3, missing="Answer this first.")
    order = box(QUESTIONS["order"], longest=2000, rows=3, missing="Answer this first.")


class BecauseForm(SentForm):
    """The reason for taking longer, or for closing a request."""

    because = box("Why?", longest=2000, rows=3, missing="Say why, in words the person can be told.")


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

    mark = one_of("What becomes of them?", MARKS, missing="Choose what becomes of them.")
    ground = forms.ChoiceField(label="If withheld: the ground in law", choices=GROUNDS, required=False)
    remove = box("If words are removed: which, one on each line", longest=2000, rows=3, required=False)


class OpinionForm(ItemsForm):
    """What a professional thinks of items."""

    opinion = box(
        "What do you think would happen if these were given?",
        longest=2000,
        rows=3,
        missing="Say what you think.",
    )
    mark = one_of("What should become of them?", MARKS_OF_AN_OPINION, required=False)
    ground = forms.ChoiceField(label="If withheld: the ground in law", choices=GROUNDS, required=False)


class CorrectionForm(SentForm):
    """Somebody says that something is wrong."""

    kind = one_of("What is it?", KINDS, missing="Choose whether it is a fact or an opinion.")
    where = line(
        "Where does it stand?",
        "For example, the report of June 2026, or her postcode",
        longest=300,
        missing="Say where it stands.",
    )
    said = box(
        "What should it say, or what do you think?", longest=2000, rows=3, missing="Say what is right."
    )


class AnswerForm(SentForm):
    """What becomes of what was said to be wrong."""

    done = one_of(
        "What becomes of it?",
        [
            ("right", "The fact is put right; the old value is kept in the history"),
            ("attach", "The statement stands beside the opinion"),
            ("refuse", "It is not changed"),
        ],
        missing="Choose what becomes of it.",
    )
    fact = forms.ChoiceField(label="If put right: which fact", choices=FACT_NAMES, required=False)
    new = line("If put right: what it should say", longest=200, required=False)
    answer = box("What do you answer?", longest=2000, rows=3, missing="Write what the person is told.")


class HoldForm(BecauseForm):
    """A legal hold."""

    ground = one_of("Who wants the file kept?", HOLDS, missing="Choose who wants the file kept.")


class ClassForm(SentForm):
    """What else a file is."""

    name = one_of("What else is this file?", CLASSES, missing="Choose what it is.")
    since = on_day(
        "From which day is it counted?",
        "The day of birth, of death, of the last contact or of the order",
        missing="Write the day.",
    )
