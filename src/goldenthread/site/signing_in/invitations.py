"""Accepting an invitation: the link, the detail that only the invited know, and a way to sign in from now on."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from goldenthread.access.guards import open_to_all
from goldenthread.access.ids import new_id
from goldenthread.access.models import Invitation, Person
from goldenthread.access.rulings import Refused
from goldenthread.access.signing import inviting, known, limits, telling
from goldenthread.access.signing.inviting import NoInvitation
from goldenthread.access.signing.outside.coming import Visitor
from goldenthread.access.signing.outside.profiles import providers
from goldenthread.access.signing.seal import digest
from goldenthread.site.signing_in import way_in
from goldenthread.site.signing_in.coming_in import after_first_step, enter
from goldenthread.site.signing_in.forms import NewPasswordForm, code_field, email_field
from goldenthread.site.signing_in.visitors import whose

PROVED: Final = "invited"
SENT: Final = "invitation_code"
LASTS: Final = timedelta(minutes=10)
NOT_RIGHT: Final = (
    "These do not belong to this invitation. Check them against the letter; five mistakes are too many."
)
TAKEN: Final = (
    "This address cannot be used here. If you have an account already, sign in and open your link again."
)


class LetterForm(forms.Form):
    """What only the family knows: when the child was born, and the reference on the letter."""

    born = forms.DateField(
        label="The child’s date of birth", error_messages={"required": "Give the child’s date of birth."}
    )
    reference = code_field("Reference on the letter", help_text="Ten letters and digits, such as ABCDE-FGH23")

    @property
    def proof(self) -> str:
        return f"{self.cleaned_data['born'].isoformat()}{self.cleaned_data['reference']}"


class WorkForm(forms.Form):
    """The work e-mail address the invitation was made for."""

    email = email_field("Your work email address")


class SentCodeForm(forms.Form):
    """The code we have just sent there."""

    code = code_field(
        "Code from the email", help_text="6 digits. We have just sent it to your work email address"
    )


class JoinForm(NewPasswordForm):
    """How the person signs in from now on."""

    email = email_field()
    name = forms.CharField(
        label="Your name", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    field_order = ["name", "email", "password"]


@open_to_all
def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whoever has the link for what the invited know as well."""
    tried = whose(request, digest(token, purpose="tries"))
    try:
        limits.check(limits.INVITATION, tried)
        invitation = inviting.invitation_for(token, tried.at)
    except (NoInvitation, limits.TooManyTries) as trouble:
        if isinstance(trouble, NoInvitation):
            limits.count(limits.INVITATION, tried)
        return render(request, "site/link_gone.html", {"because": str(trouble)}, status=404)
    return (_by_letter if invitation.proof else _by_email)(request, invitation, tried)


def _by_letter(request: HttpRequest, invitation: Invitation, tried: limits.Whose) -> HttpResponse:
    form = LetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if inviting.is_proved_by(invitation, form.proof):
            return _proved(request, invitation)
        limits.count(limits.INVITATION, tried)
        form.add_error(None, NOT_RIGHT)
    return _asks(request, form, "Go on")


def _by_email(request: HttpRequest, invitation: Invitation, tried: limits.Whose) -> HttpResponse:
    """Send a code to the work address, so that having been sent on the link is not enough."""
    if "code" in request.POST:
        return _by_code(request, invitation, tried)
    form = WorkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if secrets.compare_digest(form.cleaned_data["email"].lower().encode(), invitation.email.encode()):
            _send_code(request, invitation, tried.at)
            return _asks(request, SentCodeForm(), "Go on", status=200)
        inviting.spend_try(invitation)
        limits.count(limits.INVITATION, tried)
        form.add_error("email", "This invitation was made for another address.")
    return _asks(request, form, "Send me a code")


def _by_code(request: HttpRequest, invitation: Invitation, tried: limits.Whose) -> HttpResponse:
    form, sent = SentCodeForm(request.POST), request.session.get(SENT, {})
    fresh = sent and tried.at - datetime.fromisoformat(sent["at"]) <= LASTS
    if form.is_valid() and fresh and sent["id"] == str(invitation.pk):
        typed = digest(form.cleaned_data["code"].replace(" ", ""), purpose=SENT)
        if secrets.compare_digest(typed, sent["digest"]):
            request.session.pop(SENT)
            return _proved(request, invitation)
    inviting.spend_try(invitation)
    limits.count(limits.INVITATION, tried)
    form.add_error(
        "code", "That code is not right, or is more than ten minutes old. Open your link again for a new one."
    )
    return _asks(request, form, "Go on")


