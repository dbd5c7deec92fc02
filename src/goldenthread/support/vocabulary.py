"""How the steps of support are told on the timeline, and what meets each of its dates."""

from goldenthread.access.parts import Part
from goldenthread.record.acts import next_act, turn_act
from goldenthread.record.vocabulary import belongs, tell
from goldenthread.support.policies import LEADERS, PLANNERS

belongs("first_response", Part.SUPPORT)
belongs("support_cycle", Part.SUPPORT)
tell("first_response", "concern_raised", seen="What was seen", tried="What was tried", lead_name="Contact")
tell("first_response", "closed", reason="Why")
tell("support_cycle", "opened", lead_name="Contact")
for process in ("first_response", "support_cycle"):
    tell(process, "contact_named", contact="Contact")
    tell(process, "plan_agreed", review_on="Review on")
    tell(process, "started_unsigned", reason="Why")
    tell(process, "reviewed", what_changed="What is seen now", family_view="The family says")
    tell(process, "more_help_suggested", reason="Why")
    tell(process, "more_help_declined", reason="Why")

next_act("first_response", "FR-01", "Open the one-page plan", "support:plan")
next_act("first_response", "FR-02", "Review it with the family", "support:review", only=PLANNERS)
next_act("first_response", "FR-03", "Decide about more help", "support:more-help", only=LEADERS)
next_act("support_cycle", "SC-01", "Open the support plan", "support:plan")
next_act("support_cycle", "SC-02", "Review it with the family", "support:review", only=PLANNERS)
next_act("support_cycle", "SC-03", "Decide about more help", "support:more-help", only=LEADERS)

for process in ("first_response", "support_cycle"):
    turn_act(process, "with_family", "Read the plan and answer it", "support:plan")
