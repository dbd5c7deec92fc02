"""Pages on which those who give the help write down that they did."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.record.circle import NotFound
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for
from goldenthread.support import pages, policies, queries
from goldenthread.support.forms import SessionForm
from goldenthread.support.verbs.delivering import log_session
from goldenthread.thread.strands import thread_of


@guarded(Part.DELIVERY, posting=Act.WRITE)
def delivery(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show this week's help; one tap says that it was given today."""
    known = child_for(reader=request.actor, child=child)
    if request.method == "POST":
        form = SessionForm(data=request.POST)
        if not form.is_valid():
            return _in_full(request, child)
        _log(request, child, form)
        messages.success(request, "Written down.")
        return redirect("support:delivery", child)
    today = request.actor.today
    since = today - timedelta(weeks=6)
    sessions = queries.sessions_of(known, since=since, until=today)
    thread = thread_of(known)
    lines = pages.delivery_lines(thread, sessions, today)
    names = {each.id: each.words for each in thread.provisions}
    told = {
        "child": known, "lines": lines, "today": today,
        "sessions": [(each, names.get(each.provision_id, "")) for each in sessions[:20]],
        "forms": [(line, uuid4()) for line in lines],
        "may_log": policies.may_log_delivery(request.actor).allowed,
        "provisions": {each.provision.id: each.provision for each in lines},
    }  # fmt: skip
    return render(request, "support/delivery.html", told)


def _in_full(request: ActingRequest, child: UUID) -> HttpResponse:
    """Lead to the longer form for the help that was meant, or back to the list where that cannot be told."""
    try:
        provision = UUID(request.POST.get("provision", ""))
    except ValueError:
        messages.error(
            request, "This could not be written down. Choose the help again, and then what happened."
        )
        return redirect("support:delivery", child)
    return redirect("support:session", child, provision)


@guarded(Part.DELIVERY, Act.WRITE)
def session(request: ActingRequest, child: UUID, provision: UUID) -> HttpResponse:
    """Write down one session in full: another day, fewer minutes, or missed and why."""
    known = child_for(reader=request.actor, child=child)
    policies.may_log_delivery(request.actor).or_refuse()
    found = next((each for each in thread_of(known).provisions if each.id == provision), None)
    if found is None:
        raise NotFound

    def act(form: SentForm) -> str:
        _log(request, child, form)
        messages.success(request, "Written down.")
        return reverse("support:delivery", args=[child])

    begun = {
        "provision": provision, "day": request.actor.today, "minutes": found.minutes,
        "group_size": found.group_size, "given_by": request.actor.name,
    }  # fmt: skip
    return serve_form(
        request, SessionForm, act, template="support/session.html", initial=begun, child=known, provision=found,
        action="Write it down",
    )  # fmt: skip


def _log(request: ActingRequest, child: UUID, form: SentForm) -> None:
    told = form.words
    log_session(
        child=child, provision=told["provision"], day=told["day"], given=told["given"] == "yes",
        minutes=told["minutes"], group_size=told["group_size"], given_by=told["given_by"], note=told["note"],
        **sent_by(request, form),
    )  # fmt: skip
