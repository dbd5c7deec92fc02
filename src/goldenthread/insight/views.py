"""HTTP in, HTTP out: the first page for each capacity, the worklist, and finding a child."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldenthread.access.actors import Capacity
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Part
from goldenthread.access.requests import ActingRequest
from goldenthread.circle.policies import may_ask_for_access
from goldenthread.circle.queries import not_known
from goldenthread.family.pages import family_page
from goldenthread.insight.forms import FindForm
from goldenthread.insight.pages.elsewhere import elsewhere
from goldenthread.insight.pages.school import MOST_NAMED, class_page, senco_page
from goldenthread.insight.pages.worklist import worklist_page
from goldenthread.insight.queries import support
from goldenthread.insight.queries.classes import class_of
from goldenthread.insight.queries.finding import MOST_FOUND, children_found
from goldenthread.insight.queries.worklist import WHENS, Mark, Wanted, counts_for, lines_for
from goldenthread.record.seats import seats_open_to
from goldenthread.rulebook.process import Party
from goldenthread.rulebook.processes import PROCESSES, every_clock

_TEACHING = (Capacity.CLASS_TEACHER, Capacity.TEACHING_ASSISTANT)
_FIRST_PAGES = {
    Capacity.OFFICER: "watch:officer",
    Capacity.SAFEGUARDING_LEAD: "safeguarding:home",
    Capacity.SOCIAL_WORKER: "safeguarding:home",
    Capacity.ADMINISTRATOR: "directory:people",
    Capacity.ANALYST: "support:toolkit",
}
"""Where somebody begins whose work is not a list of cases."""
_NAMED = (Capacity.ADVOCATE, Capacity.READER)
PARTIES: Final = frozenset(party.value for party in (Party.AUTHORITY, Party.SETTING, Party.ADVISER))
CLOCKS: Final = frozenset(clock.id for _, clock in every_clock())
_NOT_TICKED: Final = frozenset({"", "false"})
_LEADING = (Capacity.SENCO, Capacity.HEAD)


@guarded(Part.HOME)
@require_safe
def home(request: ActingRequest) -> HttpResponse:
    """Show each person what they came for: their child, their class, their setting's children or their worklist."""
    capacity = request.actor.capacity
    if capacity.is_family or capacity in _NAMED:
        return _family(request)
    if capacity in _TEACHING:
        page = class_page(class_of(reader=request.actor), request.actor)
        return render(request, "insight/class.html", {"page": page})
    if capacity in _LEADING:
        return _leading(request)
    return redirect(_FIRST_PAGES.get(capacity, "insight:worklist"))


def _family(request: ActingRequest) -> HttpResponse:
    page = family_page(request.actor)
    if len(page.children) == 1:
        return redirect("record:child", page.children[0].child.pk)
    return render(request, "family/home.html", {"page": page})


def _leading(request: ActingRequest) -> HttpResponse:
    lines = lines_for(reader=request.actor, wanted=Wanted(owner=Party.SETTING))
    page = senco_page(lines, support.open_cases(reader=request.actor), request.actor)
    unknown = list(not_known(request.actor)[:MOST_NAMED])
    context = {"page": page, "unknown": unknown, "elsewhere": elsewhere(request.actor)}
    return render(request, "insight/senco.html", context)


@guarded(Part.WORKLIST)
@require_safe
def worklist(request: ActingRequest) -> HttpResponse:
    """Show what is due, the longest overdue first."""
    if request.actor.capacity.is_family:
        return redirect("home")
    wanted = _wanted(request)
    lines = lines_for(reader=request.actor, wanted=wanted)
    counts = counts_for(reader=request.actor, wanted=wanted)
    page = worklist_page(request.actor, wanted, lines, counts)
    is_asked = request.actor.capacity is Capacity.ADVISER
    context = {"page": page, "asked_for": is_asked, "names_bodies": not is_asked}
    return render(request, "insight/worklist.html", {**context, "elsewhere": elsewhere(request.actor)})


def _wanted(request: ActingRequest) -> Wanted:
    """Read what is asked for. What cannot be read is left out, so that an old address still opens."""
    asked = request.GET
    return Wanted(
        owner=_owner(request, _one_of(PARTIES, asked.get("owner", ""))),
        when=_one_of(WHENS, asked.get("when", "")),
        process=_one_of(PROCESSES, asked.get("process", "")),
        clock=_one_of(CLOCKS, asked.get("clock", "")),
        mine=asked.get("mine", "").lower() not in _NOT_TICKED,
        after=Mark.read(asked.get("after", "")),
        before=Mark.read(asked.get("before", "")),
    )


def _one_of(known: Collection[str], word: str) -> str:
    return word if word in known else ""


def _owner(request: ActingRequest, asked: str) -> Party:
    """Say whose duties a worklist shows: one's own party's, and for the authority any that it asks for."""
    if request.actor.capacity.is_authority:
        return Party(asked) if asked else Party.AUTHORITY
    return Party.ADVISER if request.actor.capacity is Capacity.ADVISER else Party.SETTING


@guarded(Part.FIND)
@require_safe
def find(request: ActingRequest) -> HttpResponse:
    """Find a child by any two details."""
    if request.actor.capacity.is_family:
        return redirect("home")
    asked = any(request.GET.values())
    form = FindForm(request.GET if asked else None)
    found = children_found(reader=request.actor, details=form.details) if asked and form.is_valid() else None
    context = {
        "form": form,
        "found": found[:MOST_FOUND] if found else found,
        "more": found is not None and len(found) > MOST_FOUND,
        "may_ask": may_ask_for_access(request.actor).allowed,
        "typed": {name: request.GET.get(name, "") for name in ("given_name", "family_name")},
        "may_open": any(seat.name == "emergency" for seat in seats_open_to(request.actor)),
    }
    return render(request, "insight/find.html", context)
