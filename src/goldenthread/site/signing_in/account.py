"""A person's own page: how they sign in, and where they are signed in."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.guards import guarded
from goldenthread.access.models import Factor
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.signing import factors, sessions, telling
from goldenthread.access.signing.outside.profiles import providers
from goldenthread.access.stepping_up import step_up
from goldenthread.site.signing_in.forms import NewPasswordForm
from goldenthread.site.signing_in.visitors import needs_second_step


@guarded(Part.ACCOUNT)
@require_safe
def account(request: ActingRequest) -> HttpResponse:
    """Show how this person signs in, and where they are signed in."""
    person, now = request.user, timezone.now()
    known = {key: each.name for key, each in providers().items()}
    context = {
        "held": factors.held_by(person),
        "factors": person.factors.exclude(kind=Factor.Kind.RECOVERY).order_by("added_at", "pk"),
        "keys": [
            known.get(key.provider, key.provider) for key in person.outside_keys.order_by("added_at", "pk")
        ],
        "providers": _not_joined(request),
        "sessions": sessions.sessions_of(person, now),
        "this_one": request.session.session_key,
        "has_password": person.has_usable_password(),
        "is_family": request.actor.capacity.is_family,
        "shares_device": person.shares_device,
    }
    return render(request, "site/account.html", context)


def _not_joined(request: ActingRequest) -> list[object]:
    """Return the providers for people like this one that they have not joined to their account yet."""
    joined = set(request.user.outside_keys.order_by().values_list("provider", flat=True))
    who = "family" if request.actor.capacity.is_family else "staff"
    return [each for each in providers().values() if who in each.who and each.key not in joined]


@guarded(Part.ACCOUNT, Act.WRITE)
@require_POST
def end_session(request: ActingRequest) -> HttpResponse:
    """End one of this person's sessions, or all but this one."""
    asked = request.POST.get("session", "")
    if asked == "others":
        sessions.end_all(request.user, but=request.session.session_key or "")
    elif _is_id(asked):
        sessions.end_session(request.user, UUID(asked))
    return redirect("account")


@guarded(Part.ACCOUNT, Act.WRITE)
@require_POST
@step_up
def remove_factor(request: ActingRequest) -> HttpResponse:
    """Take a passkey or an app away."""
    asked = request.POST.get("factor", "")
    if _is_id(asked):
        needed = needs_second_step(request.user, timezone.now())
        factors.remove(request.user, UUID(asked), needs_one=needed)
        telling.tell_changed(request.user, "A way of proving that it is you was taken away.")
    return redirect("account")


@guarded(Part.ACCOUNT, Act.WRITE)
@step_up
@sensitive_post_parameters("password")
def new_password(request: ActingRequest) -> HttpResponse:
    """Set another password, and end every other session."""
    form = NewPasswordForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        request.user.set_password(form.cleaned_data["password"])
        request.user.save()
        update_session_auth_hash(request, request.user)
        sessions.end_all(request.user, but=request.session.session_key or "")
        telling.tell_changed(request.user, "Your password was changed.")
        return redirect("account")
    status = 422 if request.method == "POST" else 200
    return render(request, "site/new_password.html", {"form": form, "action": "Change it"}, status=status)


@guarded(Part.ACCOUNT, Act.WRITE)
@require_POST
def share_device(request: ActingRequest) -> HttpResponse:
    """Say whether others use this person's phone or computer: then no page gives itself away by its title."""
    request.user.shares_device = request.POST.get("shared") == "yes"
    request.user.save(update_fields=["shares_device"])
    return redirect("account")


def _is_id(asked: str) -> bool:
    try:
        UUID(asked)
    except ValueError:
        return False
    return True
