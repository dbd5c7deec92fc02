"""The papers of this room. Lengths are chosen so that the one-page plan always fits on one page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.text import capfirst

from goldenthread.access.forms import SentForm, box, line, on_day, one_of
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.standards.codes.needs import BroadArea
from goldenthread.support.onepage import MOST_STRATEGIES, PlanWords, StrategyWords
from goldenthread.support.verbs.planning import review_out_of_time
from goldenthread.thread.outcomes import help_with
from goldenthread.thread.toolkit import Strategy, every_strategy

LINE: Final = 130
SENTENCE: Final = 200
AREAS: Final = [("", "Not sure yet"), *((each.value, capfirst(each.value)) for each in BroadArea)]
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


class ConcernForm(SentForm):
    """What someone has seen. Nobody is asked for proof, a name for it, or a diagnosis."""

    seen = box(
        "What have you seen?",
        "A sentence or two, as it happened. You need no proof.",
        longest=600,
        rows=3,
        missing="Say in a sentence what you have seen.",
    )
    where = forms.MultipleChoiceField(
        label="Where does it show?", choices=PLACES, required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"small": True, "optional": False}),
    )  # fmt: skip
    tried = box("What have you tried, and did it help?", longest=300, rows=2, required=False)
    good_at = box("What is the child good at?", longest=SENTENCE, rows=2, required=False)
    area = forms.ChoiceField(
        label="Which area is it about?", choices=AREAS, required=False,
        help_text="Only if you are sure. No diagnosis is needed, now or later.",
    )  # fmt: skip


def _numbered(form: forms.Form, number: int, toolkit: Iterable[Strategy]) -> None:
    """Add the fields of one thing to try."""
    first, options = number == 1, _by_area(toolkit)
    own = {
        "toolkit": forms.ChoiceField(label="Choose from the toolkit", choices=options, required=False),
        "what": box(
            "What adults will do",
            "Leave empty to use the toolkit’s words.",
            longest=LINE,
            rows=2,
            required=False,
        ),
        "who": line("Who does it?", longest=60, required=first),
        "times": _count("Times a week", 50, required=first),
        "minutes": _count("Minutes each time", 300),
        "group": _count("Children in the group", 30),
        "home": box(
            "The same at home", "In words the family would use.", longest=LINE, rows=2, required=False
        ),
    }
    for name, field in own.items():
        form.fields[f"{name}_{number}"] = field


def _count(label: str, most: int, *, required: bool = False) -> forms.IntegerField:
    box = forms.NumberInput(attrs={"width": 3})
    return forms.IntegerField(label=label, min_value=1, max_value=most, required=required, widget=box)


def _by_area(toolkit: Iterable[Strategy]) -> list[Any]:
    grouped: dict[str, list[tuple[str, str]]] = {}
    for each in toolkit:
        grouped.setdefault(capfirst(each.area.value), []).append((each.key, each.name))
    return [OWN_WORDS, *((key, f"{area}: {name}") for area, those in grouped.items() for key, name in those)]


class PlanForm(SentForm):
    """The one-page plan."""

    good_at = box("What the child is good at", longest=SENTENCE, rows=2)
    says = box(
        "What the child says about it",
        "Their own words, or how they show it.",
        longest=SENTENCE,
        rows=2,
        required=False,
    )
    need = box(
        "What is hard at the moment", "In plain words. No diagnosis is needed.", longest=SENTENCE, rows=2
    )
    area = forms.ChoiceField(label="Area of need", choices=AREAS, required=False)
    baseline = box("How it is now", "So that you can see later whether it changed.", longest=150, rows=2)
    change = box(
        "What will change", "What the child will do, not what adults will give.", longest=150, rows=2
    )
    measure = box("How we shall know", "What you will count or look for, and when.", longest=150, rows=2)
    starts_on = on_day("The support starts on")
    review_on = on_day("We review it together on")
    review_reason = box("If the review falls at another time: why", longest=150, rows=2, required=False)

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

    what_works = box("What works at home?", "Anything that helps, however small.", longest=SENTENCE, rows=3)


class AcknowledgeForm(SentForm):
    """A button: someone on the staff has read what the family added."""

    voice = forms.UUIDField(widget=forms.HiddenInput)


class SignForm(SentForm):
    """The family's answer to the plan."""

    agrees = one_of(
        "Do you agree with this plan?",
        [("yes", "Yes, I agree"), ("no", "No, not as it is")],
        missing="Say whether you agree with the plan.",
        reveals={"no": "why_not"},
    )
    why_not = box(
        "What would you change, or why do you not agree?",
        "Your words stay with the plan. The school answers them; nobody can take them out.",
        longest=SENTENCE,
        rows=3,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where the family does not agree."""
        told = super().clean() or self.cleaned_data
        if told.get("agrees") == "no" and not told.get("why_not"):
            self.add_error("why_not", "Say what you would change, so that the school can answer.")
        return told


class ReasonForm(SentForm):
    """A reason that the family will read."""

    reason = box("Why?", "The family will read this.", longest=300, rows=3)


class SessionForm(SentForm):
    """One planned session: given or not."""

    provision = forms.UUIDField(widget=forms.HiddenInput)
    given = one_of("Was it given?", [("yes", "Yes"), ("no", "No")], inline=True)
    day = on_day("Which day?")
    minutes = _count("Minutes", 300)
    group_size = _count("Children in the group", 30)
    given_by = line("Who gave it?", longest=100, required=False)
    note = box("A note, or why it was missed", longest=200, rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a miss."""
        told = super().clean() or self.cleaned_data
        if told.get("given") == "no" and not told.get("note"):
            self.add_error("note", "Say why it was missed: for example “hall in use” or “Amara was ill”.")
        return told


class ReviewForm(SentForm):
    """What a review found, and what comes next."""

    result = one_of("Has the change come?", [(each.value, each.words) for each in Result])
    what_changed = box("What do you see now?", longest=300, rows=3)
    family_view = box(
        "What the family says",
        "If you could not ask them yet, say so, and when you will.",
        longest=300,
        rows=3,
    )
    child_view = box("What the child says", longest=SENTENCE, rows=2, required=False)
    next_step = one_of("What happens next?", [(each.value, each.words) for each in NextStep])


class ContactForm(SentForm):
    """Who the family can turn to."""

    person = one_of("Who is the family’s contact from today?", ())

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined]  # it is a choice field


class MoreHelpForm(SentForm):
    """The SENCO's answer to the suggestion to ask for more help."""

    decision = one_of(
        "What will you do?",
        [
            (NextStep.SPECIALIST.value, "Ask a specialist to advise"),
            (NextStep.ASSESSMENT.value, "Ask for an education, health and care needs assessment"),
            ("decline", "Not yet"),
        ],
        reveals={"decline": "reason"},
    )
    reason = box("Why not yet?", "The family will read this.", longest=300, rows=3, required=False)

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
