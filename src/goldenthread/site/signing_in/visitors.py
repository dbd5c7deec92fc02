"""What a request says about whoever sends it: where they come from, with what browser, to where they were going."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from goldenthread.access.actors import ENGLAND
from goldenthread.access.models import Person
from goldenthread.access.signing.factors import is_for_show
from goldenthread.access.signing.limits import Whose
from goldenthread.access.signing.passkeys import Place
from goldenthread.directory.models import Post
from goldenthread.record.models import Relationship, Role

SYSTEMS: Final = ("iPhone", "iPad", "Android", "Windows", "Mac OS", "CrOS", "Linux")
BROWSERS: Final = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))


def source_of(request: HttpRequest) -> str:
    """Return the address a request comes from: as our own proxies saw it, where there are any."""
    said = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    passed_on = [each.strip() for each in said.split(",") if each.strip()]
    if settings.PROXIES and len(passed_on) >= settings.PROXIES:
        return passed_on[-int(settings.PROXIES)]
    return str(request.META.get("REMOTE_ADDR", ""))


def whose(request: HttpRequest, account: str) -> Whose:
    """Say whose try this is, for the limits."""
    return Whose(account=account, source=source_of(request), at=timezone.now())


def browser_of(request: HttpRequest) -> str:
    """Name the browser and the machine in words a person knows."""
    said = request.META.get("HTTP_USER_AGENT", "")
    browser = next((words for mark, words in BROWSERS if mark in said), "A browser")
    system = next((each for each in SYSTEMS if each in said), "")
    return f"{browser} on {system}" if system else browser


def going_to(request: HttpRequest) -> str:
    """Return where the person wants to go afterwards, if it is an address here."""
    address = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe and address.startswith("/") else "/"


def place_of(request: HttpRequest) -> Place:
    """Return the place at which passkeys are made and used."""
    host = request.get_host()
    return Place(
        host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host, f"{request.scheme}://{host}"
    )


def needs_second_step(person: Person, at: datetime) -> bool:
    """Say whether this person must have a second factor: whoever holds a post, now or soon, or was named to read."""
    live = Q(ends=None) | Q(ends__gte=at.astimezone(ENGLAND).date())
    named = Relationship.objects.filter(live, person=person, role=Role.GRANTED)
    works = Post.objects.filter(live, person=person).exists() or named.exists()
    return works and not is_for_show(person)
