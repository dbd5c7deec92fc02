"""The papers of the record room: a document that someone adds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from goldenthread.access.forms import SentForm
from goldenthread.access.rulings import Refused
from goldenthread.record.documents import KINDS, LARGEST, FileTooLarge, media_type
from goldenthread.record.inviting import ANSWERS, ROLES, Asked


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


class InviteForm(SentForm):
    """Somebody of the family: name, what they are to the child, what is known, and perhaps an address to write to."""

    name = forms.CharField(
        label="Their name", max_length=200, error_messages={"required": "Give their name."}
    )
    role = forms.ChoiceField(
        label="What are they to the child?",
        choices=ROLES,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what they are to the child."},
    )
    responsibility = forms.ChoiceField(
        label="Do they have parental responsibility?",
        help_text="If you do not know, they see what a school report says until somebody has found out",
        choices=ANSWERS,
        initial="unknown",
        widget=forms.RadioSelect,
    )
    evidence = forms.CharField(
        label="How do you know?",
        help_text="For example, birth certificate seen on 3 May",
        max_length=200,
        required=False,
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
