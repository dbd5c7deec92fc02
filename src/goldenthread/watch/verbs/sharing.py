"""Making and withdrawing an agreement to share. Either counts from the next request on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.access.actors import Actor
from goldenthread.access.ids import new_id
from goldenthread.access.parts import Part
from goldenthread.access.rulings import Refused
from goldenthread.directory.models import Agreement
from goldenthread.watch import policies


class NoParts(Refused):
    """Choose at least one part of the record that is shared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """With whom what is shared, what for, on what basis, and from when until when."""

    name: str
    party: Agreement.Party
    parts: tuple[Part, ...]
    purposes: tuple[str, ...]
    lawful_basis: str
    begins: date
    ends: date | None = None


def agree(*, terms: Terms, by: Actor) -> Agreement:
    """Make an agreement for the records of one's own authority."""
    policies.may_share(by).or_refuse()
    if not terms.parts:
        raise NoParts
    return Agreement.objects.create(
        id=new_id(by.at), authority_id=by.authority, name=terms.name, party=terms.party,
        parts=[part.value for part in terms.parts], purposes=list(terms.purposes), lawful_basis=terms.lawful_basis,
        begins=terms.begins, ends=terms.ends,
    )  # fmt: skip


def withdraw(*, agreement: Agreement, by: Actor) -> None:
    """Withdraw an agreement: whoever saw a record under it alone sees it no more from their next page on."""
    policies.may_share(by).or_refuse()
    if agreement.withdrawn_at is None:
        agreement.withdrawn_at = by.at
        agreement.save(update_fields=["withdrawn_at"])
