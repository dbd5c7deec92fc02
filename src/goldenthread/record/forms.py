"""The papers of the record room: a document that someone adds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from goldenthread.access.forms import SentForm
from goldenthread.access.rulings import Refused
from goldenthread.record.documents import KINDS, LARGEST, FileTooLarge, media_type


class DocumentForm(SentForm):
    """A document: the file, a name people will know it by, and what kind it is."""

    file = forms.FileField(
        label="The file",
        help_text="A PDF, a Word document (.docx), a PNG or a JPEG, up to 20 MB",
        error_messages={
            "required": "Choose the file to add.",
            "empty": "This file is empty. Choose another.",
        },
    )
    name = forms.CharField(
        label="What shall we call it?",
        help_text="For example, speech therapy report, June 2026",
        max_length=200,
        error_messages={"required": "Give the document a name people will know it by."},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what kind of document it is."},
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse a file that is too large or of another kind before its words are sent anywhere."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(FileTooLarge.__doc__ or "")
        try:
            media_type(file.read())
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        file.seek(0)
        return file


class AskForm(SentForm):
    """A family's question about a look."""

    question = forms.CharField(
        label="What would you like to know?",
        help_text="For example: why did they read this, and what for?",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write what you would like to know."},
    )


class ExplainForm(SentForm):
    """The answer to a question about a look."""

    answer = forms.CharField(
        label="Your answer to the family",
        help_text="Say plainly why this person looked, or that they should not have and what happens now.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write your answer."},
    )
