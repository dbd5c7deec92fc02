"""What people at work are asked for: facts of an adult, somebody who comes or goes, and whom to keep out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django import forms

from goldenthread.access.forms import SentForm
from goldenthread.circle.facts import ANSWERS, HOW_MUCH, Answer, Bar, Deciding, Relationship, Sees
from goldenthread.circle.queries import person_known_as
from goldenthread.circle.verbs.bars import ORDERS, Keeping, NobodyLikeThat
from goldenthread.circle.verbs.choosing import Found
from goldenthread.circle.verbs.people import WORKS_AS, Facts

SOMEBODY_ELSE: Final = "else"


def _answer(label: str, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=ANSWERS,
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": "Choose yes, no or not known."},
    )


def _words(label: str, missing: str, help_text: str = "", *, longest: int = 500) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing},
    )


class FactsForm(SentForm):
    """What is known of an adult of the family."""

    responsibility = _answer("Do they have parental responsibility?")
    evidence = forms.CharField(
        label="What have you seen that shows it?",
        help_text="For example, the birth certificate or the order of a court",
        max_length=200,
        required=False,
    )
    evidence_on = forms.DateField(label="When did you see it?", required=False)
    lives_with = _answer("Does the child live with them?")
    may_be_contacted = _answer(
        "May they be contacted?", "Letters and messages go to those of whom this is yes"
    )
    sees = forms.ChoiceField(
        label="What may they see?",
        help_text="While it is not known whether they have responsibility, they see at most what a school report says",
        choices=HOW_MUCH,
        widget=forms.RadioSelect,
    )
    reason = _words("Why?", "Say why this is so.", "It stays on the record")
    source = forms.CharField(
        label="Who or what says so?",
        max_length=200,
        error_messages={"required": "Say from whom or what you know this."},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what shows responsibility, where it is said to be there."""
        given = super().clean() or {}
        if given.get("responsibility") == Answer.YES and not (
            given.get("evidence") and given.get("evidence_on")
        ):
            self.add_error("evidence", "Say what you have seen that shows it, and when.")
        return given

    @property
    def facts(self) -> Facts:
        """The facts, once the form is whole."""
        told = dict(self.words)
        for name, kind in (
            ("responsibility", Answer),
            ("lives_with", Answer),
            ("may_be_contacted", Answer),
            ("sees", Sees),
        ):
            told[name] = kind(told[name])
        return Facts(**told)


class AddForm(SentForm):
    """Somebody who works with the child."""

    role = forms.ChoiceField(
        label="What are they to the child?",
        choices=[(role.value, role.label.capitalize()) for role in WORKS_AS],
        widget=forms.RadioSelect,
        help_text="A teacher or an assistant must work where the child learns",
        error_messages={"required": "Say what they are to the child."},
    )
    email = forms.EmailField(
        label="Their work email address",
        help_text="The one with which they sign in here",
        error_messages={"required": "Give their work email address."},
    )
    purpose = forms.CharField(
        label="What do they do for the child?",
        help_text="For example, speech and language therapy on Tuesdays",
        max_length=200,
        error_messages={"required": "Say what they do for the child."},
    )


class ReasonForm(SentForm):
    """Why somebody goes, or why somebody is let back."""

    reason = _words("Why?", "Say why.", longest=1000)


class KeepForm(SentForm):
    """That somebody stays kept out, and when it is looked at again."""

    reason = _words("Why do they stay kept out?", "Say why.", longest=1000)
    review_on = forms.DateField(
        label="Look at it again on",
        error_messages={"required": "Give the day on which somebody looks at this again."},
    )


