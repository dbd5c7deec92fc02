"""Asking for advice and giving it. SEND Regulations 2014, regs 6 and 8."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from goldenthread.access.actors import Actor
from goldenthread.access.rulings import Refused
from goldenthread.assessments import events, policies, queries
from goldenthread.record.changes import change
from goldenthread.record.documents import keep
from goldenthread.record.files.apart import Fit
from goldenthread.rulebook.advice import body_words, is_complete


class SaysNothing(Refused):
    """Advice must say the needs, the provision and the outcomes. Write all three, or add the report."""


class NobodyToAsk(Refused):
    """Choose at least one body to ask. Those asked before need not be asked again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A body to ask, and the person there who will answer, where known."""

    body: str
    adviser: UUID | None = None
    adviser_name: str = ""
    family_asked: bool = False


def ask_for_advice(
    *, case: UUID, bodies: Sequence[Asked], by: Actor, on: date, key: UUID | None = None
) -> list[UUID]:
    """Ask bodies for advice: each has six weeks from this day. Regs 6(1), 8(1)."""
    known = queries.assessment_for(reader=by, case=case)
    already = {each.body for each in queries.advice_in(known)}
    new = [each for each in bodies if each.body not in already]
    if not new:
        raise NobodyToAsk
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return []
        policies.may_act_for_the_authority(by, known, writing.standing(case), "advice_asked").or_refuse()
        return [
            events.ask_body(
                writing, case=case, body=each.body, adviser=each.adviser, adviser_name=each.adviser_name,
                family_asked=each.family_asked,
            )
            for each in new
        ]  # fmt: skip


def give_advice(
    *,
    case: UUID,
    advice: UUID,
    needs: str = "",
    provision: str = "",
    outcomes: str = "",
    report: bytes | Fit = b"",
    given_by: str = "",
    role: str = "",
    already_there: bool = False,
    by: Actor,
    on: date,
    key: UUID | None = None,
) -> UUID:
    """Answer a request for advice, in sections or with a report. An empty answer is none. Reg 6(1), (4)."""
    known = queries.assessment_for(reader=by, case=case)
    asked = queries.advice_for(known, advice)
    if not is_complete(needs=needs, provision=provision, outcomes=outcomes, document=bool(report)):
        raise SaysNothing
    with change(known.child_id, by=by, on=on, key=key) as writing:
        if writing.repeated:
            return advice
        standing = writing.standing(case)
        policies.may_give_advice(
            by, writing.child, standing, body=asked.body, adviser=str(asked.adviser_id or "")
        ).or_refuse()
        document = None
        if report:
            kept = keep(report)
            name = f"Advice from {body_words(asked.body)}, {given_by or by.name}"
            document = events.add_document(
                writing,
                case=case,
                name=name[:200],
                kind="report",
                **asdict(kept),
            )
        events.give_advice(
            writing, case=case, advice=advice, body=asked.body, given_by=given_by or by.name,
            role=role or _role(by, given_by), needs=needs, provision=provision, outcomes=outcomes, document=document,
            already_there=already_there,
        )  # fmt: skip
    return advice


def _role(by: Actor, given_by: str) -> str:
    """Say in what role someone advises, where it is they who write it down."""
    return by.capacity.words if given_by in ("", by.name) else ""
