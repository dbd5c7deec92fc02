"""Beginning a list, asking for it, deciding about it and taking it out. What may not be is refused here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction

from goldenthread.access.actors import Actor
from goldenthread.access.ids import new_id
from goldenthread.access.looks import Look, note
from goldenthread.access.parts import Act, Part
from goldenthread.access.rulings import Refused
from goldenthread.access.signing.codes import reference
from goldenthread.access.signing.telling import send
from goldenthread.record.files.pieces import Piece
from goldenthread.release import policies, queries, rows
from goldenthread.release.models import Purpose, Step, TakenOut
from goldenthread.release.scanning import asked_of, findings_in
from goldenthread.watch.alerting import raise_for
from goldenthread.watch.detectors import BIG_LIST

FETCHED_WITHIN: Final = timedelta(days=7)
PREVIEWED: Final = 10


class NobodyInIt(Refused):
    """There is no child in this list of whom you may take out all these columns. Choose others, or fewer columns."""


class TooMany(Refused):
    """A list holds at most 5,000 children. Choose a smaller group."""


class NamesAChild(Refused):
    """Your reason names a child, and every family in the list can read it. Say why you need the list without a name."""


class Asked(Refused):
    """This list was asked for already. Go back to your lists to see where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which children, which columns, and what for."""

    group: str
    columns: tuple[str, ...]
    purpose: str
    reason: str


def begin(wanted: Wanted, *, by: Actor) -> TakenOut:
    """Begin a list: it says whom it holds, and nothing is taken out yet."""
    policies.may_ask(by).or_refuse()
    policies.may_have(by, wanted.columns).or_refuse()
    if _names_a_child(wanted.reason, by):
        raise NamesAChild
    columns = list(wanted.columns)
    found = queries.children_of(by, wanted.group, columns).values_list("pk", flat=True)
    children = list(found[: queries.MOST + 1])
    if not children:
        raise NobodyInIt
    if len(children) > queries.MOST:
        raise TooMany
    return TakenOut.objects.create(
        id=new_id(by.at), reference=reference("LI"), person_id=by.person, who=by.words, authority_id=by.authority,
        setting_id=by.setting, group=wanted.group, columns=columns, purpose=Purpose(wanted.purpose),
        reason=wanted.reason, children=children, how_many=len(children), begun_at=by.at,
    )  # fmt: skip


@transaction.atomic
def ask(*, taken: UUID, by: Actor) -> TakenOut:
    """Ask for a list: few children are ready at once; many wait for a second person, and the officer is told."""
    policies.may_ask(by).or_refuse()
    queries.hold_own_lists(by)
    found = queries.own_list(by, taken, locked=True)
    if found.asked_at is not None:
        raise Asked
    policies.may_have(by, found.columns).or_refuse()
    others = queries.taken_today(by) - set(found.children)
    found.asked_at = by.at
    found.needs_approval = policies.needs_approval(len(found.children), len(others))
    found.until = None if found.needs_approval else by.at + FETCHED_WITHIN
    found.save(update_fields=["asked_at", "needs_approval", "until"])
    _step(found, Step.What.ASKED, by)
    if found.needs_approval:
        told = f"{found.how_many} children, and {len(others)} others within a day. List {found.reference}."
        raise_for(BIG_LIST, by=by, about=found.pk, told=told)
        for person in queries.who_may_decide(by):
            send(person.email, f"A list waits for somebody to approve it. Reference: {found.reference}.")
    return found


@transaction.atomic
def decide(*, taken: UUID, approved: bool, words: str, by: Actor) -> TakenOut:
    """Approve or refuse a list that somebody else of the same organisation asked for."""
    found = queries.list_to_decide(by, taken, locked=True)
    policies.may_decide(by, found).or_refuse()
    if approved and not queries.asker_of(found, by):
        raise Refused("Whoever asked for this list may not take out lists any more. Refuse it.")
    found.approved, found.decided_by, found.decided_words, found.note = approved, by.person, by.words, words
    found.until = by.at + FETCHED_WITHIN if approved else None
    if not approved:
        found.children = []
    found.save(update_fields=["approved", "decided_by", "decided_words", "note", "until", "children"])
    _step(found, Step.What.APPROVED if approved else Step.What.REFUSED, by)
    return found


def preview(taken: TakenOut, *, by: Actor) -> list[list[str]]:
    """Show the first rows, and write down that they were seen."""
    shown = queries.children_still(by, taken)[:PREVIEWED]
    found = rows.rows_of(by, shown, list(taken.columns))
    _note(taken, "list", [child for child, _ in found], by)
    return [cells for _, cells in found]


@transaction.atomic
def fetch(*, taken: UUID, by: Actor) -> tuple[TakenOut, str]:
    """Make the file anew, of those children who may still be taken out, and write it down for every one of them."""
    policies.may_ask(by).or_refuse()
    found = queries.own_list(by, taken, locked=True)
    policies.may_fetch(by, found).or_refuse()
    policies.may_have(by, found.columns).or_refuse()
    cells = rows.rows_of(by, queries.children_still(by, found), list(found.columns))
    _step(found, Step.What.FETCHED, by, how_many=len(cells))
    _note(found, "export", [child for child, _ in cells], by)
    return found, rows.file_of(found, by, [row for _, row in cells])


def forget(at: datetime) -> int:
    """Let go of lists whose time is over, of those that waited so long, and of those nobody asked for."""
    TakenOut.objects.filter(asked_at=None, begun_at__lt=at - timedelta(days=1)).delete()
    over = TakenOut.objects.filter(until__lte=at) | TakenOut.objects.filter(
        until=None, approved=None, asked_at__lte=at - FETCHED_WITHIN
    )
    gone = list(over.exclude(children=[]).defer("children").order_by("pk"))
    for each in gone:
        Step.objects.create(
            taken=each, what=Step.What.GONE, at=each.until or at, who=each.who, how_many=each.how_many,
            reference=each.reference, authority_id=each.authority_id, setting_id=each.setting_id,
        )  # fmt: skip
    TakenOut.objects.filter(pk__in=[each.pk for each in gone]).update(children=[])
    return len(gone)


def _step(taken: TakenOut, what: Step.What, by: Actor, *, how_many: int | None = None) -> None:
    Step.objects.create(
        taken=taken, what=what, at=by.at, who=by.words, reference=taken.reference,
        how_many=taken.how_many if how_many is None else how_many,
        authority_id=taken.authority_id, setting_id=taken.setting_id,
    )  # fmt: skip


def _note(taken: TakenOut, act: str, children: Iterable[UUID], by: Actor) -> None:
    """Write to the log of looks, for every child, that they stand in a list, and why."""
    purpose = f"{taken.get_purpose_display()} ({taken.reason})"
    looks = [
        Look(
            part=Part.LISTS.value,
            act=act,
            child=child,
            authority=taken.authority_id,
            seat=by.capacity.value,
            purpose=purpose,
            place="release:file" if act == Act.EXPORT.value else "release:list",
            about=taken.reference,
        )
        for child in children
    ]
    note(by, looks, request_id=uuid4())


def _names_a_child(words: str, by: Actor) -> bool:
    """Say whether words name a child whom the one who wrote them reaches: of others nothing is told."""
    said = [Piece("", (words,))]
    return any(each.blocks for each in findings_in(said, queries.on_record(asked_of(said), by.authority)))
