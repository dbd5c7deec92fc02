"""The papers of this room. What is typed here is never kept as a draft."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.access.forms import SentForm, box, line, on_day, one_of
from goldenthread.safeguarding.choices import KINDS_OF_NOTE, KINDS_OF_REACH

_NOBODY = ("", "Nobody in particular")


class ReachForm(SentForm):
    """A way to reach the family."""

    kind = one_of("What is it?", KINDS_OF_REACH, missing="Choose what it is.")
    told = box(
        "Write it here",
        "An address: one line for each part",
        longest=500,
        rows=5,
        missing="Write the address, the number or the name.",
    )
    person = forms.ChoiceField(label="Whose is it?", required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["person"]
        field.choices = [("", "The child’s own"), *people]  # type: ignore[attr-defined]  # a choice field has choices


class ShelterForm(SentForm):
    """Keeping safe where a child is: why, and who may know."""

    reason = box(
        "Why must it be kept safe?",
        longest=8000,
        rows=5,
        missing="Say why, for those who decide later whether it still must be.",
    )
    named = forms.MultipleChoiceField(
        label="Who may know where the child lives and learns?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Only these people and you. Include the staff who teach the child.",
    )  # fmt: skip

    def __init__(self, *args: Any, people: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["named"].choices = people  # type: ignore[attr-defined]  # as above


class NameForm(SentForm):
    """Naming somebody else who may know where, or taking somebody off the list."""

    person = forms.ChoiceField(label="Who?", error_messages={"required": "Choose a person."})
    what = one_of(
        "What changes?",
        [
            ("name", "They may know from now on"),
            ("unname", "They may no longer know"),
            ("lift", "It need not be kept safe any more: everybody in the circle may know"),
        ],
        missing="Choose what changes.",
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["person"].choices = people  # type: ignore[attr-defined]  # as above


class NoteForm(SentForm):
    """A safeguarding note."""

    kind = one_of("What is it?", KINDS_OF_NOTE, missing="Choose what it is.")
    told = box(
        "What happened?",
        longest=8000,
        rows=5,
        missing="Write what was seen or said, in the words that were used.",
    )
    about = forms.ChoiceField(
        label="Which member of staff is it about?", required=False,
        help_text="They will not see this note, nor that there is one.",
    )  # fmt: skip
    call = line(
        "Whom should staff call about this child?",
        "A name and a telephone number. Leave it empty and no mark is shown to staff.",
        longest=200,
        required=False,
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["about"].choices = [_NOBODY, *people]  # type: ignore[attr-defined]  # as above


class ToldForm(SentForm):
    """What a child said, as an adult of the family writes it down: they have heard it, so nobody is to be asked."""

    told = box(
        "What do you want to say?",
        longest=8000,
        rows=5,
        missing="Write what you want to say, or what the child said or showed.",
    )


class OwnWordsForm(ToldForm):
    """What a child says, and whether they want to be asked first."""

    ask_first = forms.BooleanField(
        label="This is my view: ask me before sharing it with my parents or carers", required=False
    )


class OverrideForm(SentForm):
    """Sharing a child's words without asking."""

    because = box(
        "Why must this be shared to keep somebody safe?",
        "Tell the child first, unless that would put somebody at risk.",
        longest=8000,
        rows=5,
        missing="Say why. It is kept with the words.",
    )


class DeathForm(SentForm):
    """The day on which a child died."""

    died_on = on_day("On which day?", missing="Give the day.")


class HealthForm(SentForm):
    """Something about a child's health."""

    told = box("What is it?", longest=8000, rows=5, missing="Write what it is.")
    for_support = forms.BooleanField(
        label="Staff need to know this to support the child", required=False,
        help_text="Without this, only health professionals and the family can read it.",
    )  # fmt: skip