def _send_code(request: HttpRequest, invitation: Invitation, at: datetime) -> None:
    code = f"{secrets.randbelow(10**6):06}"
    request.session[SENT] = {
        "id": str(invitation.pk),
        "digest": digest(code, purpose=SENT),
        "at": at.isoformat(),
    }
    telling.send(invitation.email, f"Your code for Golden Thread is {code}. It is good for ten minutes.")


def _asks(request: HttpRequest, form: forms.Form, action: str, status: int = 422) -> HttpResponse:
    context = {"form": form, "action": action}
    return render(
        request, "site/invitation.html", context, status=status if request.method == "POST" else 200
    )


def _proved(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session.cycle_key()
    request.session[PROVED] = {"id": str(invitation.pk), "at": timezone.now().isoformat()}
    return redirect("invitation-join")


def _invitation(request: HttpRequest) -> Invitation | None:
    """Return the invitation that was proved in this session, if it can still be accepted."""
    kept, now = request.session.get(PROVED), timezone.now()
    if not kept or now - datetime.fromisoformat(kept["at"]) > LASTS:
        return None
    found = Invitation.objects.filter(pk=UUID(kept["id"])).first()
    return found if found and inviting.is_open(found, now) else None


@open_to_all
@sensitive_post_parameters("password")
def join(request: HttpRequest) -> HttpResponse:
    """Accept: with the account one is signed in to, with a new one, or with an outside provider."""
    invitation = _invitation(request)
    if invitation is None:
        return render(request, "site/link_gone.html", {"because": str(NoInvitation())}, status=404)
    if invitation.kind == way_in.KIND:
        return way_in.come_back_in(request, invitation, PROVED)
    if isinstance(request.user, Person) and "accept" in request.POST:
        inviting.accept(invitation, request.user, timezone.now())
        request.session.pop(PROVED)
        return redirect("act-as")
    start = {"name": invitation.name, "email": invitation.email}
    form = JoinForm(None if request.user.is_authenticated else request.POST or None, initial=start)
    if invitation.email and not invitation.proof:
        form.fields["email"].disabled = True
    if form.is_bound and form.is_valid():
        person = _joined(form.cleaned_data, invitation)
        if person is not None:
            request.session.pop(PROVED)
            return after_first_step(request, person, "/")
        form.add_error("email", TAKEN)
    context = {
        "form": form,
        "invitation": invitation,
        "action": "Join",
        "providers": [each for each in providers().values() if _serves(invitation) in each.who],
    }
    return render(request, "site/join.html", context, status=422 if form.errors else 200)


def join_as(request: HttpRequest, visitor: Visitor, *, strong: bool) -> HttpResponse:
    """Accept as someone an outside provider knows, and let them come from there from now on."""
    invitation, now = _invitation(request), timezone.now()
    if invitation is None or invitation.kind == way_in.KIND:
        raise NoInvitation
    person = known.person_known_as(visitor, now)
    with transaction.atomic():
        if person is None:
            told = {
                "name": visitor.name or invitation.name,
                "email": _free_address(visitor, invitation),
                "password": None,
            }
            person = _new_person(told)
        if person is None:
            raise Refused(TAKEN)
        known.join(person, visitor, now)
        inviting.accept(invitation, person, now)
    request.session.pop(PROVED)
    return enter(request, person, "/") if strong else after_first_step(request, person, "/")


@transaction.atomic
def _joined(told: dict[str, Any], invitation: Invitation) -> Person | None:
    """Make an account and give it what the invitation gives: both or neither."""
    person = _new_person(told)
    if person is not None:
        inviting.accept(invitation, person, timezone.now())
    return person


def _new_person(told: dict[str, Any]) -> Person | None:
    """Make an account, unless the address is somebody's already."""
    person = Person(id=new_id(timezone.now()), name=told["name"], email=told["email"].lower())
    person.set_password(told["password"])
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:
        return None
    return person


def _free_address(visitor: Visitor, invitation: Invitation) -> str:
    """Return the address to write to: as the provider or the invitation says, or one that reaches nobody."""
    return visitor.email or invitation.email or f"{new_id(timezone.now()).hex}@no-address.invalid"


def _serves(invitation: Invitation) -> str:
    return "family" if invitation.proof else "staff"
