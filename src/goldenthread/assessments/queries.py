"""What may be asked about assessments, always by someone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from goldenthread.access.actors import Actor, Capacity
from goldenthread.assessments.models import Advice, LocalHelp, Submission
from goldenthread.directory.models import Post
from goldenthread.record import queries as records
from goldenthread.record.circle import NotFound
from goldenthread.record.models import Case, Child, Deadline, Document, Event, Relationship, Role
from goldenthread.record.projections import happening, uncorrected
from goldenthread.record.sharing import open_to
from goldenthread.rulebook.next_steps import NextStep
from goldenthread.rulebook.processes import PROCESSES
from goldenthread.rulebook.standing import Standing, fold

PROCESS = "needs_assessment"
UNDER_WAY = ("waiting_for_decision", "assessing", "drafting", "draft_with_family")


def assessment_for(*, reader: Actor, case: UUID) -> Case:
    """Return an assessment of a child in whose circle the reader is."""
    found = records.case_for(reader=reader, case=case)
    if found.process != PROCESS:
        raise NotFound
    return found


def open_assessment(child: Child) -> Case | None:
    """Return the assessment under way for a child, if there is one. After a refusal none is: they may ask again."""
    under_way = Case.objects.filter(child=child, process=PROCESS, state__in=UNDER_WAY)
    return under_way.order_by("-opened_on", "-pk").first()


def chose_assessment(event: Event) -> bool:
    """Say whether an event is the decision, after a review of support, to ask for an assessment."""
    return event.name == "more_help_agreed" and event.fields.get("step") == NextStep.ASSESSMENT.value


def asked_since(child: Child, day: date) -> bool:
    """Say whether an assessment has been asked for on a day or later."""
    return Case.objects.filter(child=child, process=PROCESS, opened_on__gte=day).exists()


def why_more_help(child: Child) -> str:
    """Return why a review of support suggested more help, where the latest decision was to ask for an assessment."""
    decided = Event.objects.filter(child=child, name="more_help_agreed").order_by("-seq").first()
    if decided is None or not chose_assessment(decided):
        return ""
    reviewed = Event.objects.filter(case_id=decided.case_id, name__in=["more_help_suggested", "reviewed"])
    told = {event.name: event.fields for event in reviewed.order_by("seq")}
    found = told.get("reviewed", {}).get("what_changed", "")
    return "\n".join(part for part in (found, told.get("more_help_suggested", {}).get("reason", "")) if part)


def happened_in(case: Case) -> list[Event]:
    """Return the events of a case, in the order they were recorded."""
    return list(Event.objects.filter(case_id=case.pk).order_by("seq"))


def standing_from(case: Case, events: Iterable[Event]) -> Standing:
    """Fold a case’s events into where it stands."""
    told = [happening(event) for event in uncorrected(list(events)) if event.topic == case.process]
    return fold(PROCESSES[case.process], told)


def submission_of(case: Case) -> Submission | None:
    """Return what was sent with the request; a case that came from a return has nothing."""
    return Submission.objects.filter(case_id=case.pk).order_by("pk").first()


def advice_in(case: Case) -> list[Advice]:
    """Return the advice asked for in a case, in the order it was asked."""
    return list(Advice.objects.filter(case_id=case.pk).order_by("asked_on", "pk"))


def advice_for(case: Case, advice: UUID) -> Advice:
    """Return one piece of advice of a case the reader may see."""
    found = Advice.objects.filter(pk=advice, case_id=case.pk).first()
    if found is None:
        raise NotFound
    return found


def advisers_of(authority: str, *, on: date) -> list[Post]:
    """Return the advisers’ posts in an authority’s area, by service and name."""
    live = Q(ends=None) | Q(ends__gte=on)
    posts = Post.objects.filter(live, authority_id=authority, capacity=Capacity.ADVISER.value, begins__lte=on)
    return list(posts.select_related("person").order_by("body", "person__name", "pk"))


def local_help(authority: str) -> dict[str, LocalHelp]:
    """Return who helps families in this authority’s area, by kind."""
    return {each.kind: each for each in LocalHelp.objects.filter(authority_id=authority).order_by("kind")}


def family_of(child: Child, *, on: date) -> list[Relationship]:
    """Return the parents and the young person in a child’s circle on a day."""
    live = Q(ends=None) | Q(ends__gte=on)
    ties = Relationship.objects.filter(
        live, child=child, begins__lte=on, role__in=[Role.PARENT, Role.YOUNG_PERSON]
    )
    return list(ties.order_by("begins", "pk"))


def letters_in(case: Case, reader: Actor) -> list[Document]:
    """Return the letters and reports of a case that the reader may open, newest first."""
    found = Document.objects.filter(open_to(reader, reader.words), case_id=case.pk)
    return list(found.order_by("-added_on", "-pk"))


def deadlines_in(case: Case) -> list[Deadline]:
    """Return the deadlines of a case, soonest first."""
    return list(Deadline.objects.filter(case=case).order_by("due", "pk"))
