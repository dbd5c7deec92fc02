"""What must hold before a server of one's own serves anyone; production refuses to start without it.

`./run check --deploy --database default` tells the same beforehand.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register, run_checks
from django.db import connection

LOCAL: Final = frozenset({"", "localhost", "127.0.0.1", "::1"})
SAFE_MODES: Final = frozenset({"verify-ca", "verify-full"})
YEAR: Final = 365 * 24 * 60 * 60

Told = Callable[..., list[CheckMessage]]


class NotSafeToStart(SystemExit):
    """A production server does not start while something is not safe."""


@register(Tags.security, deploy=True)
def settings_are_safe(*_: Any, **_more: Any) -> list[CheckMessage]:
    """Say what in the settings is not safe."""
    return [found for check in (debug, secret, hosts, cookies, transport, scanner, mail) for found in check()]


@register(Tags.security, deploy=True)
def the_data_folder_is_safe(*_: Any, **_more: Any) -> list[CheckMessage]:
    """Say which folders and files others on this machine can read."""
    places = (settings.DATA, settings.DOCUMENTS_ROOT, settings.DATA / "secret-key")
    return [
        _wrong(f"Others on this machine can read {place}.", f"chmod go-rwx {place}", "E020")
        for place in map(Path, places)
        if place.exists() and stat.S_IMODE(place.stat().st_mode) & 0o077
    ]


@register(Tags.security, deploy=True)
def the_database_is_safe(*_: Any, databases: Any = None, **_more: Any) -> list[CheckMessage]:
    """Say whether the role is too mighty, and whether the way to the database can be listened to."""
    return [*the_way_to_the_database(settings.DATABASES["default"]), *(the_role() if databases else ())]


def refuse_unless_safe() -> None:
    """End with what is wrong and how to put it right, where this is production and something is not safe."""
    if not settings.PRODUCTION:
        return
    ours: list[Told] = [settings_are_safe, the_data_folder_is_safe, the_database_is_safe]
    found = [each for check in ours for each in check(None, databases=["default"])]
    found += [
        each
        for each in run_checks(tags=[Tags.security], include_deployment_checks=True)
        if each.level >= Error("").level and each not in found
    ]
    if found:
        told = "\n".join(f"  {each.msg}\n    {each.hint}" for each in found)
        raise NotSafeToStart(f"This server does not start, because it would not be safe:\n{told}")


def debug() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield _wrong(
            "DEBUG is on: pages would show the inside of the service.", "Unset GOLDENTHREAD_DEBUG.", "E001"
        )


def secret() -> Iterator[CheckMessage]:
    key = str(settings.SECRET_KEY)
    if len(key) < 50 or len(set(key)) < 10 or key.startswith(("django-insecure", "only-for-tests", "change")):
        yield _wrong(
            "The secret key is short, or one that others know.",
            "GOLDENTHREAD_SECRET_KEY=$(python3 -c 'import secrets; print(secrets.token_urlsafe(64))')",
            "E002",
        )


def hosts() -> Iterator[CheckMessage]:
    allowed = settings.ALLOWED_HOSTS
    if not allowed or any("*" in each or each.startswith(".") for each in allowed):
        yield _wrong(
            "Any host name is answered.", "Name each: GOLDENTHREAD_HOSTS=send.example.gov.uk", "E003"
        )


def cookies() -> Iterator[CheckMessage]:
    needed = (
        "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY",
    )  # fmt: skip
    for name in needed:
        if not getattr(settings, name):
            yield _wrong(
                f"{name} is off: a cookie could be read on the way or by a script.", "Turn it on.", "E004"
            )
    for name in ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"):
        if not getattr(settings, name).startswith("__Host-"):
            yield _wrong(f"{name} does not bind the cookie to this host.", "Begin it with __Host-.", "E005")


def transport() -> Iterator[CheckMessage]:
    if not settings.SECURE_SSL_REDIRECT or settings.SECURE_HSTS_SECONDS < YEAR:
        yield _wrong(
            "Pages may be served without TLS.", "Leave the settings of production as they are.", "E006"
        )


def scanner() -> Iterator[CheckMessage]:
    if not settings.CLAMD:
        yield _wrong(
            "No virus scanner is named.",
            "GOLDENTHREAD_CLAMD=unix:/run/clamav/clamd.ctl, or =none where something else scans for you.",
            "E007",
        )


def mail() -> Iterator[CheckMessage]:
    encrypted = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    if settings.EMAIL_HOST not in LOCAL and not encrypted:
        yield _wrong("Email leaves without TLS.", "Turn on EMAIL_USE_TLS.", "E008")


def the_way_to_the_database(told: Mapping[str, Any]) -> Iterator[CheckMessage]:
    host = str(told.get("HOST", ""))
    if host in LOCAL or host.startswith("/"):
        return
    if told.get("OPTIONS", {}).get("sslmode") not in SAFE_MODES:
        yield _wrong(
            "The way to the database can be listened to, or led to another.",
            "Add ?sslmode=verify-full&sslrootcert=/path/to/ca.pem to DATABASE_URL.",
            "E030",
        )


def the_role() -> Iterator[CheckMessage]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname IN (session_user, 'goldenthread_web')"
        )
        for name, is_super, passes in cursor.fetchall():
            if is_super or passes:
                yield _wrong(
                    f"The database role {name} may do anything, also pass the wall by.",
                    f'ALTER ROLE "{name}" NOSUPERUSER NOBYPASSRLS',
                    "E031",
                )


def _wrong(says: str, remedy: str, number: str) -> Error:
    return Error(says, hint=remedy, id=f"goldenthread.{number}")
