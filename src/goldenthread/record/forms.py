"""The papers of the record room: a document that someone adds, and the field in which any form takes a file."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from goldenthread.access.forms import SentForm, box, line, one_of
from goldenthread.record.documents import KINDS, LARGEST, UnfitFile, look_into
from goldenthread.record.files.apart import Fit
from goldenthread.record.files.kinds import ACCEPT
from goldenthread.record.files.names import readable
from goldenthread.record.files.unfit import Reason
from goldenthread.record.inviting import ANSWERS, ROLES, Asked
from goldenthread.record.sharing import RULES

WHAT_FITS: Final = (
    "PDF, Word, Excel, OpenDocument, a picture (JPEG, PNG or HEIC), plain text or an email, up to 20 MB"
)


class FitFile(forms.FileField):
    """A file that was looked into before anything is done with it: its value is `Fit`, or nothing."""

    def __init__(self, **rest: Any) -> None:
        usual = {"required": "Choose the file to add.", "empty": Reason.EMPTY.value}
        super().__init__(**{**rest, "error_messages": {**usual, **rest.get("error_messages", {})}})

    def clean(self, data: Any, initial: Any = None) -> Fit | None:
        """Refuse a file that is too large, of another kind, or not fit to be read by others, and say why."""
        sent = super().clean(data, initial)
        if not sent:
            return None
        if sent.size > LARGEST:
            raise forms.ValidationError(Reason.TOO_LARGE.value)
        try:
            return look_into(sent.read(), sent.name or "")
        except UnfitFile as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser offer what fits first."""
        return {**super().widget_attrs(widget), "accept": ACCEPT}


class DocumentForm(SentForm):
    """A document: the file, a name people will know it by, and what kind it is."""

    file = FitFile(label="The file", help_text=WHAT_FITS)
    name = line(
        "What shall we call it?",
        "For example, speech therapy report, June 2026",
        longest=200,
        missing="Give the document a name people will know it by.",
    )
    kind = one_of("What is it?", KINDS, missing="Say what kind of document it is.")
    sharing = forms.ChoiceField(
        label="Who may read it?",
        help_text="A complaint goes to the local authority alone unless you say otherwise",
        choices=[("", "As usual for this kind"), *RULES],
        required=False,
    )

    def clean_name(self) -> str:
        """Take out what cannot be seen in a name, such as characters that turn the direction of writing."""
        name = readable(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError("Give the document a name people will know it by.")
        return name


class AskForm(SentForm):
    """A family's question about a look."""

    question = box(
        "What would you like to know?",
        "For example: why did they read this, and what for?",
        longest=5000,
        rows=5,
        missing="Write what you would like to know.",
    )


class ExplainForm(SentForm):
    """The answer to a question about a look."""

    answer = box(
        "Your answer to the family",
        "Say plainly why this person looked, or that they should not have and what happens now.",
        longest=5000,
        rows=8,
        missing="Write your answer.",
    )


class InviteForm(SentForm):
    """Somebody of the family: name, what they are to the child, what is known, and perhaps an address to write to."""

    name = line("Their name", longest=200, missing="Give their name.")
    role = one_of("What are they to the child?", ROLES, missing="Say what they are to the child.")
    responsibility = forms.ChoiceField(
        label="Do they have parental responsibility?",
        help_text="If you do not know, they see what a school report says until somebody has found out",
        choices=ANSWERS,
        initial="unknown",
        widget=forms.RadioSelect,
    )
    evidence = line(
        "How do you know?", "For example, birth certificate seen on 3 May", longest=200, required=False
    )
    email = forms.EmailField(
        label="Email address",
        help_text="The link goes there and the reference stands on the letter. Without it both stand on the letter",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask how it is known, where responsibility is said to be."""
        given = super().clean() or {}
        if given.get("responsibility") == "yes" and not given.get("evidence"):
            self.add_error("evidence", "Say how you know that they have parental responsibility.")
        return given

    @property
    def asked(self) -> Asked:
        """Who is asked in, once the form is whole."""
        return Asked.of(self.words)
