"""Passkeys (WebAuthn): made for one person on one host, and used instead of a password and a code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from goldenthread.access.ids import new_id
from goldenthread.access.models import Factor, Person
from goldenthread.access.rulings import Refused


class PasskeyNotTaken(Refused):
    """This passkey was not taken. Try again, or sign in another way."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where passkeys are made and used: the host, and the exact origin a browser must say it is at."""

    host: str
    origin: str

    @property
    def server(self) -> Fido2Server:
        is_here: Callable[[str], bool] = lambda origin: origin == self.origin  # noqa: E731
        return Fido2Server(
            PublicKeyCredentialRpEntity(id=self.host, name="Golden Thread"), verify_origin=is_here
        )


def ask_for_new(place: Place, person: Person) -> tuple[dict[str, Any], Any]:
    """Return what the browser is asked, and what is to be remembered until it answers."""
    options, state = place.server.register_begin(
        PublicKeyCredentialUserEntity(id=person.pk.bytes, name=person.email, display_name=person.name),
        credentials=_credentials(person),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options["publicKey"]), state


def add(
    place: Place, person: Person, state: Any, answer: Mapping[str, Any], *, name: str, at: datetime
) -> Factor:
    """Keep a new passkey, if the browser's answer is what was asked for."""
    try:
        made = place.server.register_complete(state, answer)
        credential = made.credential_data
        if credential is None:
            raise PasskeyNotTaken
        with transaction.atomic():
            return Factor.objects.create(
                id=new_id(at), person=person, kind=Factor.Kind.PASSKEY, name=name, secret=bytes(credential),
                credential=credential.credential_id, counter=made.counter, added_at=at,
            )  # fmt: skip
    except (ValueError, TypeError, KeyError, IntegrityError) as trouble:
        raise PasskeyNotTaken from trouble


def ask_for_known(place: Place, person: Person | None = None) -> tuple[dict[str, Any], Any]:
    """Ask for a passkey of this person, or of whoever has one for this host."""
    options, state = place.server.authenticate_begin(
        _credentials(person) if person else None, user_verification=UserVerificationRequirement.REQUIRED
    )
    return dict(options["publicKey"]), state


def whose(place: Place, state: Any, answer: Mapping[str, Any], *, at: datetime) -> Person:
    """Return the person whose passkey signed what was asked, or refuse."""
    try:
        response = AuthenticationResponse.from_dict(answer)
        handle = answer.get("response", {}).get("userHandle")
        with transaction.atomic():
            factor = _known(response.raw_id)
            person = factor.person
            if not person.is_active or (handle and UUID(bytes=websafe_decode(handle)) != person.pk):
                raise PasskeyNotTaken
            place.server.authenticate_complete(state, [AttestedCredentialData(bytes(factor.secret))], answer)
            _count(factor, response.response.authenticator_data.counter, at)
    except (ValueError, TypeError, KeyError, Factor.DoesNotExist) as trouble:
        raise PasskeyNotTaken from trouble
    return person


def _known(credential: bytes) -> Factor:
    rows = Factor.objects.select_for_update(of=("self",)).select_related("person")
    return rows.get(credential=credential, kind=Factor.Kind.PASSKEY)


def _count(factor: Factor, counter: int, at: datetime) -> None:
    """Refuse a passkey whose count went back: it has been copied. Many keep no count and always say 0."""
    if counter and counter <= factor.counter:
        raise PasskeyNotTaken
    factor.counter, factor.used_at = counter, at
    factor.save()


def _credentials(person: Person) -> list[AttestedCredentialData]:
    rows = person.factors.filter(kind=Factor.Kind.PASSKEY).order_by("pk")
    return [AttestedCredentialData(bytes(each.secret)) for each in rows]
