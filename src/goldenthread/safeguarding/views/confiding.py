"""HTTP in, HTTP out: safeguarding notes, what a child says in confidence, and health."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.record.doors import serve_form
from goldenthread.record.queries import child_for
from goldenthread.safeguarding import queries
from goldenthread.safeguarding.forms import (
    DeathForm,
    HealthForm,
    NoteForm,
    OverrideForm,
    OwnWordsForm,
    ToldForm,
)
from goldenthread.safeguarding.verbs import confiding, ending, notes

_READ_BY_PARENTS = "Those who help at school can read this, and so can parents and carers."
_READ_UNLESS_ASKED = (
    "Those who help at school can read this. So can parents, unless you want to be asked first."
)


@guarded(Part.SAFEGUARDING)
@require_safe
def notes_page(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show the safeguarding notes of a child."""
    found = child_for(reader=request.actor, child=child)
    context = {
        "child": found,
        "notes": queries.notes_of(child=found, reader=request.actor),
        "concerns": queries.concerns_of(child=found, reader=request.actor),
    }
    return render(request, "safeguarding/notes.html", context)


@guarded(Part.SAFEGUARDING, Act.WRITE)
def add_note(request: ActingRequest, child: UUID) -> HttpResponse:
    """Write a safeguarding note."""
    found = child_for(reader=request.actor, child=child)

    def act(form: SentForm) -> str:
        given = form.words
        about = UUID(given["about"]) if given["about"] else None
        told = {"kind": given["kind"], "words": given["told"], "about": about, "call": given["call"]}
        notes.write_note(child=child, **told, **sent_by(request, form))
        return reverse("safeguarding:notes", args=[child])

    return serve_form(
        request, partial(NoteForm, people=queries.people_around(child=found)), act,
        template="safeguarding/form.html", drafts=False, child=found, heading="Write a safeguarding note",
        action="Keep this note",
        consequence="Only the safeguarding lead and the child’s social worker can read it.",
    )  # fmt: skip


@guarded(Part.SAFEGUARDING, Act.WRITE)
@require_POST
def end_concern(request: ActingRequest, child: UUID) -> HttpResponse:
    """Take the mark of a concern away."""
    notes.end_concern(child=child, by=request.actor, on=request.actor.today)
    return redirect("safeguarding:notes", child)


@guarded(Part.VOICE, Act.WRITE)
def say(request: ActingRequest, child: UUID) -> HttpResponse:
    """Write down what a child says, and see what they said before."""
    found = child_for(reader=request.actor, child=child)
    is_adult = request.actor.seat in queries.ADULTS

    def act(form: SentForm) -> str:
        told, ask_first = form.words["told"], form.words.get("ask_first", False)
        confiding.say(child=child, words=told, ask_first=ask_first, **sent_by(request, form))
        return reverse("safeguarding:say", args=[child])

    return serve_form(
        request, ToldForm if is_adult else OwnWordsForm, act, template="safeguarding/say.html", drafts=False,
        child=found,
        said=queries.own_words_of(child=found, reader=request.actor), action="Keep these words",
        may_release=not is_adult, consequence=_READ_BY_PARENTS if is_adult else _READ_UNLESS_ASKED,
    )  # fmt: skip


@guarded(Part.VOICE, Act.WRITE)
@require_POST
def release(request: ActingRequest, child: UUID, words: UUID) -> HttpResponse:
    """Share what a child said: they agreed."""
    confiding.release(child=child, words=words, by=request.actor, on=request.actor.today)
    return redirect("safeguarding:say", child)


@guarded(Part.SAFEGUARDING, Act.WRITE)
def override(request: ActingRequest, child: UUID, words: UUID) -> HttpResponse:
    """Share what a child said without asking, to keep somebody safe."""
    found = child_for(reader=request.actor, child=child)

    def act(form: SentForm) -> str:
        confiding.override(child=child, words=words, because=form.words["because"], **sent_by(request, form))
        return reverse("safeguarding:notes", args=[child])

    return serve_form(
        request, OverrideForm, act, template="safeguarding/form.html", drafts=False, child=found,
        heading="Share a child’s words to keep somebody safe", action="Share these words",
        consequence="Parents and carers can read them from now on. Your reason is kept.",
    )  # fmt: skip


@guarded(Part.HEALTH, Act.WRITE)
def add_health(request: ActingRequest, child: UUID) -> HttpResponse:
    """Write down something about a child's health."""
    found = child_for(reader=request.actor, child=child)

    def act(form: SentForm) -> str:
        given, sent = form.words, sent_by(request, form)
        confiding.tell_health(child=child, words=given["told"], for_support=given["for_support"], **sent)
        return reverse("record:child", args=[child])

    return serve_form(
        request, HealthForm, act, template="safeguarding/form.html", drafts=False, child=found,
        heading="Write down something about health", action="Keep this",
        consequence="The family can read it.",
    )  # fmt: skip


@guarded(Part.CIRCLE, Act.WRITE)
def death(request: ActingRequest, child: UUID) -> HttpResponse:
    """Write down that a child has died."""
    found = child_for(reader=request.actor, child=child)

    def act(form: SentForm) -> str:
        ending.record_death(child=child, died_on=form.words["died_on"], **sent_by(request, form))
        return reverse("record:child", args=[child])

    return serve_form(
        request, DeathForm, act, template="safeguarding/death.html", drafts=False, child=found,
        heading=f"Write down that {found.first_name} has died", action="Write this down",
        consequence="Nobody in the circle gets a message about it from us. Please tell them yourself.",
    )  # fmt: skip
