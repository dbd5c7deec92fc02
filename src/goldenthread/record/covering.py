"""Standing in for a colleague: the children of a class come with it, and go again with the post."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from goldenthread.access.actors import Actor, Capacity
from goldenthread.directory.covering import LEFT, TAKEN
from goldenthread.directory.models import Post
from goldenthread.record.changes import Among, change
from goldenthread.record.models import Child, Relationship, Role

_ROLES = {
    Capacity.CLASS_TEACHER.value: Role.CLASS_TEACHER,
    Capacity.TEACHING_ASSISTANT.value: Role.TEACHING_ASSISTANT,
}
_OF_STAFF = (Role.CLASS_TEACHER, Role.TEACHING_ASSISTANT, Role.CONTACT)


def take_class(post: Post, in_place_of: UUID, at: datetime) -> None:
    """Tie whoever takes a post to the children of the colleague they stand in for, until the last day of the post."""
    role = _ROLES[post.capacity]
    by = Actor(
        person=post.person_id, name=post.person.name, capacity=Capacity(post.capacity), at=at,
        authority=post.authority_id, setting=post.setting_id, organisation=post.organisation,
    )  # fmt: skip
    theirs = _live(by).filter(person=in_place_of, role=Role.CLASS_TEACHER, child__in=_attending(by))
    for child in theirs.order_by("child").values_list("child", flat=True).distinct():
        with change(child, by=by, on=by.today, among=_at(child)) as writing:
            writing.add(
                "record", "joined", id=writing.new_id(), role=role.value, person=post.person_id,
                name=post.person.name, purpose="Stands in for a colleague", ends=post.ends,
            )  # fmt: skip


def leave_class(post: Post, by: Actor) -> None:
    """End the ties that somebody had, through their work, to the children of a setting they have left."""
    theirs = _live(by).filter(person=post.person_id, role__in=_OF_STAFF, child__in=_attending(by))
    for tie in theirs.order_by("child", "pk"):
        with change(tie.child_id, by=by, on=by.today, among=_at(tie.child_id)) as writing:
            writing.add("record", "left", id=tie.pk, name=tie.name)


def _live(by: Actor) -> QuerySet[Relationship]:
    return Relationship.objects.filter(Q(ends=None) | Q(ends__gte=by.today), begins__lte=by.today)


def _attending(by: Actor) -> QuerySet[Relationship, UUID]:
    return _live(by).filter(setting=by.setting, role=Role.ATTENDS).values_list("child", flat=True)


def _at(child: UUID) -> Among:
    return lambda _: Child.objects.filter(pk=child)


TAKEN.append(take_class)
LEFT.append(leave_class)
