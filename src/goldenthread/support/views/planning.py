"""Pages on which the one-page plan is written, read, shared, added to, signed and printed."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.record.sending import sent_to_be_saved
from goldenthread.support import pages, policies, queries
from goldenthread.support.forms import AtHomeForm, PlanForm, ReasonForm, ShareForm, SignForm, first_words
from goldenthread.support.onepage import at_home as home_words
from goldenthread.support.printing import TITLES, plan_on_paper
from goldenthread.support.verbs import planning as verbs
from goldenthread.support.views import serve_about
from goldenthread.thread.toolkit import Phase, phase_on, strategies


@guarded(Part.SUPPORT)
@require_safe
def plan(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show a plan: where it stands, what it says, what can be done."""
    support = queries.support_for(reader=request.actor, case=case)
    page = pages.plan_page(support, queries.deadlines_of(support.case), request.actor)
    told = {"page": page, "case": support.case, "child": support.case.child, "today": request.actor.today}
    return render(request, "support/plan.html", told)


@guarded(Part.SUPPORT, Act.PRINT)
@require_safe
def paper(request: ActingRequest, case: UUID) -> HttpResponse:
    """Give the plan as a PDF of one page."""
    support = queries.support_for(reader=request.actor, case=case)
    pdf = plan_on_paper(support, setting=queries.setting_name(support.case), made=request.actor.at)
    return sent_to_be_saved(pdf, "application/pdf", "plan.pdf")


@guarded(Part.SUPPORT)
@require_safe
def versions(request: ActingRequest, case: UUID) -> HttpResponse:
    """Show how two versions of a plan differ."""
    support = queries.support_for(reader=request.actor, case=case)
    older, newer = (_number(request.GET.get(name, "")) for name in ("older", "newer"))
    page = pages.versions_page(support.versions, older, newer)
    told = {
        "page": page,
        "case": support.case,
        "child": support.case.child,
        "title": TITLES[support.case.process],
    }
    return render(request, "support/versions.html", told)


@guarded(Part.SUPPORT, Act.WRITE)
def words(request: ActingRequest, case: UUID) -> HttpResponse:
    """Write the plan."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_write_plan(request.actor, support.case).or_refuse()
    catalogue = pages.catalogue(support, phase_on(support.case.child.born, request.actor.today))

    def make(**kwargs: object) -> SentForm:
        return PlanForm(process=support.case.process, toolkit=catalogue, **kwargs)

    def do(form: SentForm) -> None:
        verbs.write_plan(
            case=case, words=cast(PlanForm, form).plan, **sent_by(request, form), seen=form.filled_from
        )

    return serve_about(
        request, support, make, do, template="support/words.html", initial=_before(support, request),
        done="The plan is saved. Read it through, then share it with the family.",
        title=TITLES[support.case.process], action="Save the plan", toolkit=catalogue,
        consequence="The family can see it on the record at once. They are asked to agree it when you share it.",
    )  # fmt: skip


@guarded(Part.SUPPORT, Act.SEND)
def share(request: ActingRequest, case: UUID) -> HttpResponse:
    """Share the plan with the family."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_write_plan(request.actor, support.case).or_refuse()
    return serve_about(
        request, support, ShareForm,
        lambda form: verbs.share_plan(case=case, **sent_by(request, form), seen=form.filled_from),
        initial=_version(support), done="The plan is with the family. It is their turn now.",
        title="Share the plan with the family", action="Share and sign",
        intro="The family can read it, add what works at home, agree it, or say what they would change.",
        consequence="Your name goes under this version. What they read stays as it is, whatever changes later.",
    )  # fmt: skip


