"""What else somebody sees to, beside what is due: a few words each, as the register of rights lets them."""

from __future__ import annotations

from typing import Final, NamedTuple

from goldenthread.access.actors import Actor
from goldenthread.access.addresses import address
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.record.circle import may_come

_WHERE: Final = (
    ("Requests for what is kept", "privacy:open", Errand(Part.REQUESTS, Act.WRITE)),
    ("What did not arrive", "sending:not-delivered", Errand(Part.SENDING, Act.SEND)),
    ("To settle in circles", "circle:to-settle", Errand(Part.RIGHTS, Act.WRITE)),
    ("Questions about who looked", "record:look-questions", Errand(Part.LOOKS, Act.WRITE)),
    ("Lists of children", "release:lists", Errand(Part.LISTS)),
    ("Check before publishing", "release:publish", Errand(Part.PUBLISHING)),
    ("Sharing agreements", "watch:agreements", Errand(Part.AGREEMENTS)),
)


class Way(NamedTuple):
    """One place to go on to."""

    words: str
    href: str


def elsewhere(reader: Actor) -> list[Way]:
    """List where else this reader may go."""
    return [
        Way(words, address(name))
        for words, name, errand in _WHERE
        if may_come(reader.on(errand.part, errand.act)).allowed
    ]
