"""What a record is made of, and what may be done with each part of it: the words in which rights are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """A part of a child's record, or a place of the product that is not about one child."""

    RECORD = "record"
    CIRCLE = "circle"
    VOICE = "voice"
    THREAD = "thread"
    SUPPORT = "support"
    DELIVERY = "delivery"
    ASSESSMENT = "assessment"
    ADVICE = "advice"
    PLAN = "plan"
    DRAFT = "draft"
    CONSULTATION = "consultation"
    PLACEMENTS = "placements"
    REVIEWS = "reviews"
    TIMELINE = "timeline"
    DOCUMENTS = "documents"
    LOOKS = "looks"
    RIGHTS = "rights"
    CONTACT = "contact"
    HEALTH = "health"
    MARKER = "marker"
    SAFEGUARDING = "safeguarding"
    LETTERS = "letters"
    SENDING = "sending"
    REQUESTS = "requests"
    HOME = "home"
    WORKLIST = "worklist"
    FIND = "find"
    STAFF = "staff"
    REFERENCE = "reference"
    LISTS = "lists"
    PUBLISHING = "publishing"
    AGREEMENTS = "agreements"
    WATCH = "watch"
    ACCOUNT = "account"

    @property
    def words(self) -> str:
        return _PARTS[self]

    @property
    def is_about_a_child(self) -> bool:
        return self not in _PLACES


class Act(StrEnum):
    """What may be done with a part. Each is one letter in the register of rights."""

    READ = "read"
    WRITE = "write"
    PRINT = "print"
    SEND = "send"
    EXPORT = "export"
    GRANT = "grant"

    @property
    def letter(self) -> str:
        return _LETTERS[self]


@dataclass(frozen=True, slots=True)
class Errand:
    """What somebody came to do: one act with one part. Nobody is let in to look around."""

    part: Part = Part.RECORD
    act: Act = Act.READ

    def __str__(self) -> str:
        return f"{self.act} {self.part.words}"


READING: Final = Errand()
"""To read who the child is and what is due: what every seat that sees the record may do."""


_PARTS = {
    Part.RECORD: "who the child is and what is due",
    Part.CIRCLE: "who is in the circle",
    Part.VOICE: "what the child says",
    Part.THREAD: "needs, goals and help",
    Part.SUPPORT: "worries, one-page plans and support",
    Part.DELIVERY: "which help was given",
    Part.ASSESSMENT: "the EHC needs assessment",
    Part.ADVICE: "advice from professionals",
    Part.PLAN: "the EHC plan",
    Part.DRAFT: "the working copy of the EHC plan",
    Part.CONSULTATION: "the draft plan sent to a setting that is asked",
    Part.PLACEMENTS: "where the child learns",
    Part.REVIEWS: "annual reviews",
    Part.TIMELINE: "what happened, in order",
    Part.DOCUMENTS: "documents",
    Part.LOOKS: "who has looked",
    Part.RIGHTS: "who may see what",
    Part.CONTACT: "addresses and telephone numbers",
    Part.HEALTH: "details of health",
    Part.MARKER: "that there is a safeguarding concern and whom to call",
    Part.SAFEGUARDING: "safeguarding notes",
    Part.LETTERS: "what was sent to oneself",
    Part.SENDING: "what goes out, and to whom",
    Part.REQUESTS: "requests about personal information",
    Part.HOME: "the first page",
    Part.WORKLIST: "the worklist",
    Part.FIND: "finding a child",
    Part.STAFF: "the people who work at a setting",
    Part.REFERENCE: "the toolkit and local help",
    Part.LISTS: "lists of children that are taken out",
    Part.PUBLISHING: "what is checked before it is public",
    Part.AGREEMENTS: "sharing agreements",
    Part.WATCH: "emergency access and unusual looks, for the officer who reviews them",
    Part.ACCOUNT: "one’s own account, drafts and sessions",
}
_PLACES = frozenset(
    {
        Part.HOME, Part.WORKLIST, Part.FIND, Part.STAFF, Part.REFERENCE, Part.LISTS, Part.PUBLISHING,
        Part.AGREEMENTS, Part.WATCH, Part.ACCOUNT,
    }
)  # fmt: skip
_LETTERS = {
    Act.READ: "r", Act.WRITE: "w", Act.PRINT: "p", Act.SEND: "s", Act.EXPORT: "x", Act.GRANT: "g",
}  # fmt: skip
