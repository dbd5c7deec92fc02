"""Asking for advice and giving it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst

from goldenthread.access.forms import SentForm, box, line
from goldenthread.record.forms import WHAT_FITS, FitFile
from goldenthread.rulebook.advice import BODIES, Needed


class AskForAdviceForm(SentForm):
    """Whom to ask for advice: those the regulations name, and others."""

    bodies = forms.MultipleChoiceField(
        label="Whom do you ask now?",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"optional": False}),
    )
    also = line(
        "Anyone else",
        "For example, speech and language therapy. One service at a time.",
        longest=80,
        required=False,
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
        choices = [(each.body.key, capfirst(each.body.words)) for each in open_ones]
        choices += [(body.key, capfirst(body.words)) for body in others]
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
    report = FitFile(
        label="Or add the report",
        help_text=WHAT_FITS,
        required=False,
    )
    given_by = line("Who gives this advice?", longest=200, required=False)
    role = line("What is their role?", longest=200, required=False)
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
