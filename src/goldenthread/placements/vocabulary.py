"""How the room's events read on the timeline."""

from goldenthread.access.parts import Part
from goldenthread.placements.events import TOPIC
from goldenthread.record.vocabulary import belongs, tell

belongs(TOPIC, Part.PLACEMENTS)
tell(TOPIC, "named", "named a place in the plan", filed_under="plans", place="Place")
tell(TOPIC, "began", "wrote down where the child learns", filed_under="placements", place="Place")
tell(TOPIC, "ended", "wrote down the last day at a place", filed_under="placements")
