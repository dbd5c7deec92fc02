"""What may be asked about the support of a child, always by someone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Refused
from goldenthread.directory.calendars import calendar_of
from goldenthread.directory.models import Post, Setting
from goldenthread.record.circle import NotFound
from goldenthread.record.models import Case, Child, Deadline, Event, Relationship, Role
from goldenthread.record.queries import case_for
from goldenthread.rulebook.next_steps import Result
from goldenthread.support.events import FIRST_RESPONSE, PLAN_KINDS, Holder
from goldenthread.support.onepage import PlanWords, words_of
from goldenthread.thread.models import Delivery, Plan, PlanVersion, Signature, Strand
from goldenthread.thread.strands import Thread, Topic, thread_of


class NoPlanYet(Refused):
    """The plan has not been written yet. It is written first, then it can be read and signed."""


@dataclass(frozen=True, slots=True)
class Support:
    """One case of support with all that belongs to it."""

    case: Case
    thread: Thread
    plan: Plan | None
    versions: tuple[PlanVersion, ...]
    signatures: tuple[Signature, ...]
    events: tuple[Event, ...]

    @property
    def words(self) -> PlanWords | None:
        """What the plan says now."""
        return words_of(self.thread, self.plan.content) if self.plan else None

    @property
    def latest(self) -> PlanVersion | None:
        return self.versions[-1] if self.versions else None

    @property
    def is_ahead(self) -> bool:
        """Say whether the plan was written after its latest version was issued, or never issued."""
        return self.plan is not None and (self.latest is None or self.plan.version > self.latest.version)

    def signed(self, version: PlanVersion) -> tuple[Signature, ...]:
        """Return who signed one version, or said why not."""
        return tuple(each for each in self.signatures if each.plan_version_id == version.pk)

    def told(self, name: str) -> Event | None:
        """Return the latest event of this name in the case."""
        return next((each for each in reversed(self.events) if each.name == name), None)


def support_for(*, reader: Actor, case: UUID) -> Support:
    """Return a First Response or support cycle of a child in whose circle the reader is."""
    found = case_for(reader=reader, case=case)
    if found.process not in PLAN_KINDS:
        raise NotFound
    return support_of(found)


def support_of(case: Case) -> Support:
    """Gather what belongs to a case that the reader is known to see."""
    plan = plan_of(case.pk)
    versions = (
        PlanVersion.objects.filter(child=case.child_id, plan_id=plan.pk).order_by("number") if plan else ()
    )
    issued = tuple(versions)
    signatures = Signature.objects.filter(
        child=case.child_id, plan_version_id__in=[each.pk for each in issued]
    )
    return Support(
        case=case,
        thread=thread_of(case.child),
        plan=plan,
        versions=issued,
        signatures=tuple(signatures.order_by("day", "version")),
        events=tuple(Event.objects.filter(case_id=case.pk).order_by("seq")),
    )


def plan_of(case: UUID) -> Plan | None:
    """Return the plan of a case."""
    return Plan.objects.filter(case_id=case).first()


def holder_for(child: Child, on: date) -> Holder:
    """Return the setting a child attends and the named contact there: the class teacher, else the SENCO."""
    live = Relationship.objects.filter(Q(ends=None) | Q(ends__gte=on), child=child, begins__lte=on)
    roles = (Role.ATTENDS, Role.CLASS_TEACHER)
    circle = list(live.filter(role__in=roles).order_by("begins", "pk"))
    setting = next((each.setting_id for each in circle if each.role == Role.ATTENDS), None)
    teacher = next((each for each in circle if each.role == Role.CLASS_TEACHER), None)
    if teacher is not None:
        return Holder(setting=setting, lead=teacher.person_id, lead_name=teacher.name)
    senco = next(iter(staff_of(setting, on, (Capacity.SENCO,))), None) if setting else None
    if senco is None:
        return Holder(setting=setting)
    return Holder(setting=setting, lead=senco.person_id, lead_name=senco.person.name)


def contacts_of(child: Child, on: date) -> list[Relationship]:
    """Return who is in the circle as a named contact on a day."""
    live = Relationship.objects.filter(Q(ends=None) | Q(ends__gte=on), child=child, role=Role.CONTACT)
    return list(live.order_by("begins", "pk"))


def staff_of(setting: UUID, on: date, capacities: tuple[Capacity, ...] = ()) -> list[Post]:
    """Return who works at a setting on a day, in these capacities or in any."""
    live = Post.objects.filter(Q(ends=None) | Q(ends__gte=on), setting_id=setting, begins__lte=on)
    chosen = live.filter(capacity__in=capacities) if capacities else live
    return list(chosen.select_related("person").order_by("person__name", "pk"))


def results_of(child: Child) -> list[Result]:
    """Return what every review of a child's support found, latest last."""
    told = Event.objects.filter(child=child, topic__in=PLAN_KINDS, name="reviewed").order_by("seq")
    return [Result(each.fields["result"]) for each in told]


