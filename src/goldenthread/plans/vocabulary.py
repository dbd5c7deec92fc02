"""How the events of a plan are told on the timeline: labels for what each step carries."""

from goldenthread.record.vocabulary import tell

PROCESS = "needs_assessment"

tell(PROCESS, "draft_served", version="Version")
tell(PROCESS, "views_given", words="They said")
tell(PROCESS, "setting_asked_for", setting="School or college")
tell(PROCESS, "meeting_held", words="What was said")
tell(PROCESS, "consulted", name="School or college")
tell(PROCESS, "replied", can_meet="Can they meet the needs", words="Why")
tell(PROCESS, "finalised", place="School or college", type="Type")
