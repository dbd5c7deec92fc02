"""How the events of an annual review are told on the timeline."""

from goldenthread.access.parts import Part
from goldenthread.record.vocabulary import belongs, tell, word
from goldenthread.reviews.verbs import OUTCOMES

PROCESS = "annual_review"

belongs(PROCESS, Part.REVIEWS)
tell(PROCESS, "plan_made", "made the plan")
tell(PROCESS, "plan_taken_on", "took on a plan whose earlier reviews are on another record")
tell(PROCESS, "meeting_held", "held the review meeting", came="Who came", words="What was said")
tell(PROCESS, "decided", "decided after the review", outcome="Decision", reasons="Why")
tell(PROCESS, "ceased", "ended the plan", reasons="Why")
word(PROCESS, "outcome", OUTCOMES)
