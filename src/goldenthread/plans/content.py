"""What the working copy of an EHC plan holds beside the thread: its texts, what is left out, the place it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.utils.text import capfirst

from goldenthread.assessments.holding import shown_to_all
from goldenthread.assessments.models import Advice
from goldenthread.rulebook.advice import HEALTH, SOCIAL_CARE, body_words
from goldenthread.rulebook.plan_quality import SECTIONS
from goldenthread.thread.snapshots import Snapshot, snapshot_of
from goldenthread.thread.strands import Thread, Voice

KIND = "ehc"
PURPOSE = "EHC plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The school, college or other place of Section I."""

    name: str = ""
    type: str = ""
    setting: str = ""

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.name, self.type) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The working copy beside the thread."""

    texts: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict)
    place: Place = Place()

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Content:
        """Read the working copy as a plan’s row keeps it."""
        return cls(
            texts=kept.get("texts", {}),
            left_out=frozenset(kept.get("left_out", ())),
            sources=kept.get("sources", {}),
            place=Place(**kept.get("place", {})),
        )

    def kept(self) -> dict[str, Any]:
        """Write the working copy as a plan’s row keeps it."""
        place = {
            name: getattr(self.place, name)
            for name in ("name", "type", "setting")
            if getattr(self.place, name)
        }
        return {
            "texts": {name: text for name, text in self.texts.items() if text},
            "left_out": sorted(self.left_out),
            "sources": dict(self.sources),
            "place": place,
        }

    def with_text(self, section: str, words: str) -> Content:
        return replace(self, texts={**self.texts, section: words})

    def without(self, strand: UUID, *, out: bool) -> Content:
        """Leave a strand of the thread out of the plan, or take it in again."""
        name = str(strand)
        return replace(self, left_out=self.left_out | {name} if out else self.left_out - {name})

    def with_source(self, strand: UUID, source: str) -> Content:
        return replace(self, sources={**self.sources, str(strand): source}) if source else self


def first_content(advice: Iterable[Advice]) -> Content:
    """Begin a working copy: health and social care advice goes into the sections it belongs to, as it was written.

    A plan is for the family too: what is held back from them does not go in.
    """
    texts: dict[str, str] = {}
    given = {each.body: each for each in advice if each.given_on}
    for body, needs, provision in ((HEALTH.key, "C", "G"), (SOCIAL_CARE.key, "D", "H2")):
        if body in given:
            open_to_all = shown_to_all(given[body])
            texts |= {needs: open_to_all.get("needs", ""), provision: open_to_all.get("provision", "")}
    return Content(texts=texts)


def in_the_plan(thread: Thread, content: Content) -> Thread:
    """Return the part of the thread that the plan takes in."""

    def kept(strands: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(each for each in strands if str(each.id) not in content.left_out)

    return replace(
        thread,
        voices=_said_once(kept(thread.voices)),
        needs=kept(thread.needs),
        outcomes=kept(thread.outcomes),
        provisions=kept(thread.provisions),
    )


def _said_once(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Keep the first of those that say the same: a plan repeats nobody, however many cycles asked them again."""
    first: dict[tuple[str, str, str], Voice] = {}
    for each in voices:
        first.setdefault((each.whose, each.topic.value, each.words), each)
    return tuple(first.values())


def plan_snapshot(thread: Thread, content: Content, advice: Iterable[Advice], *, child: str) -> Snapshot:
    """Take the plan down as it stands: the thread it takes in, its texts by section, the place and the advice."""
    also = {heading(name): text for name, text in sorted(content.texts.items()) if text}
    also[heading("I")] = content.place.words
    also[heading("K")] = "\n".join(advice_line(each) for each in advice if each.given_on)
    return snapshot_of(in_the_plan(thread, content), purpose=PURPOSE, child=child, also=also)


def heading(section: str) -> str:
    """Name a section as a reader meets it."""
    return f"Section {section}: {SECTIONS[section]}"


def advice_line(advice: Advice) -> str:
    """List one piece of advice with its author, role and day, as Section K does."""
    who = ", ".join(part for part in (advice.given_by, advice.role) if part)
    body = body_words(advice.body)
    return f"{capfirst(body)}: {who}, {advice.given_on:%-d %B %Y}"
