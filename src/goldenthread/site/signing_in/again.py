"""Signing in again, by someone who is signed in, before something that matters."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from goldenthread.access.guards import signed_in
from goldenthread.access.models import Person
from goldenthread.access.requests import ActingRequest
from goldenthread.access.signing import happenings, limits, sessions
from goldenthread.access.signing.factors import held_by
from goldenthread.access.signing.outside.profiles import providers
from goldenthread.access.signing.passkeys import PasskeyNotTaken
from goldenthread.site.signing_in.forms import AgainForm
from goldenthread.site.signing_in.passkey import whose_passkey
from goldenthread.site.signing_in.second_step import takes_code
from goldenthread.site.signing_in.visitors import going_to, whose

WRONG = "That password is not right. Check it and try again."


@signed_in
@sensitive_post_parameters("password", "code")
def again(request: ActingRequest) -> HttpResponse:
    """Ask for everything that the person signs in with, or for a passkey, or the provider they come from."""
    person, held = request.user, held_by(request.user)
    asks = {"with_password": person.has_usable_password(), "with_code": held.app}
    form = AgainForm(request.POST or None, **asks)
    if request.method == "POST":
        if _is_proved(request, form):
            sessions.prove_again(request.session, timezone.now())
            return redirect(going_to(request))
        form.is_valid()
    keys = person.outside_keys.order_by("provider").values_list("provider", flat=True)
    context = {
        "form": form,
        "held": held,
        "next": going_to(request),
        "action": "Go on",
        "by_form": any(asks.values()),
        "providers": [providers()[key] for key in keys if key in providers()],
    }
    return render(request, "site/again.html", context, status=422 if request.method == "POST" else 200)


def _is_proved(request: ActingRequest, form: AgainForm) -> bool:
    if "answer" in request.POST:
        return _is_by_passkey(request, form)
    if not form.fields or not form.is_valid():
        return False
    if "password" in form.fields and not _is_password(request, form):
        return False
    return "code" not in form.fields or takes_code(request, request.user, form)


def _is_by_passkey(request: ActingRequest, form: AgainForm) -> bool:
    try:
        return whose_passkey(request) == request.user
    except PasskeyNotTaken as trouble:
        form.errors.clear()
        form.add_error(None, str(trouble))
        return False


def _is_password(request: ActingRequest, form: AgainForm) -> bool:
    person: Person = request.user
    tried = whose(request, person.email)
    try:
        limits.check(limits.PASSWORD, tried)
    except limits.TooManyTries as trouble:
        happenings.note_lock(person, tried.at)
        form.add_error(None, str(trouble))
        return False
    if person.check_password(form.cleaned_data["password"]):
        return True
    limits.count(limits.PASSWORD, tried)
    happenings.note(happenings.What.WRONG, person, tried.at)
    form.add_error("password", WRONG)
    return False
