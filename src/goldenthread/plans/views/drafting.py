"""Writing the working copy of a plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.assessments import queries as assessments
from goldenthread.plans import policies, queries
from goldenthread.plans.content import Content
from goldenthread.plans.forms import LINES, TextForm
from goldenthread.plans.pages import draft_page
from goldenthread.plans.verbs import drafting
from goldenthread.record.circle import NotFound
from goldenthread.record.doors import serve_form
from goldenthread.rulebook.plan_quality import SECTIONS
from goldenthread.thread.strands import Need, Outcome, Provision, thread_of

TITLES = {
    "need": "A need (Section B)",
    "outcome": "An outcome (Section E)",
    "provision": "Provision (Section F)",
}
Written = Need | Outcome | Provision


@guarded(Part.DRAFT)
@require_safe
def draft(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show the working copy, or the way to begin it."""
    found = assessments.assessment_for(reader=request.actor, case=case)
    policies.may_write(request.actor, found).or_refuse()
    plan = queries.plan_of(found)
    if plan is None:
        return render(request, "plans/begin.html", {"case": found, "child": found.child})
    standing = assessments.standing_from(found, assessments.happened_in(found))
    page = draft_page(found, plan, thread_of(found.child).current(request.actor.today), standing=standing)
    return render(request, "plans/draft.html", {"page": page, "case": found, "child": found.child})


@guarded(Part.DRAFT, Act.WRITE)
@require_POST
def begin(request: ActingRequest, case: UUID) -> HttpResponse:
    """Begin the plan from the thread."""
    drafting.begin_draft(case=case, by=request.actor, on=request.actor.today)
    return HttpResponseRedirect(reverse("plans:draft", args=[case]), status=303)


@guarded(Part.DRAFT, Act.WRITE)
@require_POST
def include(request: ActingRequest, case: UUID, strand: UUID) -> HttpResponse:
    """Leave a line out of the plan, or take it in again."""
    out = request.POST.get("out") == "yes"
    drafting.leave_out(case=case, strand=strand, out=out, by=request.actor, on=request.actor.today)
    messages.success(
        request, "Left out of the plan. It stays on the thread." if out else "Taken into the plan."
    )
    return HttpResponseRedirect(reverse("plans:draft", args=[case]), status=303)


@guarded(Part.DRAFT, Act.WRITE)
def new_line(request: ActingRequest, case: UUID, kind: str) -> HttpResponse:
    """Write a new line, perhaps from advice, under the strand it answers."""
    if kind not in LINES:
        raise NotFound
    found, plan = queries.case_with_plan(reader=request.actor, case=case)
    under = _strand_in(request.GET.get("under", ""))
    source = request.GET.get("source", "")[:300]
    initial = {
        "text": request.GET.get("words", ""),
        "for_whom": found.child.first_name,
        "version": plan.version,
    }

    def act(form: SentForm) -> str:
        _write(request, case, kind, form, under=under, strand=None, source=source)
        return reverse("plans:draft", args=[case])

    if kind != "need" and not under:
        thread = thread_of(found.child).current(request.actor.today)
        choices = thread.needs if kind == "outcome" else thread.outcomes
        asked = {"kind": kind, "words": initial["text"], "source": source, "choices": choices}
        return render(request, "plans/choose.html", {"case": found, "child": found.child, **asked})
    return _serve_line(request, found, kind, act, initial=initial, source=source)


def _strand_in(text: str) -> UUID | None:
    """Read which strand an address names; words that are no id name none."""
    try:
        return UUID(text)
    except ValueError:
        return None


@guarded(Part.DRAFT, Act.WRITE)
def line(request: ActingRequest, case: UUID, strand: UUID) -> HttpResponse:
    """Change a line of the plan."""
    found, plan = queries.case_with_plan(reader=request.actor, case=case)
    thread = thread_of(found.child)
    written: tuple[Written, ...] = (*thread.needs, *thread.outcomes, *thread.provisions)
    known = next((each for each in written if each.id == strand), None)
    if known is None:
        raise NotFound
    kind, under = _place(known)
    initial = {name: getattr(known, name, "") for name in LINES[kind].base_fields if hasattr(known, name)}
    initial |= {"text": known.words, "version": plan.version}

    def act(form: SentForm) -> str:
        _write(request, case, kind, form, under=under, strand=strand, source="")
        return reverse("plans:draft", args=[case])

    return _serve_line(
        request,
        found,
        kind,
        act,
        initial=initial,
        source=Content.read(plan.content).sources.get(str(strand), ""),
    )


def _place(known: Written) -> tuple[str, UUID | None]:
    if isinstance(known, Need):
        return "need", None
    return ("outcome", known.need) if isinstance(known, Outcome) else ("provision", known.outcome)


def _write(
    request: ActingRequest,
    case: UUID,
    kind: str,
    form: SentForm,
    *,
    under: UUID | None,
    strand: UUID | None,
    source: str,
) -> None:
    told: dict[str, Any] = {
        "case": case, "strand": strand, "source": source, "seen": form.filled_from,
        **sent_by(request, form),
    }  # fmt: skip
    if kind == "need":
        drafting.write_need(told=form.words, **told)
    elif kind == "outcome":
        if under is None:
            raise NotFound
        drafting.write_outcome(need=under, told=form.words, **told)
    else:
        drafting.write_provision(outcome=under, told=form.words, **told)
    messages.success(request, "The line is in the plan and on the thread.")


def _serve_line(
    request: ActingRequest, case: Any, kind: str, act: Any, *, initial: dict[str, Any], source: str
) -> HttpResponse:
    policies.may_write(request.actor, case).or_refuse()
    return serve_form(
        request, LINES[kind], act, template="plans/line.html", initial=initial, case=case, child=case.child,
        heading=TITLES[kind], source=source, action="Save this line",
        consequence="It changes the thread that everyone in the circle shares.",
    )  # fmt: skip


@guarded(Part.DRAFT, Act.WRITE)
def text(request: ActingRequest, case: UUID, section: str) -> HttpResponse:
    """Write a section that is text."""
    found, plan = queries.case_with_plan(reader=request.actor, case=case)
    policies.may_write(request.actor, found).or_refuse()
    initial = {"text": Content.read(plan.content).texts.get(section, ""), "version": plan.version}

    def act(form: SentForm) -> str:
        drafting.write_text(
            case=case, section=section, words=form.words["text"], seen=form.filled_from,
            **sent_by(request, form),
        )  # fmt: skip
        return reverse("plans:draft", args=[case])

    return serve_form(
        request, TextForm, act, template="plans/line.html", initial=initial, case=found, child=found.child,
        heading=f"Section {section}: {SECTIONS.get(section, '')}",
        source="", action="Save this section", consequence="",
    )  # fmt: skip