@guarded(Part.SUPPORT, Act.WRITE)
def at_home(request: ActingRequest, case: UUID) -> HttpResponse:
    """Add what works at home."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_add_at_home(request.actor).or_refuse()
    own = [each.words for each in home_words(support.thread, case) if each.whose == request.actor.name]

    def do(form: SentForm) -> None:
        verbs.add_at_home(case=case, words=form.words["what_works"], **sent_by(request, form))

    return serve_about(
        request, support, AtHomeForm, do, initial={"what_works": own[0]} if own else {},
        done="Thank you. The school sees it, and will let you know that they have read it.",
        title="What works at home", action="Add it to the plan",
    )  # fmt: skip


@guarded(Part.SUPPORT, Act.WRITE)
def acknowledged(request: ActingRequest, case: UUID, voice: UUID) -> HttpResponse:
    """Acknowledge what the family added."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_acknowledge(request.actor, support.case).or_refuse()
    added = next((each for each in home_words(support.thread, case) if each.id == voice), None)

    def do(form: SentForm) -> None:
        verbs.acknowledge(case=case, voice=voice, **sent_by(request, form))

    return serve_about(
        request, support, ShareForm, do, done="The family can see that you have read it.",
        title="What the family added", action="I have read this",
        intro=f"{added.whose}: {added.words}" if added else "This was changed by the family.",
    )  # fmt: skip


@guarded(Part.SUPPORT, Act.WRITE)
def signature(request: ActingRequest, case: UUID) -> HttpResponse:
    """Agree the plan, or say why not."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_sign(request.actor).or_refuse()

    def do(form: SentForm) -> None:
        told = form.words
        agrees = told["agrees"] == "yes"
        verbs.sign(
            case=case, agrees=agrees, words=told["why_not"], **sent_by(request, form), seen=form.filled_from
        )

    return serve_about(
        request, support, SignForm, do, initial=_version(support), template="support/signature.html",
        done="Your answer is on the plan.", title="Your answer to the plan", action="Send my answer",
        page=pages.plan_page(support, (), request.actor),
        consequence="You lose no right by agreeing, and none by not agreeing. You can ask for a change at any time.",
    )  # fmt: skip


@guarded(Part.SUPPORT, Act.WRITE)
def co_signature(request: ActingRequest, case: UUID) -> HttpResponse:
    """Sign for the school."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_co_sign(request.actor, support.case).or_refuse()

    def do(form: SentForm) -> None:
        verbs.co_sign(case=case, **sent_by(request, form))

    return serve_about(
        request, support, ShareForm, do, done="Your name is under the plan.",
        title="Sign for the school", action="Sign the plan",
        intro="You say by this that you have read the plan and will see that it happens.",
    )  # fmt: skip


@guarded(Part.SUPPORT, Act.WRITE)
def start(request: ActingRequest, case: UUID) -> HttpResponse:
    """Start the support before the family has signed."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_write_plan(request.actor, support.case).or_refuse()

    def do(form: SentForm) -> None:
        verbs.start_unsigned(case=case, reason=form.words["reason"], **sent_by(request, form))

    return serve_about(
        request, support, ReasonForm, do,
        done="The support has started. The family can still sign, or say what they think.",
        title="Start before the family has signed", action="Start the support",
        intro="Help need not wait for a signature. Say why it starts now.",
    )  # fmt: skip


@guarded(Part.REFERENCE)
@require_safe
def toolkit(request: ActingRequest) -> HttpResponse:
    """Show everything that can be tried, for one phase or all."""
    chosen = request.GET.get("phase", "")
    phase = Phase(chosen) if chosen in set(Phase) else None
    told = {"strategies": strategies(phase=phase), "phases": list(Phase), "chosen": phase}
    return render(request, "support/toolkit.html", told)


def _version(support: queries.Support) -> dict[str, object]:
    return {"version": support.plan.version if support.plan else 0}


def _before(support: queries.Support, request: ActingRequest) -> dict[str, object]:
    """Return what the form begins with: the plan as it stands, else what the concern said."""
    if support.words is not None:
        today = request.actor.today
        return pages.form_words(support, today, queries.usual_review(support.case, today)) | _version(support)
    today = request.actor.today
    review = queries.usual_review(support.case, today)
    return first_words(today, review, **queries.concern_of(support)) | _version(support)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 5 else None
