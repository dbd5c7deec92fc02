"""Signing in with an address and a password, signing out, and choosing the capacity to act in."""

from __future__ import annotations

from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from goldenthread.access.guards import open_to_all, signed_in
from goldenthread.access.models import Person
from goldenthread.access.requests import ActingRequest
from goldenthread.access.signing import happenings, limits, sessions
from goldenthread.access.signing.outside.profiles import providers
from goldenthread.record.acting import ways_to_act
from goldenthread.site.signing_in.coming_in import after_first_step
from goldenthread.site.signing_in.forms import SignInForm
from goldenthread.site.signing_in.visitors import going_to, whose

WRONG = "The email address or the password is not right. Check both and try again."
CLEARED = '"cache", "cookies", "storage"'


@open_to_all
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Take an address and a password; the answer never says which of them was wrong."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = _whose(request, form)
        if person is not None:
            return after_first_step(request, person, going_to(request))
    context = {
        "form": form,
        "next": going_to(request),
        "action": "Sign in",
        "providers": sorted(providers().values(), key=lambda each: each.name),
    }
    return render(request, "site/sign_in.html", context, status=422 if request.method == "POST" else 200)


def _whose(request: HttpRequest, form: SignInForm) -> Person | None:
    """Return whose address and password these are, or write on the form why nobody's are taken."""
    email = form.cleaned_data["email"].lower()
    tried = whose(request, email)
    try:
        limits.check(limits.PASSWORD, tried)
    except limits.TooManyTries as trouble:
        happenings.note_lock_at(email, tried.at)
        form.add_error(None, str(trouble))
        return None
    person = authenticate(request, username=email, password=form.cleaned_data["password"])
    if not isinstance(person, Person):
        limits.count(limits.PASSWORD, tried)
        happenings.note_at(happenings.What.WRONG, email, tried.at)
        form.add_error(None, WRONG)
        return None
    limits.forget(limits.PASSWORD, tried)
    return person


@signed_in
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and have the browser forget what it kept of it."""
    logout(request)
    answer = redirect("sign-in")
    answer["Clear-Site-Data"] = CLEARED
    return answer


@signed_in
def act_as(request: ActingRequest) -> HttpResponse:
    """Choose the one capacity to act in from now on."""
    ways = ways_to_act(request.user, timezone.now())
    chosen = request.POST.get("way", "")
    if request.method == "POST" and chosen in {way.id for way in ways}:
        sessions.act_as(request.session, chosen)
        return redirect("/")
    return render(request, "site/act_as.html", {"ways": ways})
