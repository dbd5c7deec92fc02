"""HTTP in, HTTP out: what a family decides about a record, and who can see each part of it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.signing import telling
from goldenthread.circle import pages, policies, queries
from goldenthread.circle.facts import Purpose
from goldenthread.circle.forms.at_home import ChoiceForm, ConsentForm, HelpForm
from goldenthread.circle.seeing import Looking
from goldenthread.circle.verbs import choosing, consenting, helping
from goldenthread.circle.views import serve_about
from goldenthread.record.circle import NotFound
from goldenthread.record.queries import child_for


@guarded(Part.RIGHTS)
@require_safe
def who(request: ActingRequest, child: UUID, part: str) -> HttpResponse:
    """Say who can see a part of the record today, why, and until when."""
    policies.may_see_who(request.actor).or_refuse()
    known = child_for(reader=request.actor, child=child)
    asked = next((each for each in Part if each.value == part and each.is_about_a_child), None)
    if asked is None:
        raise NotFound
    lines = pages.who_lines(Looking(known, request.actor.at), asked, request.actor)
    return render(
        request,
        "circle/who.html",
        {"child": known, "part": asked, "lines": lines, "today": request.actor.today},
    )


@guarded(Part.RIGHTS)
@require_safe
def oversight(request: ActingRequest, child: UUID) -> HttpResponse:
    """Tell a child or young person what each adult of the family can see."""
    policies.may_see_oversight(request.actor).or_refuse()
    known = child_for(reader=request.actor, child=child)
    context = {"child": known, "adults": pages.oversight_of(Looking(known, request.actor.at))}
    return render(request, "circle/oversight.html", context)


@guarded(Part.RIGHTS, Act.GRANT)
def choice(request: ActingRequest, child: UUID) -> HttpResponse:
    """Let a young person choose what each adult sees."""
    known = child_for(reader=request.actor, child=child)
    policies.may_choose(request.actor, known).or_refuse()

    def do(form: SentForm) -> None:
        if isinstance(form, ChoiceForm):
            choosing.choose(child=child, choices=form.choices, **sent_by(request, form))

    return serve_about(
        request, known, partial(ChoiceForm, adults=queries.adults_of(known)), do, template="circle/choice.html",
        title="Who can see my record", action="This is my choice",
        takes_over=known.school_age_ends, is_over=known.school_age_ends < request.actor.today,
        done="This is your choice. You can change it on any day.", then=reverse("record:child", args=[child]),
        consequence="Nobody is asked and nobody can change it for you. You can choose again on any day.",
    )  # fmt: skip


@guarded(Part.RIGHTS, Act.GRANT)
@require_safe
def helpers(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show who helps this family member, with what and until when."""
    policies.may_let_help(request.actor).or_refuse()
    known = child_for(reader=request.actor, child=child)
    context = {
        "child": known,
        "helpers": [
            (tie, [Part(each).words for each in tie.scope])
            for tie in queries.helpers_of(known, request.actor)
        ],
        "asked": helping.asked_to_help(child=child, by=request.actor),
    }
    return render(request, "circle/helpers.html", context)


@guarded(Part.RIGHTS, Act.GRANT)
def let_help(request: ActingRequest, child: UUID) -> HttpResponse:
    """Ask somebody to help, and show the words to tell them, this once."""
    policies.may_let_help(request.actor).or_refuse()
    known = child_for(reader=request.actor, child=child)
    make = partial(HelpForm, parts=queries.parts_to_share(request.actor))
    form = make(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.help(request.actor.today)
        letter = helping.let_help(child=child, help=asked, **sent_by(request, form))
        if letter is None:
            return redirect("circle:helpers", child)
        _write_to(request, letter)
        return render(request, "circle/asked.html", {"child": known, "letter": letter, "until": asked.until})
    context = {"form": form, "child": known, "action": "Send the invitation"}
    return render(request, "circle/help.html", context, status=422 if request.method == "POST" else 200)


def _write_to(request: ActingRequest, letter: helping.Sent) -> None:
    link = request.build_absolute_uri(reverse("invitation", args=[letter.token]))
    telling.send(
        letter.invitation.email,
        f"{request.actor.name} asks you to help. They tell you a reference by another way: have it ready, "
        f"and open this link within three days, on a device that only you use:\n\n{link}",
    )


@guarded(Part.RIGHTS, Act.GRANT)
@require_POST
def end_help(request: ActingRequest, child: UUID, tie: UUID) -> HttpResponse:
    """End somebody's help with one tap."""
    helping.end_help(child=child, tie=tie, by=request.actor, on=request.actor.today)
    messages.success(request, "They see nothing of it any more.")
    return redirect("circle:helpers", child)


@guarded(Part.RIGHTS, Act.GRANT)
@require_POST
def take_back(request: ActingRequest, child: UUID) -> HttpResponse:
    """Take back an invitation to help."""
    try:
        invitation = UUID(request.POST.get("invitation", ""))
    except ValueError:
        return redirect("circle:helpers", child)
    helping.take_back(child=child, invitation=invitation, by=request.actor, on=request.actor.today)
    return redirect("circle:helpers", child)


@guarded(Part.RIGHTS, Act.GRANT)
def consents(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show what this family member has said yes to; one tap says yes, and one takes it back."""
    policies.may_let_help(request.actor).or_refuse()
    known = child_for(reader=request.actor, child=child)
    form = ConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.words
        consenting.agree(
            child=child, purpose=Purpose(told["purpose"]), yes=told["yes"], **sent_by(request, form)
        )
        return redirect("circle:consents", child)
    lines = pages.consent_lines(queries.consents_of(known, request.actor))
    context = {"child": known, "lines": [(line, ConsentForm()["submission"].value()) for line in lines]}
    return render(request, "circle/consents.html", context, status=422 if request.method == "POST" else 200)
