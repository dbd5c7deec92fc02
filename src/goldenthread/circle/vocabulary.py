"""How what people say about a circle is told on the timeline."""

from goldenthread.access.parts import Part
from goldenthread.record.vocabulary import belongs, tell

belongs("circle", Part.RIGHTS)
tell("circle", "lift_asked", "asked that someone be let back to the record", part=Part.SAFEGUARDING)
tell("circle", "bar_kept", "looked again at who is kept out of the record", part=Part.SAFEGUARDING)
tell("circle", "watched_closely", "asked that looks at the record be watched closely", part=Part.SAFEGUARDING)
tell("circle", "watch_ended", "ended the close watch", part=Part.SAFEGUARDING)
tell("circle", "chosen", "chose who sees the record", quiet=True)
tell(
    "circle",
    "capacity_decided",
    "wrote down a decision about capacity",
    quiet=True,
    how_known="How it is known",
)
tell("circle", "consent_given", "said yes to something", quiet=True)
tell("circle", "consent_taken_back", "took a yes back", quiet=True)
tell("circle", "helper_invited", "asked someone to help", quiet=True)
tell("circle", "helper_uninvited", "took an invitation to help back", quiet=True)
tell("circle", "helper_joined", "came to help the family", quiet=True, name="Who")
tell("circle", "helper_left", "ended somebody’s help", quiet=True, name="Who")
tell(
    "circle", "reader_named", "asked someone from outside to read the record", name="Who", purpose="For whom"
)
tell("circle", "reader_not_named", "took that back before they came", name="Who")
tell("circle", "reader_joined", "came to read the record", name="Who", purpose="For whom")
tell("circle", "reader_ended", "ended somebody’s reading of the record", name="Who")
tell("circle", "way_in_renewed", "helped someone to sign in again", quiet=True, name="Who")
tell("circle", "opened_in_emergency", "opened the record in an emergency", name="Who", purpose="Why")
tell("circle", "emergency_ended", "ended emergency access", name="Who")
tell(
    "circle",
    "access_asked",
    "asked to read the record",
    quiet=True,
    purpose="What they do for the child",
    reason="Why",
)
tell("circle", "access_given", "said yes to somebody who asked to read the record", quiet=True, name="Who")
tell("circle", "access_refused", "did not let in somebody who had asked to read the record", part=Part.CIRCLE)
