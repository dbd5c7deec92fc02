"""Choosing the school or college of Section I: those consulted, and those the register finds by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.plans import queries
from goldenthread.plans.content import Place
from goldenthread.plans.forms import FinalForm
from goldenthread.plans.queries import Consultation
from goldenthread.record.models import Case
from goldenthread.standards.codes.authorities import local_authorities


@dataclass(frozen=True, slots=True)
class Choosing:
    """What can be chosen: the name of each setting by its id, what tells it from another, and what is chosen first."""

    looked_for: str
    names: dict[str, str]
    hints: dict[str, str]
    first: str
    found: int
    more: bool

    def place(self, *, setting: str, name: str, type: str) -> Place:
        """Return the place that was chosen; the name of a setting is the register’s."""
        if setting in self.names:
            return Place(name=self.names[setting], type=type, setting=setting)
        return Place(name=name if setting == FinalForm.WRITTEN else "", type=type)


def choosing(case: Case, asked: Sequence[Consultation], *, looked_for: str, wish: str) -> Choosing:
    """Gather the settings consulted and those found. What the family asks for is looked for until something else is."""
    found = queries.settings_named(looked_for or wish, near=case.authority_id)
    shown = found[: queries.SHOWN]
    consulted = queries.settings_by_id(each.setting for each in asked)
    every = {str(each.pk): each for each in (*consulted, *shown)}
    areas = local_authorities()
    hints = {
        id: ", ".join(
            filter(None, (each.postcode, areas[each.authority_id].name if each.authority_id in areas else ""))
        )
        for id, each in every.items()
    }
    same = [id for id, each in every.items() if wish and each.name.casefold() == wish.casefold()]
    # Two schools may bear one name: then a person says which is meant.
    first = same[0] if len(same) == 1 else FinalForm.WRITTEN if wish else ""
    return Choosing(
        looked_for=looked_for,
        names={id: each.name for id, each in every.items()},
        hints=hints,
        first=first,
        found=len(shown),
        more=len(found) > len(shown),
    )
