"""How the room's events become rows. Words come sealed and stay so."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from goldenthread.record.models import Event, Marks, Sealing, Shelter, Trusted, Whereabouts
from goldenthread.record.projections import projects
from goldenthread.record.projectors import owned
from goldenthread.record.rows import Rows
from goldenthread.safeguarding.models import Concern, HealthFact, Note, OwnWords, WordsMet


@projects("whereabouts", "told")
def whereabouts(rows: Rows, event: Event) -> None:
    """Put a way to reach the family, and the marks by which free text is searched for it."""
    fields = event.fields
    person = UUID(fields["person"]) if fields.get("person") else None
    told = {"person_id": person, "kind": fields["kind"], "sealed": fields["sealed"]}
    rows.put(owned(Whereabouts, rows, event, begins=event.happened_on, ends=None, **told))
    rows.put(owned(Marks, rows, event, id=fields["marks"], hashes=fields.get("hashes", []), ends=None))


@projects("whereabouts", "ended")
def whereabouts_ended(rows: Rows, event: Event) -> None:
    """End a way to reach the family. Its marks stay: an old address can still tell where people are."""
    _change(rows, event, Whereabouts, ends=event.happened_on)


@projects("shelter", "raised")
def shelter(rows: Rows, event: Event) -> None:
    """Keep safe where a child is, from the same instant, and name who may know."""
    fields = event.fields
    rows.put(owned(Shelter, rows, event, begins=event.happened_on, reason=fields["reason"], lifted_on=None))
    for named in fields.get("named", ()):
        _put_trusted(rows, event, named["id"], named["person"])


@projects("shelter", "lifted")
def shelter_lifted(rows: Rows, event: Event) -> None:
    """Let the circle know again where a child is."""
    _change(rows, event, Shelter, lifted_on=event.happened_on)


@projects("shelter", "named")
def named(rows: Rows, event: Event) -> None:
    """Name somebody who may know where."""
    _put_trusted(rows, event, event.fields["id"], event.fields["person"])


@projects("shelter", "unnamed")
def unnamed(rows: Rows, event: Event) -> None:
    """Take somebody off the list."""
    _change(rows, event, Trusted, ends=event.happened_on)


@projects("safeguarding", "noted")
def note(rows: Rows, event: Event) -> None:
    """Put a safeguarding note."""
    fields = event.fields
    told = {"kind": fields["kind"], "words": fields["words"], "veil": fields.get("veil", "")}
    rows.put(owned(Note, rows, event, noted_on=event.happened_on, noted_by=event.actor, **told))


@projects("safeguarding", "concern_raised")
def concern(rows: Rows, event: Event) -> None:
    """Put the marker."""
    fields = event.fields
    told = {"call": fields["call"], "veil": fields.get("veil", "")}
    rows.put(owned(Concern, rows, event, begins=event.happened_on, ends=None, **told))


@projects("safeguarding", "concern_ended")
def concern_ended(rows: Rows, event: Event) -> None:
    """Take the marker away."""
    _change(rows, event, Concern, ends=event.happened_on)


@projects("safeguarding", "words_met")
def words_met(rows: Rows, event: Event) -> None:
    """Note who wrote words that tell where the family is."""
    rows.put(owned(WordsMet, rows, event, written_by=event.actor, on=event.happened_on))


@projects("identity", "asked")
def sealing_asked(rows: Rows, event: Event) -> None:
    """Put what one person asked: that this record is sealed."""
    fields = event.fields
    told = {"kind": fields["kind"], "particulars": fields["particulars"], "asked_by": event.person_id}
    rows.put(owned(Sealing, rows, event, asked_on=event.happened_on, sealed_on=None, link="", **told))


@projects("identity", "sealed")
def sealed(rows: Rows, event: Event) -> None:
    """Seal this record: a second person agreed."""
    _change(rows, event, Sealing, sealed_on=event.happened_on, link=event.fields["link"])


@projects("own_words", "said")
def own_words(rows: Rows, event: Event) -> None:
    """Put what a child said."""
    fields = event.fields
    told = {"words": fields["words"], "is_held": fields.get("ask_first", False)}
    rows.put(owned(OwnWords, rows, event, said_on=event.happened_on, heard_by=event.actor, **told))


@projects("own_words", "released", "overridden")
def shared(rows: Rows, event: Event) -> None:
    """Let parents read what a child said: the child agreed, or somebody's safety needed it."""
    because = event.fields.get("because", "")
    _change(rows, event, OwnWords, is_held=False, released_on=event.happened_on, because=because)


@projects("health", "told")
def health(rows: Rows, event: Event) -> None:
    """Put something about health."""
    fields = event.fields
    told = {"words": fields["words"], "for_support": fields.get("for_support", False)}
    rows.put(
        owned(HealthFact, rows, event, told_on=event.happened_on, told_by=event.actor, ends=None, **told)
    )


@projects("health", "ended")
def health_ended(rows: Rows, event: Event) -> None:
    """End something about health."""
    _change(rows, event, HealthFact, ends=event.happened_on)


def _put_trusted(rows: Rows, event: Event, id: str, person: str) -> None:
    rows.put(owned(Trusted, rows, event, id=id, person_id=UUID(person), begins=event.happened_on, ends=None))


def _change(rows: Rows, event: Event, model: type[Any], **fields: Any) -> None:
    row = rows.get(model, UUID(event.fields["id"]))
    if row is None:
        return
    row.version = event.seq
    for name, value in fields.items():
        setattr(row, name, value)
    rows.put(row)
