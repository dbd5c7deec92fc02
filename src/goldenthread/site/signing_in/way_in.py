"""A new way into an account that is there: whoever proved an invitation to it chooses another password."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.access.models import Invitation, Person
from goldenthread.access.signing import happenings, inviting, sessions, telling
from goldenthread.access.signing.inviting import NoInvitation
from goldenthread.site.signing_in.coming_in import after_first_step
from goldenthread.site.signing_in.forms import NewPasswordForm

KIND: Final = "way_in"


def come_back_in(request: HttpRequest, invitation: Invitation, forget: str) -> HttpResponse:
    """Take a new password for the one account the invitation is for; its sessions end, and its person is told."""
    person = Person.objects.filter(pk=UUID(invitation.gives["person"]), is_active=True).first()
    if person is None:
        return render(request, "site/link_gone.html", {"because": str(NoInvitation())}, status=404)
    form = NewPasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        _change(person, form.cleaned_data["password"], invitation)
        request.session.pop(forget)
        return after_first_step(request, person, "/")
    status = 422 if request.method == "POST" else 200
    return render(request, "site/new_password.html", {"form": form, "action": "Go on"}, status=status)


@transaction.atomic
def _change(person: Person, password: str, invitation: Invitation) -> None:
    now = timezone.now()
    inviting.accept(invitation, person, now)
    person.set_password(password)
    person.save(update_fields=["password"])
    sessions.end_all(person)
    happenings.note(happenings.What.CHANGED, person, now)
    telling.tell_changed(person, "You have a new password.")
