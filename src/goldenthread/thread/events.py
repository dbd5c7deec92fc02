"""The thread's events, with their fields by name: verbs, loaders and the demonstration all write them through here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from goldenthread.record.changes import Change

TOPIC = "thread"


def write_voice(
    writing: Change,
    *,
    words: str,
    whose: str,
    topic: str,
    acknowledged_by: str = "",
    case: UUID | None = None,
    id: UUID | None = None,
    begins: date | None = None,
) -> UUID:
    """Write down what someone says: `topic` is says, good_at, wants, works_at_home or family_view."""
    told = {"whose": whose, "topic": topic, "acknowledged_by": acknowledged_by}
    return _strand(writing, "voice", id, case=case, words=words, begins=begins, **told)


def write_need(
    writing: Change,
    *,
    words: str,
    area: str = "",
    census_type: str = "",
    case: UUID | None = None,
    id: UUID | None = None,
    begins: date | None = None,
) -> UUID:
    """Write down what is hard, in one of the four broad areas where that is known."""
    told = {"area": area, "census_type": census_type}
    return _strand(writing, "need", id, case=case, words=words, begins=begins, **told)


def write_outcome(
    writing: Change,
    *,
    need: UUID,
    change: str,
    for_whom: str,
    baseline: str = "",
    by_when: date | None = None,
    measure: str = "",
    case: UUID | None = None,
    id: UUID | None = None,
    begins: date | None = None,
) -> UUID:
    """Write down what is to change."""
    told = {"for_whom": for_whom, "baseline": baseline, "by_when": by_when, "measure": measure}
    return _strand(writing, "outcome", id, case=case, parent=need, words=change, begins=begins, **told)


def write_provision(
    writing: Change,
    *,
    outcome: UUID | None,
    kind: str,
    what: str,
    who: str = "",
    times_a_week: int | None = None,
    minutes: int | None = None,
    group_size: int | None = None,
    place: str = "",
    owner: str = "",
    at_home: str = "",
    toolkit: str = "",
    funded_by: str = "",
    begins: date | None = None,
    ends: date | None = None,
    case: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Write down what is done about it: `kind` is strategy or provision."""
    told = {
        "provision_kind": kind, "who": who, "times_a_week": times_a_week, "minutes": minutes,
        "group_size": group_size, "place": place, "owner": owner, "at_home": at_home, "toolkit": toolkit,
        "funded_by": funded_by,
    }  # fmt: skip
    return _strand(
        writing, "provision", id, case=case, parent=outcome, words=what, begins=begins, ends=ends, **told
    )


def end_strand(writing: Change, strand: UUID, *, why: str = "", on: date | None = None) -> None:
    """End a strand: from this day it holds no more, and it stays on the record."""
    writing.add(TOPIC, "strand_ended", id=strand, why=why, on=on)


def give_session(
    writing: Change,
    *,
    provision: UUID,
    given_by: str,
    minutes: int | None = None,
    group_size: int | None = None,
    note: str = "",
    on: date | None = None,
    id: UUID | None = None,
) -> UUID:
    """Write down that a planned session was given."""
    delivery = id or writing.new_id()
    writing.add(
        TOPIC, "delivered", id=delivery, provision=provision, given_by=given_by, minutes=minutes,
        group_size=group_size, note=note, on=on,
    )  # fmt: skip
    return delivery


def miss_session(
    writing: Change,
    *,
    provision: UUID,
    reason: str,
    given_by: str = "",
    on: date | None = None,
    id: UUID | None = None,
) -> UUID:
    """Write down that a planned session was not given, and why."""
    delivery = id or writing.new_id()
    writing.add(TOPIC, "missed", id=delivery, provision=provision, note=reason, given_by=given_by, on=on)
    return delivery


def write_plan(
    writing: Change,
    *,
    case: UUID,
    kind: str,
    content: Mapping[str, Any] | None = None,
    id: UUID | None = None,
) -> UUID:
    """Write the working copy of a plan: `kind` is first_response, support or ehc."""
    plan = id or writing.new_id()
    writing.add(TOPIC, "plan_written", case=case, id=plan, kind=kind, content=content or {})
    return plan


def issue_plan(
    writing: Change,
    *,
    case: UUID,
    plan: UUID,
    number: int,
    status: str,
    snapshot: Mapping[str, Any],
    digest: str,
    id: UUID | None = None,
) -> UUID:
    """Issue one version of a plan, as a snapshot that never changes; see `thread.snapshots`."""
    version = id or writing.new_id()
    writing.add(
        TOPIC, "plan_issued", case=case, id=version, plan=plan, number=number, status=status,
        snapshot=snapshot, digest=digest,
    )  # fmt: skip
    return version


def sign_plan(
    writing: Change,
    *,
    case: UUID,
    plan_version: UUID,
    agreed: bool,
    name: str = "",
    words: str = "",
    id: UUID | None = None,
) -> UUID:
    """Put the name of whoever acts under a version of a plan, or the reason there is none."""
    signature = id or writing.new_id()
    writing.add(
        TOPIC, "plan_signed" if agreed else "plan_not_signed", case=case, id=signature,
        plan_version=plan_version, name=name or writing.by.name, words=words,
    )  # fmt: skip
    return signature


def _strand(writing: Change, kind: str, id: UUID | None, *, case: UUID | None, **fields: Any) -> UUID:
    strand = id or writing.new_id()
    writing.add(TOPIC, "strand_written", case=case, id=strand, kind=kind, **fields)
    return strand
