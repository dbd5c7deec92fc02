"""The second step of signing in: a code, or a passkey."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.access.guards import open_to_all
from goldenthread.access.models import Person
from goldenthread.access.signing import happenings, limits
from goldenthread.access.signing.codes import use_code
from goldenthread.access.signing.factors import held_by
from goldenthread.site.signing_in.coming_in import enter, halfway
from goldenthread.site.signing_in.forms import NOT_TAKEN, CodeForm
from goldenthread.site.signing_in.visitors import whose


@open_to_all
def second_step(request: HttpRequest) -> HttpResponse:
    """Take a code from whoever has given their password."""
    here = halfway(request)
    if here is None:
        return redirect("sign-in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and takes_code(request, here.person, form):
        return enter(request, here.person, here.going_to)
    held = held_by(here.person)
    context = {"form": form, "action": "Go on", "held": held, "takes_codes": held.app or held.recovery_codes}
    return render(request, "site/second_step.html", context, status=422 if request.method == "POST" else 200)


def takes_code(request: HttpRequest, person: Person, form: Form) -> bool:
    """Say whether the code on the form is the person's; write on the form why not. Five failures, then a rest."""
    tried = whose(request, str(person.pk))
    try:
        limits.check(limits.CODE, tried)
    except limits.TooManyTries as trouble:
        happenings.note_lock(person, tried.at)
        form.add_error(None, str(trouble))
        return False
    if use_code(person, form.cleaned_data["code"], tried.at):
        limits.forget(limits.CODE, tried)
        return True
    limits.count(limits.CODE, tried)
    happenings.note(happenings.What.WRONG, person, tried.at)
    form.add_error("code", NOT_TAKEN)
    return False