def sessions_of(child: Child, *, since: date, until: date) -> list[Delivery]:
    """Return the sessions written down between two days, newest first."""
    found = Delivery.objects.filter(child=child, day__gte=since, day__lte=until)
    return list(found.order_by("-day", "-pk"))


def open_support(child: Child) -> Case | None:
    """Return the support that is running for a child, the latest one where there are several."""
    running = Case.objects.filter(child=child, process__in=PLAN_KINDS, ended=False)
    return running.order_by("-opened_on", "-pk").first()


def begun_with(case: UUID) -> dict[str, str]:
    """Return what the concern wrote onto the thread already, so that the plan goes on from it."""
    voices = Strand.objects.filter(case_id=case, kind=Strand.Kind.VOICE, body__topic=Topic.GOOD_AT.value)
    said = voices.order_by("version").values_list("pk", flat=True).last()
    return {"good_at": str(said)} if said else {}


def has_signed(version: UUID, person: UUID) -> bool:
    """Say whether a person's name is under a version already."""
    return Signature.objects.filter(plan_version_id=version, person_id=person, agreed=True).exists()


def cycle_after(case: Case) -> UUID | None:
    """Return the cycle that was opened from the review of this case."""
    told = Event.objects.filter(child=case.child_id, name="opened", fields__follows=str(case.pk))
    return told.order_by("-seq").values_list("case_id", flat=True).first()


def deadlines_of(case: Case) -> list[Deadline]:
    """Return the dates of one case."""
    return list(Deadline.objects.filter(case=case).order_by("due", "pk"))


def setting_name(case: Case) -> str:
    """Return the name of the setting that holds a case."""
    if case.setting_id is None:
        return ""
    return Setting.objects.filter(pk=case.setting_id).values_list("name", flat=True).first() or ""


def possible_contacts(case: Case, on: date) -> list[tuple[str, str]]:
    """Return who at the setting could be the family's contact, with what they do there."""
    staff = staff_of(case.setting_id, on) if case.setting_id else []
    return [(str(post.person_id), f"{post.person.name}, {post.get_capacity_display()}") for post in staff]


def concern_of(support: Support) -> dict[str, str]:
    """Return what the concern said, as a plan begins with it."""
    raised = support.told("concern_raised")
    good_at = support.thread.voices_on(Topic.GOOD_AT)
    told = raised.fields if raised else {}
    return {
        "seen": told.get("seen", ""), "area": told.get("area", ""), "good_at": good_at[-1].words if good_at else "",
    }  # fmt: skip


def usual_review(case: Case, starts: date) -> date:
    """Return the day a review usually falls on: six weeks on for First Response, twelve for a cycle, or the last
    school day before it.
    """
    weeks = 6 if case.process == FIRST_RESPONSE else 12
    day, calendar = starts + timedelta(weeks=weeks), calendar_of(case.setting_id)
    earliest = day - timedelta(weeks=2)
    while not calendar.is_school_day(day) and day > earliest:
        day -= timedelta(days=1)
    return day
