"""The letters and plans on paper that go with a story told by hand, as the verbs print them.

Histories told in bulk go without: a region would need a hundred thousand files that nobody reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from goldenthread.assessments import letters, notices
from goldenthread.assessments.models import LocalHelp
from goldenthread.plans.letters import RECIPIENTS, add_paper, draft_letter, final_letter
from goldenthread.record.changes import Change
from goldenthread.record.models import Relationship, Role
from goldenthread.rulebook.advice import ALWAYS
from goldenthread.thread.snapshots import Snapshot

Parts = tuple[letters.Part, ...]
FAMILY: Final = (Role.PARENT, Role.YOUNG_PERSON)


@dataclass(frozen=True, slots=True)
class Papers:
    """Prints what goes with each act; `help_at_hand` is whom the letters name."""

    help_at_hand: dict[str, LocalHelp]

    def requested(self, writing: Change, case: UUID) -> None:
        """L1: we have the request."""
        parts = notices.request_received(writing.standing(case))
        self._send(writing, case, "L1", "We have the request for an EHC needs assessment", parts)

    def agreed(self, writing: Change, case: UUID) -> None:
        """L2: we will assess."""
        bodies = [body.key for body in ALWAYS]
        parts = notices.will_assess(writing.standing(case), bodies, writing.by.name)
        self._send(writing, case, "L2", "We will assess", parts, also=notices.TOLD_OF_REQUEST)

    def refused(self, writing: Change, case: UUID, *, has_needs: str, necessary: str, evidence: str) -> None:
        """L3: we will not assess."""
        parts = notices.will_not_assess(
            writing.standing(case),
            self.help_at_hand,
            has_needs=has_needs,
            necessary=necessary,
            evidence=evidence,
        )
        self._send(writing, case, "L3", "We will not assess", parts, also=notices.TOLD_OF_REQUEST)

    def drafted(self, writing: Change, case: UUID, snapshot: Snapshot, number: int) -> None:
        """L6 with the draft."""
        name = f"Draft EHC plan, version {number}"
        add_paper(writing, snapshot, case=case, name=name, status="draft", number=number)
        self._send(writing, case, "L6", "Your draft EHC plan", draft_letter(writing.standing(case)))

    def finalised(self, writing: Change, case: UUID, snapshot: Snapshot, number: int, place: str) -> None:
        """L8 with the final plan."""
        add_paper(writing, snapshot, case=case, name="Final EHC plan", status="final", number=number)
        parts = final_letter(writing.standing(case), self.help_at_hand, place=place)
        self._send(writing, case, "L8", "Your final EHC plan", parts, also=RECIPIENTS)

    def _send(
        self, writing: Change, case: UUID, kind: str, title: str, parts: Parts, *, also: tuple[str, ...] = ()
    ) -> None:
        family = [tie for tie in writing.rows.all_of(Relationship) if tie.role in FAMILY]
        letter = notices.opening(writing, family, kind=kind, title=title, parts=parts, also_to=also)
        letters.send(writing, letter, case=case)
