"""What the pages of sending show."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.access import rights
from goldenthread.access.actors import Actor
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.sending import policies
from goldenthread.sending.models import Channel, Sending, State


@dataclass(frozen=True, slots=True)
class SendingPage:
    """One sending as one reader sees it, with what they may do now."""

    sending: Sending
    may_confirm: bool
    may_approve: bool
    may_note: bool
    waits_for_another: bool

    @property
    def state(self) -> str:
        return State(self.sending.state).label

    @property
    def channel(self) -> str:
        return Channel(self.sending.channel).label


def sending_page(sending: Sending, reader: Actor) -> SendingPage:
    """Arrange a sending for a reader."""

    def may(act: Act) -> bool:
        return rights.may(reader.seat or reader.capacity.value, Errand(Part.SENDING, act)).allowed

    may_approve = may(Act.GRANT) and policies.may_approve(sending, reader).allowed
    return SendingPage(
        sending=sending,
        may_confirm=may(Act.SEND) and policies.may_confirm(sending, reader).allowed,
        may_approve=may_approve,
        may_note=may(Act.SEND) and policies.may_note_arrival(sending).allowed,
        waits_for_another=sending.state == State.WAITING and not may_approve,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list of what went out."""

    sending: Sending
    state: str


def lines_of(found: list[Sending]) -> list[Line]:
    """Arrange a list of what went out."""
    return [Line(each, State(each.state).label) for each in found]
