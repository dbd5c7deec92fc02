"""Signing in and out, and choosing the capacity to act in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from goldenthread.access.guards import open_to_all, signed_in
from goldenthread.access.requests import ActingRequest
from goldenthread.record.acting import ways_to_act
from goldenthread.site.door import ACTING_AS


class SignInForm(forms.Form):
    """An e-mail address and a password."""

    email = forms.EmailField(
        label="Email address", widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label="Password", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def clean(self) -> dict[str, Any]:
        """Check the two together; the answer never says which of them was wrong."""
        given = super().clean() or {}
        if not self.errors:
            self.person = authenticate(username=given["email"].lower(), password=given["password"])
            if self.person is None:
                raise forms.ValidationError(
                    "The email address or the password is not right. Check both and try again."
                )
        return given


@open_to_all
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a person in and send them where they were going."""
    form = SignInForm(request.POST or None)
    going_to = _safe(request, request.POST.get("next") or request.GET.get("next") or "/")
    if request.method == "POST" and form.is_valid():
        login(request, form.person)
        return redirect(going_to)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "site/sign_in.html", {"form": form, "next": going_to, "action": "Sign in"}, status=status
    )


@signed_in
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("sign-in")


@signed_in
def act_as(request: ActingRequest) -> HttpResponse:
    """Choose the one capacity to act in from now on."""
    ways = ways_to_act(request.user, timezone.now())
    chosen = request.POST.get("way", "")
    if request.method == "POST" and chosen in {way.id for way in ways}:
        request.session[ACTING_AS] = chosen
        return redirect("/")
    return render(request, "site/act_as.html", {"ways": ways})


def _safe(request: HttpRequest, address: str) -> str:
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe else "/"
