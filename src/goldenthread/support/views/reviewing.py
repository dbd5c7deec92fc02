"""Pages on which support is reviewed, and more help is decided on."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from goldenthread.access.forms import SentForm, sent_by
from goldenthread.access.guards import guarded
from goldenthread.access.parts import Act, Part
from goldenthread.access.requests import ActingRequest
from goldenthread.rulebook.next_steps import NextStep, Result
from goldenthread.support import pages, policies, queries
from goldenthread.support.forms import MoreHelpForm, ReviewForm
from goldenthread.support.verbs import reviewing as verbs
from goldenthread.support.views import serve_about


@guarded(Part.SUPPORT, Act.WRITE)
def review(request: ActingRequest, case: UUID) -> HttpResponse:
    """Review the support with the family."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_review(request.actor, support.case).or_refuse()
    today = request.actor.today
    sessions = queries.sessions_of(support.case.child, since=support.case.opened_on, until=today)

    def do(form: SentForm) -> None:
        told = form.words
        verbs.review(
            case=case, result=Result(told.pop("result")), next_step=NextStep(told.pop("next_step")),
            **sent_by(request, form), **told,
        )  # fmt: skip

    return serve_about(
        request, support, ReviewForm, do, template="support/review.html",
        done="The review is on the record. Unless you chose to stop, the next cycle is open with everything in it.",
        title="Review the support", action="Close this cycle",
        given=sum(each.happened for each in sessions), logged=len(sessions),
        page=pages.plan_page(support, (), request.actor),
        consequence="The help goes on meanwhile, unless you choose to stop it.",
    )  # fmt: skip


@guarded(Part.SUPPORT, Act.WRITE)
def more_help(request: ActingRequest, case: UUID) -> HttpResponse:
    """Decide whether to ask for more help."""
    support = queries.support_for(reader=request.actor, case=case)
    policies.may_decide_more_help(request.actor, support.case).or_refuse()
    suggested = support.told("more_help_suggested")

    def do(form: SentForm) -> None:
        told = form.words
        if told["decision"] == "decline":
            verbs.decline_more_help(case=case, reason=told["reason"], **sent_by(request, form))
        else:
            step = NextStep(told["decision"])
            verbs.agree_more_help(case=case, step=step, **sent_by(request, form))

    return serve_about(
        request, support, MoreHelpForm, do, done="Your decision is on the record, and the family can read it.",
        title="Is more help needed?", action="Decide",
        intro=suggested.fields["reason"] if suggested else "No review has suggested it.",
    )  # fmt: skip
