"""Codes from an authenticator app (RFC 6238), and recovery codes for when the app is lost."""

from __future__ import annotations

import base64
import hmac
import secrets
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlencode

from django.db import transaction

from goldenthread.access.ids import new_id
from goldenthread.access.models import Factor, Person
from goldenthread.access.signing.seal import digest, sealed, unsealed

SERVICE: Final = "Golden Thread"
HALF_MINUTE: Final = 30
DIGITS: Final = 6
RECOVERY_CODES: Final = 10
# No letter or digit that looks like another.
ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def new_app_key() -> str:
    """Return a fresh key for an authenticator app, as one types it."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def app_address(person: Person, key: str) -> str:
    """Return what the square picture says to the app."""
    asked = urlencode({"secret": key, "issuer": SERVICE, "digits": DIGITS, "period": HALF_MINUTE})
    return f"otpauth://totp/{quote(SERVICE)}:{quote(person.email)}?{asked}"


def code_for(key: str, step: int) -> str:
    """Return the code of one half minute. RFC 4226, section 5.3."""
    made = hmac.new(base64.b32decode(key), step.to_bytes(8, "big"), "sha1").digest()
    begins = made[-1] & 0x0F
    number = int.from_bytes(made[begins : begins + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_at(at: datetime) -> int:
    """Return the number of the half minute."""
    return int(at.timestamp()) // HALF_MINUTE


def step_of(key: str, code: str, at: datetime, after: int = 0) -> int | None:
    """Return the half minute this code is for: now, or the one before or after it, but none already used."""
    now = step_at(at)
    for step in (now, now - 1, now + 1):
        if step > after and hmac.compare_digest(code_for(key, step), plain(code)):
            return step
    return None


def plain(code: str) -> str:
    """Return a code without the spaces and dashes people write, in small letters."""
    return "".join(letter for letter in code.casefold() if letter.isascii() and letter.isalnum())


def add_app(person: Person, key: str, code: str, at: datetime) -> bool:
    """Keep an app whose first code is right; say whether it was."""
    step = step_of(key, code, at)
    if step is None:
        return False
    with transaction.atomic():
        person.factors.filter(kind=Factor.Kind.APP).delete()
        Factor.objects.create(
            id=new_id(at), person=person, kind=Factor.Kind.APP, secret=sealed(key.encode()), counter=step, added_at=at
        )  # fmt: skip
    return True


def use_code(person: Person, code: str, at: datetime) -> bool:
    """Take a code from the app or a recovery code, once; say whether it was right."""
    with transaction.atomic():
        return _from_app(person, code, at) or _recovery(person, code)


def _from_app(person: Person, code: str, at: datetime) -> bool:
    app = person.factors.select_for_update().filter(kind=Factor.Kind.APP).first()
    if app is None:
        return False
    step = step_of(unsealed(bytes(app.secret)).decode(), code, at, after=app.counter)
    if step is None:
        return False
    app.counter, app.used_at = step, at
    app.save()
    return True


def _recovery(person: Person, code: str) -> bool:
    wanted = _digest(person, code)
    gone, _ = person.factors.filter(kind=Factor.Kind.RECOVERY, secret=wanted).delete()
    return gone == 1


def new_recovery_codes(person: Person, at: datetime) -> list[str]:
    """Make ten codes in place of those there were; they can be shown this once."""
    codes = ["-".join(letters(5) for _ in range(2)) for _ in range(RECOVERY_CODES)]
    rows = [
        Factor(
            id=new_id(at), person=person, kind=Factor.Kind.RECOVERY, secret=_digest(person, code), added_at=at
        )
        for code in codes
    ]
    with transaction.atomic():
        person.factors.filter(kind=Factor.Kind.RECOVERY).delete()
        Factor.objects.bulk_create(rows)
    return codes


def reference(kind: str) -> str:
    """Return a reference that people can read to each other, of a kind that its first letters name: EM-7GK2XWP."""
    return f"{kind}-{letters(7).upper()}"


def letters(number: int) -> str:
    """Return so many letters and digits by chance, none of which can be mistaken for another."""
    return "".join(secrets.choice(ALPHABET) for _ in range(number))


def _digest(person: Person, code: str) -> bytes:
    return digest(f"{person.pk} {plain(code)}", purpose="recovery code").encode()
