"""How what goes out is told. A family is told of what came to them on their own page of letters, never of others'."""

from goldenthread.access.parts import Part
from goldenthread.record.vocabulary import belongs, tell

belongs("sending", Part.SENDING)

tell(
    "sending",
    "prepared",
    "made a document ready for one person",
    quiet=True,
    title="What",
    name="For",
    relation="Who is",
)
tell("sending", "confirmed", "confirmed to whom it goes", quiet=True)
tell("sending", "approved", "approved, as a second person, that it goes out", quiet=True)
tell("sending", "sent_back", "did not approve that it goes out", quiet=True, note="Because")
tell("sending", "released", "let it go out", quiet=True)
tell("sending", "sent", "sent it", quiet=True)
tell("sending", "arrived", "noted that it arrived", quiet=True)
tell("sending", "not_delivered", "noted that it did not arrive", quiet=True, note="What happened")
tell("sending", "stopped", "stopped it before it went out", quiet=True, note="What to do")
