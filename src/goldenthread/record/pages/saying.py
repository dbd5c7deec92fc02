"""The sentences of “now”: whose turn, by when, how late and what can be done, plainly and kindly.

Law binds (“must”), guidance advises (“should”), good practice is aimed at; none is said in the words of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.text import capfirst

from goldenthread.access.actors import Actor
from goldenthread.record.explaining import Explained
from goldenthread.record.models import Case
from goldenthread.rulebook.process import Party
from goldenthread.rulebook.rule import Authority
from goldenthread.rulebook.time import long_date

_BINDS: Final = {
    Authority.ACT: "must",
    Authority.REGULATIONS: "must",
    Authority.CODE: "should",
    Authority.PRACTICE: "aims to",
    Authority.PROPOSAL: "would, under a proposal,",
}


@dataclass(frozen=True, slots=True)
class Whose:
    """Names the parties of one case: the child's own setting, and whoever leads the case, where they are known."""

    case: Case
    setting: str = ""

    def name(self, party: Party | None) -> str:
        """Name a party as people speak of it."""
        if party is None:
            return ""
        return self.setting if party is Party.SETTING and self.setting else party.words

    def holder(self, party: Party | None) -> str:
        """Name who has it: the person who leads the case and where they work, or the party alone."""
        leads = Party.SETTING if self.case.setting_id else Party.AUTHORITY
        if party is leads and self.case.lead_name:
            return f"{self.case.lead_name} at {self.name(party)}"
        return self.name(party)


def to_the_family(words: str) -> str:
    """Say to a family what is said of a family elsewhere: “agree a plan with the family” is “with you”."""
    return words.replace("the family’s", "your").replace("the family", "you")


def turn_in_words(whose: Whose, turn: Party | None, reader: Actor, *, is_yours: bool) -> str:
    """Say whose turn it is. Where somebody leads the case it is theirs, and not that of everybody they work with."""
    if turn is None:
        return "Nobody needs to do anything at the moment."
    if is_yours and (turn is Party.FAMILY or whose.case.lead_id == reader.person):
        return "It is your turn."
    if is_yours and not whose.case.lead_name:
        return f"It is your turn ({whose.holder(turn)})."
    return f"It is the turn of {whose.holder(turn)}."


def must_by(told: Explained, whose: Whose, *, is_yours: bool = False) -> str:
    """Say who must, should or aims to do what, by which day; or until which day someone may."""
    owner = whose.name(told.owner)
    if told.row.is_window:
        owner = "you" if is_yours else owner
        return f"{capfirst(owner)} can {told.title} until {long_date(told.row.due)}."
    body = f" ({told.body})" if told.body else ""
    binds = _BINDS[told.clock.rule.authority]
    return f"{capfirst(owner)}{body} {binds} {told.title} by {long_date(told.row.due)}."


def after_that(told: Explained, whose: Whose) -> str:
    """Say what comes next, and of a day that is gone that it is gone: nobody should read it as still to come."""
    gone = f" That day has passed too: it is {told.how_late} late." if told.is_late else ""
    return must_by(told, whose) + gone


def late_in_words(told: Explained, holder: str) -> str:
    """Say how late it is and who has it; nothing while it is in time or an exception holds."""
    if not told.is_late:
        return ""
    return f"This is {told.how_late} later than it should be. It is with {holder}."


def ways_on(told: Explained, holder: str, reader: Actor, own: Party | None) -> tuple[str, ...]:
    """Say what this reader can do about something late; nothing while it is in time."""
    if not told.is_late:
        return ()
    if own is told.owner:
        return ("Do it now, or tell the family today when you will.",)
    if not reader.capacity.is_family:
        return (f"Ask {holder} for a day, and tell the family.",)
    ways = [
        f"Ask {holder} on which day it will be done.",
        "Get free, independent help from your local SEND advice service.",
    ]
    if told.clock.rule.authority.is_law and told.owner is Party.AUTHORITY:
        ways.append("Complain to the local authority if you get no answer.")
    return tuple(ways)
