"""A forgotten password: a link by e-mail, which never stands in for the second step."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.views.decorators.debug import sensitive_post_parameters

from goldenthread.access.guards import open_to_all
from goldenthread.access.models import Person
from goldenthread.access.signing import happenings, limits, sessions, telling
from goldenthread.access.signing.factors import held_by
from goldenthread.access.signing.happenings import What
from goldenthread.site.signing_in.forms import EmailForm, NewPasswordForm
from goldenthread.site.signing_in.visitors import whose

BY_EMAIL_ALONE = (
    "Somebody, perhaps you, asked for a new password for Golden Thread.\n\nYour account has no second step, and we "
    "never let anyone in by e-mail alone. So the people you know at the school and in the council's SEND team see that "
    "you need help. Ring them, or see them: they give you a reference, and we send you a link that works together with "
    "it. Everything you wrote is still there.\n\nIf you did not ask for this, there is nothing to do: nobody got in."
)


@open_to_all
def forgotten(request: HttpRequest) -> HttpResponse:
    """Send a link, if there is anyone to send it to. The answer is the same if there is not."""
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].lower()
        tried = whose(request, email)
        try:
            limits.check(limits.RESET, tried)
        except limits.TooManyTries as trouble:
            form.add_error(None, str(trouble))
        else:
            limits.count(limits.RESET, tried)
            _send(request, email)
            return render(request, "site/forgotten_sent.html", {"email": email})
    status = 422 if request.method == "POST" else 200
    return render(request, "site/forgotten.html", {"form": form, "action": "Send me a link"}, status=status)


def _send(request: HttpRequest, email: str) -> None:
    person = Person.objects.filter(email=email, is_active=True).first()
    needs_help = person is None or not held_by(person).any
    happenings.note(What.HELP if needs_help else What.FORGOT, person, timezone.now())
    if person is None:
        return
    if needs_help:
        telling.send(email, BY_EMAIL_ALONE)
        return
    who, token = urlsafe_base64_encode(force_bytes(person.pk)), default_token_generator.make_token(person)
    link = request.build_absolute_uri(reverse("sign-in-new-password", args=[who, token]))
    minutes = settings.PASSWORD_RESET_TIMEOUT // 60
    telling.send(email, f"Set a new password for Golden Thread here, within {minutes} minutes:\n\n{link}\n\n"
                 "If you did not ask for this, there is nothing to do.")  # fmt: skip


@open_to_all
@sensitive_post_parameters("password")
def new_password(request: HttpRequest, who: str, token: str) -> HttpResponse:
    """Set a new password by a link; then the person signs in with it, and with their second step."""
    person = _person(who)
    if person is None or not default_token_generator.check_token(person, token):
        return render(request, "site/link_gone.html", status=404)
    form = NewPasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        person.set_password(form.cleaned_data["password"])
        person.save()
        sessions.end_all(person)
        happenings.note(What.CHANGED, person, timezone.now())
        telling.tell_changed(person, "Your password was changed.")
        return redirect("sign-in")
    status = 422 if request.method == "POST" else 200
    return render(request, "site/new_password.html", {"form": form, "action": "Change it"}, status=status)


def _person(who: str) -> Person | None:
    try:
        key = urlsafe_base64_decode(who).decode()
        return Person.objects.filter(pk=key, is_active=True).first()
    except (ValueError, ValidationError):
        return None
