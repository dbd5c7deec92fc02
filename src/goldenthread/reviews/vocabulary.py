"""How the events of a yearly review are told on the timeline."""

from goldenthread.access.parts import Part
from goldenthread.record.vocabulary import belongs, tell

PROCESS = "annual_review"

belongs(PROCESS, Part.REVIEWS)
tell(PROCESS, "meeting_held", came="Who came", words="What was said")
tell(PROCESS, "decided", outcome="Decision", reasons="Why")
tell(PROCESS, "ceased", reasons="Why")
