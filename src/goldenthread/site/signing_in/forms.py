"""What is typed to sign in, and to set up how one signs in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from goldenthread.access.forms import line
from goldenthread.access.models import Person

ADVICE = "At least 12 characters. Three or four words that have nothing to do with each other work well."
NOT_TAKEN = "That code is not right, or has been used already. Wait for the next one and try again."


def email_field(label: str = "Email address") -> forms.EmailField:
    return forms.EmailField(label=label, widget=forms.EmailInput(attrs={"autocomplete": "username"}))


def known_password() -> forms.CharField:
    """Ask for a password exactly as it was set: nothing is taken off its ends."""
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    return forms.CharField(label="Password", strip=False, widget=widget)


def code_field(label: str, **rest: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=40, widget=widget, **rest)


class SignInForm(forms.Form):
    """An e-mail address and a password."""

    email = email_field()
    password = known_password()


class CodeForm(forms.Form):
    """A code from an app, or a recovery code."""

    code = code_field("Code", help_text="The 6 digits your app shows, or one of your recovery codes")


class FirstCodeForm(forms.Form):
    """The first code of an app that is being set up."""

    code = code_field("Code your app shows now", help_text="6 digits")


class PasskeyNameForm(forms.Form):
    """What a passkey is called."""

    name = line("A name for it", "For example, my phone, or school laptop", longest=80, required=False)


class EmailForm(forms.Form):
    """An e-mail address alone."""

    email = email_field()


class NewPasswordForm(forms.Form):
    """A new password, checked against the rules for the person whose it will be."""

    password = forms.CharField(
        label="New password", help_text=ADVICE, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *given: Any, person: Person | None = None, **rest: Any) -> None:
        self.person = person
        super().__init__(*given, **rest)

    def clean_password(self) -> str:
        """Check it as it was typed."""
        password: str = self.cleaned_data["password"]
        try:
            validate_password(password, self.person)
        except ValidationError as trouble:
            raise forms.ValidationError(trouble.messages) from trouble
        return password


class AgainForm(forms.Form):
    """The password once more, and a code where the person has an app."""

    password = known_password()
    code = code_field("Code", help_text="The 6 digits your app shows, or one of your recovery codes")

    def __init__(self, *given: Any, with_password: bool, with_code: bool, **rest: Any) -> None:
        super().__init__(*given, **rest)
        if not with_password:
            del self.fields["password"]
        if not with_code:
            del self.fields["code"]