class BarForm(SentForm):
    """Whom to keep out of the record, and on what ground."""

    person = forms.ChoiceField(
        label="Who must not see the record?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say who must not see the record."},
    )
    email = forms.EmailField(
        label="Email address of somebody else",
        help_text="Only if you chose somebody else above",
        required=False,
    )
    ground = forms.ChoiceField(
        label="On what ground?",
        choices=[
            ("block", "To keep somebody safe"),
            *((key, words.capitalize()) for key, words in ORDERS.items()),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say on what ground."},
    )
    reason = _words(
        "What happened?",
        "Say why they are kept out.",
        "Only colleagues who keep children safe read this",
        longest=1000,
    )
    source = forms.CharField(
        label="Who says so?",
        help_text="For an order: the court and its number",
        max_length=200,
        required=False,
    )
    review_on = forms.DateField(
        label="Look at it again on",
        help_text="When this day has come, a person decides. Nobody is let back by a date",
        error_messages={"required": "Give the day on which somebody looks at this again."},
    )

    def __init__(self, *given: Any, adults: Iterable[Relationship], **rest: Any) -> None:
        super().__init__(*given, **rest)
        named = [(str(tie.person_id), f"{tie.name}, {tie.get_role_display()}") for tie in adults]
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*dict(named).items(), (SOMEBODY_ELSE, "Somebody else")]

    def clean(self) -> dict[str, Any]:
        """Ask who says so where a court has ordered it, and for an address where it is somebody else."""
        given = super().clean() or {}
        if given.get("ground") in ORDERS and not given.get("source"):
            self.add_error("source", "Name the court and the number of the order.")
        if given.get("person") == SOMEBODY_ELSE and not given.get("email"):
            self.add_error("email", "Give the email address with which they sign in.")
        return given

    @property
    def keeping(self) -> Keeping:
        """Who is kept out, once the form is whole."""
        given = self.cleaned_data
        ordered = given["ground"] in ORDERS
        return Keeping(
            person=self._person(),
            kind=Bar.Kind.ORDER if ordered else Bar.Kind.BLOCK,
            order=given["ground"] if ordered else "",
            reason=given["reason"],
            source=given["source"],
            review_on=given["review_on"],
        )

    def _person(self) -> UUID:
        if self.cleaned_data["person"] != SOMEBODY_ELSE:
            return UUID(self.cleaned_data["person"])
        found = person_known_as(self.cleaned_data["email"])
        if found is None:
            raise NobodyLikeThat
        return found.pk


class KinForm(SentForm):
    """A child to whom somebody who works here is related."""

    given_name = forms.CharField(
        label="First name", max_length=150, error_messages={"required": "Give the first name."}
    )
    family_name = forms.CharField(
        label="Family name", max_length=150, error_messages={"required": "Give the family name."}
    )
    born = forms.DateField(label="Date of birth", error_messages={"required": "Give the date of birth."})


class CapacityForm(SentForm):
    """What was found about one decision of a young person."""

    deciding = forms.ChoiceField(
        label="Which decision is it about?",
        choices=[(each.value, each.label.capitalize()) for each in Deciding],
        widget=forms.RadioSelect,
        error_messages={"required": "Say which decision it is about."},
    )
    can_decide = forms.ChoiceField(
        label="Can they make it, with all the help that can be given?",
        choices=[("yes", "Yes"), ("no", "No, not this decision at this time")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they can make this decision."},
    )
    how_known = _words(
        "How do you know?",
        "Say how you know.",
        "Who asked, how it was explained, and what the young person said",
        longest=2000,
    )
    review_on = forms.DateField(
        label="Ask again on", error_messages={"required": "Give the day on which it is asked again."}
    )

    def __init__(self, *given: Any, adults: Iterable[Relationship], **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.adults = list(adults)
        for tie in self.adults:
            self.fields[f"sees-{tie.pk}"] = forms.ChoiceField(
                label=f"What does {tie.name} see, to decide with them?",
                help_text="Only where they cannot decide who sees their record",
                choices=HOW_MUCH,
                initial=tie.agreed or Sees.REPORT.value,
                widget=forms.RadioSelect,
            )

    @property
    def found(self) -> Found:
        """What was found, once the form is whole."""
        given = self.cleaned_data
        return Found(
            deciding=Deciding(given["deciding"]),
            can_decide=given["can_decide"] == "yes",
            how_known=given["how_known"],
            review_on=given["review_on"],
        )

    @property
    def choices(self) -> dict[UUID, Sees]:
        """What each adult sees."""
        return {tie.pk: Sees(self.cleaned_data[f"sees-{tie.pk}"]) for tie in self.adults}
