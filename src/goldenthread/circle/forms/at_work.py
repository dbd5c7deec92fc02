"""What people at work are asked for: facts of an adult, somebody who comes or goes, and whom to keep out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.text import capfirst

from goldenthread.access.forms import SentForm, box, line, on_day, one_of
from goldenthread.circle.facts import ANSWERS, HOW_MUCH, Answer, Bar, Deciding, Relationship, Sees
from goldenthread.circle.queries import person_known_as
from goldenthread.circle.verbs.bars import ORDERS, Keeping, NobodyLikeThat
from goldenthread.circle.verbs.choosing import Found
from goldenthread.circle.verbs.people import WORKS_AS, Facts

SOMEBODY_ELSE: Final = "else"


def _answer(label: str, help_text: str = "") -> forms.ChoiceField:
    return one_of(label, ANSWERS, hint=help_text, missing="Choose yes, no or not known.", inline=True)


class FactsForm(SentForm):
    """What is known of an adult of the family."""

    responsibility = _answer("Do they have parental responsibility?")
    evidence = line(
        "What have you seen that shows it?",
        "For example, the birth certificate or the order of a court",
        longest=200,
        required=False,
    )
    evidence_on = on_day("When did you see it?", required=False)
    lives_with = _answer("Does the child live with them?")
    may_be_contacted = _answer(
        "May they be contacted?", "Letters and messages go to those of whom this is yes"
    )
    sees = one_of(
        "What may they see?",
        HOW_MUCH,
        hint="While it is not known whether they have responsibility, they see at most what a school report says",
    )
    reason = box("Why?", "It stays on the record", longest=500, rows=3, missing="Say why this is so.")
    source = line("Who or what says so?", longest=200, missing="Say from whom or what you know this.")

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

    role = one_of(
        "What are they to the child?",
        [(role.value, capfirst(role.label)) for role in WORKS_AS],
        hint="A teacher or an assistant must work where the child learns",
        missing="Say what they are to the child.",
    )
    email = forms.EmailField(
        label="Their work email address",
        help_text="The one with which they sign in here",
        error_messages={"required": "Give their work email address."},
    )
    purpose = line(
        "What do they do for the child?",
        "For example, speech and language therapy on Tuesdays",
        longest=200,
        missing="Say what they do for the child.",
    )


class ReasonForm(SentForm):
    """Why somebody goes, or why somebody is let back."""

    reason = box("Why?", longest=1000, rows=3, missing="Say why.")


class KeepForm(SentForm):
    """That somebody stays kept out, and when it is looked at again."""

    reason = box("Why do they stay kept out?", longest=1000, rows=3, missing="Say why.")
    review_on = on_day("Look at it again on", missing="Give the day on which somebody looks at this again.")


class BarForm(SentForm):
    """Whom to keep out of the record, and on what ground."""

    person = one_of("Who must not see the record?", (), missing="Say who must not see the record.")
    email = forms.EmailField(
        label="Email address of somebody else",
        help_text="Only if you chose somebody else above",
        required=False,
    )
    ground = one_of(
        "On what ground?",
        [
            ("block", "To keep somebody safe"),
            *((key, capfirst(words)) for key, words in ORDERS.items()),
        ],
        missing="Say on what ground.",
    )
    reason = box(
        "What happened?",
        "Only colleagues who keep children safe read this",
        longest=1000,
        rows=3,
        missing="Say why they are kept out.",
    )
    source = line("Who says so?", "For an order: the court and its number", longest=200, required=False)
    review_on = on_day(
        "Look at it again on",
        "When this day has come, a person decides. Nobody is let back by a date",
        missing="Give the day on which somebody looks at this again.",
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

    given_name = line("First name", longest=150, missing="Give the first name.")
    family_name = line("Family name", longest=150, missing="Give the family name.")
    born = on_day("Date of birth", missing="Give the date of birth.")


class CapacityForm(SentForm):
    """What was found about one decision of a young person."""

    deciding = one_of(
        "Which decision is it about?",
        [(each.value, capfirst(each.label)) for each in Deciding],
        missing="Say which decision it is about.",
    )
    can_decide = one_of(
        "Can they make it, with all the help that can be given?",
        [("yes", "Yes"), ("no", "No, not this decision at this time")],
        missing="Say whether they can make this decision.",
    )
    how_known = box(
        "How do you know?",
        "Who asked, how it was explained, and what the young person said",
        longest=2000,
        rows=3,
        missing="Say how you know.",
    )
    review_on = on_day("Ask again on", missing="Give the day on which it is asked again.")

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
