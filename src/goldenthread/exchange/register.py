"""Takes the register of schools into the directory: a setting for each row, kept in step by its URN."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import models

from goldenthread.access.actors import Actor
from goldenthread.directory.models import Setting
from goldenthread.exchange.outcomes import NotLoaded, Outcome, Told
from goldenthread.record.bulk import IdsInOrder, all_or_nothing
from goldenthread.record.copying import table_of
from goldenthread.standards import gias
from goldenthread.standards.codes import ResourcedProvision

BATCH: Final = 2000
_LIMITS: Final = {
    each.attname: each.max_length
    for each in Setting._meta.concrete_fields
    if isinstance(each, models.CharField)
}
_REMEDY: Final = "Ask the setting to correct its entry in Get Information About Schools."
Values = dict[str, Any]
Progress = Callable[[int], object]


def load_register(file: str, *, by: Actor, check: bool = False, progress: Progress = int) -> Outcome:
    """Bring the directory in step with a register; with `check`, only say what would be done.

    Raises NotLoaded, with nothing kept, where the file cannot be read or a row of it would be left out.
    """
    outcome = Outcome(file)
    try:
        with all_or_nothing():
            _Load(by, outcome, check=check).take(gias.read(file), progress)
            if outcome.stops and not check:
                raise NotLoaded(_refusal(outcome))
    except gias.GiasError as wrong:
        raise NotLoaded(str(wrong)) from wrong
    outcome.loaded = not check
    return outcome


def _refusal(outcome: Outcome) -> str:
    first, more = outcome.stops[0], len(outcome.stops) - 1
    others = f" There {'is' if more == 1 else 'are'} {more} more like it." if more else ""
    return f"{outcome.file}, {first}{others} Nothing was loaded. See everything with --check."


class _Load:
    """One load: what the directory knows already, and what to do with each setting."""

    def __init__(self, by: Actor, outcome: Outcome, *, check: bool) -> None:
        self.by = by
        self.outcome = outcome
        self.check = check
        self.ids = IdsInOrder()
        known = Setting.objects.exclude(urn=None).order_by("pk").values_list("urn", "pk", "register_hash")
        self.known = {urn: (id, bytes(mark or b"")) for urn, id, mark in known}

    def take(self, register: gias.Register, progress: Progress) -> None:
        """Read the register to its end, a batch at a time."""
        found = register.establishments()
        while batch := list(islice(found, BATCH)):
            self.outcome.read += len(batch)
            self._write([self._setting(each) for each in batch])
            progress(len(batch))
        self.outcome.found += [_told(each) for each in register.findings]

    def _setting(self, found: gias.Establishment) -> Setting | None:
        values = dict(self._fitting(values_of(found), found))
        mark = hashlib.sha256(repr(sorted(values.items())).encode()).digest()
        id, before = self.known.get(found.urn, (None, b""))
        if before == mark:
            self.outcome.done["unchanged"] += 1
            return None
        self.outcome.done["changed" if id else "new"] += 1
        setting = Setting(id=id or self.ids(self.by.at), register_hash=mark, **values)
        setting._state.adding = id is None
        return setting

    def _write(self, settings: list[Setting | None]) -> None:
        if self.check:
            return
        table = table_of(Setting)
        new = [each for each in settings if each and each._state.adding]
        changed = [each for each in settings if each and not each._state.adding]
        if new:
            table.insert(table.text(new))
        if changed:
            table.put(table.text(changed))

    def _fitting(self, values: Values, found: gias.Establishment) -> Iterator[tuple[str, Any]]:
        """Yield the values, each text cut to what can be kept; a cut is told."""
        for name, value in values.items():
            limit = _LIMITS.get(name)
            if limit and value and len(value) > limit:
                says = f"This is {len(value)} characters long and was cut to {limit}."
                where = f"line {found.line}, URN {found.urn}, {name}"
                self.outcome.found.append(Told(where=where, says=says, remedy=_REMEDY))
                yield name, value[:limit]
            else:
                yield name, value


def values_of(found: gias.Establishment) -> Values:
    """Return what the directory keeps of a setting in the register."""
    provision = found.resourced_provision
    both = provision is ResourcedProvision.BOTH
    return {
        "authority_id": found.authority,
        "urn": found.urn,
        "ukprn": found.ukprn,
        "establishment_number": found.number,
        "name": found.name,
        "type_code": found.type,
        "phase_code": found.phase.value if found.phase else "",
        "status_code": found.status.value if found.status else "",
        "lowest_age": found.lowest_age,
        "highest_age": found.highest_age,
        "opened": found.opened,
        "closed": found.closed,
        "address": _joined(", ", found.street, found.locality, found.address3, found.town, found.county),
        "postcode": found.postcode,
        "telephone": found.telephone,
        "website": found.website,
        "head": _joined(" ", found.head_title, found.head_forename, found.head_surname),
        "section_41": found.may_be_named_under_section_41,
        "needs_provided": [need.value for need in found.needs],
        "resourced_provision": provision.value if provision else "",
        "has_sen_unit": both or provision is ResourcedProvision.SEN_UNIT,
        "has_resourced_provision": both or provision is ResourcedProvision.RESOURCED_PROVISION,
        "capacity": found.capacity,
        "pupils": found.pupils,
    }


def numbers_of_settings() -> tuple[dict[str, tuple[UUID, str]], dict[str, tuple[UUID, str]]]:
    """Return id and name of every setting by URN, and by UKPRN where only one open setting has it."""
    by_urn: dict[str, tuple[UUID, str]] = {}
    by_ukprn: dict[str, tuple[UUID, str]] = {}
    rows = Setting.objects.order_by("status_code", "urn").values_list("pk", "name", "urn", "ukprn")
    for setting, name, urn, ukprn in rows.iterator():
        if urn:
            by_urn[urn] = (setting, name)
        if ukprn:
            by_ukprn.setdefault(ukprn, (setting, name))
    return by_urn, by_ukprn


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _told(finding: gias.RowFinding) -> Told:
    urn = f", URN {finding.urn}" if finding.urn and finding.column != "URN" else ""
    where = f"line {finding.line}{urn}, {finding.column} {finding.value!r}"
    return Told(where=where, says=finding.message, remedy=finding.remedy, stops=finding.row_is_left_out)
