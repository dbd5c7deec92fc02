"""HTTP in, HTTP out, for the record."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.access.signing import telling
from goldenthread.access.stepping_up import step_up
from goldenthread.record import chronology, inviting, queries, verbs
from goldenthread.record.doors import serve_form, typed_words
from goldenthread.record.drafts import LONGEST, keep_draft
from goldenthread.record.forms import DocumentForm, InviteForm
from goldenthread.record.pages import heading_of
from goldenthread.record.pages.dates import dates_of
from goldenthread.record.pages.documents import listed
from goldenthread.record.pages.everything import EverythingPage
from goldenthread.record.pages.record import record_page
from goldenthread.record.parts import RecordView
from goldenthread.record.sending import sent_to_be_saved

FILTERS = ("heading", "year", "person")


@guarded(Part.RECORD)
@require_safe
def record(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show a child's record, part by part."""
    found = queries.child_for(reader=request.actor, child=child)
    return render(request, "record/record.html", {"page": record_page(RecordView(found, request.actor))})


@guarded(Part.RECORD)
@require_safe
def dates(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show every clock of every case of a child."""
    view = RecordView(queries.child_for(reader=request.actor, child=child), request.actor)
    heading = heading_of(view.child, view.circle, view.today)
    return render(
        request, "record/dates.html", {"child": view.child, "heading": heading, "dates": dates_of(view)}
    )


@guarded(Part.TIMELINE)
@require_safe
def timeline(request: ActingRequest, child: UUID) -> HttpResponse:
    """Show everything that happened to a child, filtered as asked, a page at a time."""
    found = queries.child_for(reader=request.actor, child=child)
    asked = _asked(request)
    page = EverythingPage(
        choices=chronology.choices_for(reader=request.actor, child=child),
        chapter=chronology.chapter_for(reader=request.actor, child=child, asked=asked),
        asked=asked,
        reader=request.actor,
    )
    kept = urlencode({name: request.GET[name] for name in FILTERS if request.GET.get(name)})
    return render(request, "record/timeline.html", {"child": found, "page": page, "kept": kept})


def _asked(request: ActingRequest) -> chronology.Asked:
    """Read what is asked of the timeline. What cannot be read asks for nothing."""
    try:
        person = UUID(request.GET.get("person", ""))
    except ValueError:
        person = None
    year = request.GET.get("year", "")
    return chronology.Asked(
        heading=request.GET.get("heading", ""),
        year=int(year) if year.isdecimal() and len(year) == 4 else None,
        person=person,
        older_than=chronology.Mark.read(request.GET.get("older", "")),
        newer_than=chronology.Mark.read(request.GET.get("newer", "")),
    )


@guarded(Part.DOCUMENTS)
@require_safe
def documents(request: ActingRequest, child: UUID) -> HttpResponse:
    """List every document of a child."""
    found = queries.child_for(reader=request.actor, child=child)
    kept = [listed(each, request.actor) for each in queries.documents_of(reader=request.actor, child=child)]
    return render(request, "record/documents.html", {"child": found, "documents": kept})


@guarded(Part.DOCUMENTS, Act.WRITE)
def add_document(request: ActingRequest, child: UUID) -> HttpResponse:
    """Add a document to a child's record."""
    found = queries.child_for(reader=request.actor, child=child)

    def add(form: SentForm) -> str:
        given = form.words
        verbs.add_document(
            child=child,
            content=given["file"],
            name=given["name"],
            kind=given["kind"],
            sharing=given["sharing"],
            **sent_by(request, form),
        )
        return reverse("record:documents", args=[child])

    return serve_form(
        request,
        DocumentForm,
        add,
        template="record/add_document.html",
        child=found,
        action="Add this document",
        consequence=f"People in {found.first_name}’s circle will be able to read it, as you choose above.",
    )


@guarded(Part.DOCUMENTS)
@require_safe
def document(request: ActingRequest, child: UUID, document: UUID) -> HttpResponse:
    """Send a document to someone in the child's circle, to be saved and never shown as a page of ours."""
    found, content = queries.document_for(reader=request.actor, child=child, document=document)
    return sent_to_be_saved(content, found.media_type, found.file_name)


@guarded(Part.CIRCLE, Act.WRITE)
@step_up
def invite(request: ActingRequest, child: UUID) -> HttpResponse:
    """Ask a parent, a carer or the young person into the circle, and show the letter to print, this once."""
    found = queries.child_for(reader=request.actor, child=child)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        letter = inviting.invite(
            child=child, asked=form.asked, by=request.actor, key=form.cleaned_data["submission"]
        )
        if letter is None:
            return redirect("record:invite", child)
        return render(request, "record/invited.html", {"child": found, **_letter(request, letter)})
    invited = queries.invited_to(reader=request.actor, child=child)
    context = {"form": form, "child": found, "invited": invited, "action": "Make the letter"}
    return render(request, "record/invite.html", context, status=422 if request.method == "POST" else 200)


def _letter(request: ActingRequest, letter: inviting.Letter) -> dict[str, object]:
    link = request.build_absolute_uri(reverse("invitation", args=[letter.token]))
    email = letter.invitation.email
    if email:
        telling.send(
            email, f"You are invited to Golden Thread. Have your letter ready and open this link:\n\n{link}"
        )
    return {"letter": letter, "link": "" if email else link}


@guarded(Part.CIRCLE, Act.WRITE)
@require_POST
def take_back(request: ActingRequest, child: UUID) -> HttpResponse:
    """Take back an invitation that nobody has accepted yet."""
    queries.child_for(reader=request.actor, child=child)
    try:
        inviting.withdraw(child=child, invitation=UUID(request.POST.get("invitation", "")), by=request.actor)
    except ValueError:
        return redirect("record:invite", child)
    return redirect("record:invite", child)


@guarded(Part.ACCOUNT, Act.WRITE)
@require_POST
def draft(request: ActingRequest, place: str) -> JsonResponse:
    """Keep what has been typed so far at a place, for the person who types it."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST:
        return JsonResponse(
            {"saved": False, "because": "This is too long to keep as a draft. Send it in parts."}, status=413
        )
    keep_draft(request.actor.person, f"/{place}", typed_words(request), request.actor.at)
    return JsonResponse({"saved": True, "at": request.actor.at.isoformat()})
