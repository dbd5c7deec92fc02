"""How the events of a plan are told on the timeline: labels for what each step carries."""

from goldenthread.record.vocabulary import tell

PROCESS = "needs_assessment"

tell(PROCESS, "draft_served", "sent the draft plan", version="Version")
tell(PROCESS, "views_given", "commented on the draft", words="They said")
tell(PROCESS, "setting_asked_for", "asked for a school or college", setting="School or college")
tell(PROCESS, "meeting_asked", "asked for a meeting")
tell(PROCESS, "meeting_held", "met the family", words="What was said")
tell(PROCESS, "finalising_asked", "asked for the plan to be made final without waiting")
tell(PROCESS, "consulted", "asked a school or college about a place", name="School or college")
tell(PROCESS, "replied", "answered about a place", can_meet="Can they meet the needs", words="Why")
tell(PROCESS, "finalised", "sent the final plan", place="School or college", type="Type")
