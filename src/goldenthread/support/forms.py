"""The papers of this room. Lengths are chosen so that the one-page plan always fits on one page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms

from goldenthread.access.forms import SentForm
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.standards.codes.needs import BroadArea
from goldenthread.support.onepage import MOST_STRATEGIES, PlanWords, StrategyWords
from goldenthread.support.verbs.planning import review_out_of_time
from goldenthread.thread.outcomes import help_with
from goldenthread.thread.toolkit import Strategy, every_strategy

LINE: Final = 130
SENTENCE: Final = 200
AREAS: Final = [("", "Not sure yet"), *((each.value, each.value.capitalize()) for each in BroadArea)]
PLACES: Final = [
    ("lessons", "In lessons"),
    ("play", "At play or break"),
    ("meals", "At meals"),
    ("moving", "Moving from one thing to the next"),
    ("home", "At home"),
    ("travel", "On the way here"),
    ("everywhere", "Everywhere"),
]
TRIED: Final = ("toolkit", "what", "who", "times", "minutes", "group", "home")
OWN_WORDS: Final = ("", "My own words")


def words(
    label: str, longest: int, *, rows: int = 2, required: bool = True, **options: Any
) -> forms.CharField:
    """Return a box for a sentence or two, with its limit."""
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, widget=box, required=required, **options)


class ConcernForm(SentForm):
    """What someone has seen. Nobody is asked for proof, a name for it, or a diagnosis."""

    seen = words(
        "What have you seen?", 600, rows=3, help_text="A sentence or two, as it happened. You need no proof.",
        error_messages={"required": "Say in a sentence what you have seen."},
    )  # fmt: skip
    where = forms.MultipleChoiceField(
        label="Where does it show?", choices=PLACES, required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"small": True, "optional": False}),
    )  # fmt: skip
    tried = words("What have you tried, and did it help?", 300, required=False)
    good_at = words("What is the child good at?", SENTENCE, required=False)
    area = forms.ChoiceField(
        label="Which area is it about?", choices=AREAS, required=False,
        help_text="Only if you are sure. No diagnosis is needed, now or later.",
    )  # fmt: skip


def _numbered(form: forms.Form, number: int, toolkit: Iterable[Strategy]) -> None:
    """Add the fields of one thing to try."""
    first, options = number == 1, _by_area(toolkit)
    own = {
        "toolkit": forms.ChoiceField(label="Choose from the toolkit", choices=options, required=False),
        "what": words(
            "What adults will do", LINE, required=False, help_text="Leave empty to use the toolkit’s words."
        ),
        "who": forms.CharField(label="Who does it?", max_length=60, required=first),
        "times": _count("Times a week", 50, required=first),
        "minutes": _count("Minutes each time", 300),
        "group": _count("Children in the group", 30),
        "home": words("The same at home", LINE, required=False, help_text="In words the family would use."),
    }
    for name, field in own.items():
        form.fields[f"{name}_{number}"] = field


def _count(label: str, most: int, *, required: bool = False) -> forms.IntegerField:
    box = forms.NumberInput(attrs={"width": 3})
    return forms.IntegerField(label=label, min_value=1, max_value=most, required=required, widget=box)


def _by_area(toolkit: Iterable[Strategy]) -> list[Any]:
    grouped: dict[str, list[tuple[str, str]]] = {}
    for each in toolkit:
        grouped.setdefault(each.area.value.capitalize(), []).append((each.key, each.name))
    return [OWN_WORDS, *((key, f"{area}: {name}") for area, those in grouped.items() for key, name in those)]


class PlanForm(SentForm):
    """The one-page plan."""

    good_at = words("What the child is good at", SENTENCE)
    says = words(
        "What the child says about it",
        SENTENCE,
        required=False,
        help_text="Their own words, or how they show it.",
    )
    need = words("What is hard at the moment", SENTENCE, help_text="In plain words. No diagnosis is needed.")
    area = forms.ChoiceField(label="Area of need", choices=AREAS, required=False)
    baseline = words("How it is now", 150, help_text="So that you can see later whether it changed.")
    change = words("What will change", 150, help_text="What the child will do, not what adults will give.")
    measure = words("How we shall know", 150, help_text="What you will count or look for, and when.")
    starts_on = forms.DateField(label="The support starts on")
    review_on = forms.DateField(label="We review it together on")
    review_reason = words("If the review falls at another time: why", 150, required=False)

    def __init__(self, *args: Any, process: str, toolkit: Iterable[Strategy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.process = process
        catalogue = list(toolkit)
        for number in range(1, MOST_STRATEGIES + 1):
            _numbered(self, number, catalogue)

    @property
    def tried(self) -> list[dict[str, Any]]:
        """The fields of each thing to try, by name, and whether any of them is filled or wrong."""
        groups = [
            {name: self[f"{name}_{number}"] for name in TRIED} for number in range(1, MOST_STRATEGIES + 1)
        ]
        return [
            group | {"filled": any(each.value() or each.errors for each in group.values())}
            for group in groups
        ]

    def clean_change(self) -> str:
        """Refuse help or a place where a change belongs. SEND Code of Practice 9.66."""
        change: str = self.cleaned_data["change"]
        wrong = help_with(change)
        if wrong:
            raise forms.ValidationError(wrong)
        return change

    def clean(self) -> dict[str, Any]:
        """Fill from the toolkit what was left empty, and check the day of the review."""
        told = super().clean() or self.cleaned_data
        for number in range(1, MOST_STRATEGIES + 1):
            self._fill(told, number)
        if not told.get("what_1") and "what_1" not in self.errors:
            self.add_error("what_1", "Choose at least one thing to try, or write your own.")
        starts, review = told.get("starts_on"), told.get("review_on")
        if starts and review and not told.get("review_reason"):
            wrong = review_out_of_time(self.process, starts, review)
            if wrong:
                self.add_error(
                    "review_on", f"{wrong} Choose a day in that time, or say below why another is better."
                )
        return told

    def _fill(self, told: dict[str, Any], number: int) -> None:
        strategy = every_strategy().get(told.get(f"toolkit_{number}", ""))
        if strategy is not None:
            told[f"what_{number}"] = told.get(f"what_{number}") or strategy.what
            told[f"home_{number}"] = told.get(f"home_{number}") or strategy.home
        elif told.get(f"who_{number}") and not told.get(f"what_{number}") and number > 1:
            self.add_error(f"what_{number}", "Say what adults will do, or choose it from the toolkit.")

    @property
    def plan(self) -> PlanWords:
        """What was written, as the verb takes it."""
        told = self.cleaned_data
        tried = [
            {name: told[f"{name}_{number}"] for name in TRIED} for number in range(1, MOST_STRATEGIES + 1)
        ]
        own = "good_at says need area baseline change measure starts_on review_on review_reason"
        return PlanWords(
            **{name: told[name] for name in own.split()},
            strategies=tuple(StrategyWords(**each) for each in tried if each["what"]),
        )


class ShareForm(SentForm):
    """A button: the plan goes to the family as it stands."""


class AtHomeForm(SentForm):
    """What the family adds."""

    what_works = words(
        "What works at home?", SENTENCE, rows=3, help_text="Anything that helps, however small."
    )


class AcknowledgeForm(SentForm):
    """A button: someone on the staff has read what the family added."""

    voice = forms.UUIDField(widget=forms.HiddenInput)


class SignForm(SentForm):
    """The family's answer to the plan."""

    agrees = forms.ChoiceField(
        label="Do you agree with this plan?",
        choices=[("yes", "Yes, I agree"), ("no", "No, not as it is")],
        widget=forms.RadioSelect(attrs={"reveals": {"no": "why_not"}}),
        error_messages={"required": "Say whether you agree with the plan."},
    )
    why_not = words(
        "What would you change, or why do you not agree?", SENTENCE, rows=3, required=False,
        help_text="Your words stay with the plan. The school answers them; nobody can take them out.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where the family does not agree."""
        told = super().clean() or self.cleaned_data
        if told.get("agrees") == "no" and not told.get("why_not"):
            self.add_error("why_not", "Say what you would change, so that the school can answer.")
        return told


class ReasonForm(SentForm):
    """A reason that the family will read."""

    reason = words("Why?", 300, rows=3, help_text="The family will read this.")


class SessionForm(SentForm):
    """One planned session: given or not."""

    provision = forms.UUIDField(widget=forms.HiddenInput)
    given = forms.ChoiceField(
        label="Was it given?", choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect(attrs={"inline": True}),
    )  # fmt: skip
    day = forms.DateField(label="Which day?")
    minutes = _count("Minutes", 300)
    group_size = _count("Children in the group", 30)
    given_by = forms.CharField(label="Who gave it?", max_length=100, required=False)
    note = words("A note, or why it was missed", 200, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a miss."""
        told = super().clean() or self.cleaned_data
        if told.get("given") == "no" and not told.get("note"):
            self.add_error("note", "Say why it was missed: for example “hall in use” or “Amara was ill”.")
        return told


class ReviewForm(SentForm):
    """What a review found, and what comes next."""

    result = forms.ChoiceField(
        label="Has the change come?",
        choices=[(each.value, each.words) for each in Result],
        widget=forms.RadioSelect,
    )
    what_changed = words("What do you see now?", 300, rows=3)
    family_view = words(
        "What the family says", 300, rows=3,
        help_text="If you could not ask them yet, say so, and when you will.",
    )  # fmt: skip
    child_view = words("What the child says", SENTENCE, required=False)
    next_step = forms.ChoiceField(
        label="What happens next?",
        choices=[(each.value, each.words) for each in NextStep],
        widget=forms.RadioSelect,
    )


class ContactForm(SentForm):
    """Who the family can turn to."""

    person = forms.ChoiceField(label="Who is the family’s contact from today?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined]  # it is a choice field


class MoreHelpForm(SentForm):
    """The SENCO's answer to the suggestion to ask for more help."""

    decision = forms.ChoiceField(
        label="What will you do?",
        choices=[
            (NextStep.SPECIALIST.value, "Ask a specialist to advise"),
            (NextStep.ASSESSMENT.value, "Ask for an education, health and care needs assessment"),
            ("decline", "Not yet"),
        ],
        widget=forms.RadioSelect(attrs={"reveals": {"decline": "reason"}}),
    )
    reason = words("Why not yet?", 300, rows=3, required=False, help_text="The family will read this.")

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a no."""
        told = super().clean() or self.cleaned_data
        if told.get("decision") == "decline" and not told.get("reason"):
            self.add_error("reason", "Say why not yet: the family has a right to know.")
        return told


def first_words(on: date, review: date, seen: str = "", good_at: str = "", area: str = "") -> dict[str, Any]:
    """Return what a new plan begins with: what the concern said, the start today and the usual day of review."""
    return {
        "need": seen[:SENTENCE], "good_at": good_at[:SENTENCE], "area": area, "starts_on": on, "review_on": review,
    }  # fmt: skip
