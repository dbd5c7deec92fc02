"""How the steps of support are told on the timeline, and what meets each of its dates."""

from goldenthread.access.parts import Part
from goldenthread.record.acts import next_act, turn_act
from goldenthread.record.vocabulary import belongs, tell
from goldenthread.support.policies import LEADERS, PLANNERS

belongs("first_response", Part.SUPPORT)
belongs("support_cycle", Part.SUPPORT)
tell(
    "first_response",
    "concern_raised",
    "raised a concern",
    seen="What was seen",
    tried="What was tried",
    lead_name="Contact",
)
tell("first_response", "plan_shared", "shared the one-page plan with the family")
tell("first_response", "closed", "closed the concern", reason="Why")
tell("support_cycle", "plan_shared", "shared the plan with the family")
tell("support_cycle", "opened", "opened a cycle of support", lead_name="Contact")
for process in ("first_response", "support_cycle"):
    tell(process, "contact_named", "named the family’s contact", contact="Contact")
    tell(process, "plan_agreed", "agreed the plan", review_on="Review on")
    tell(process, "started_unsigned", "started the support before the family had signed", reason="Why")
    tell(
        process,
        "reviewed",
        "reviewed the support",
        what_changed="What is seen now",
        family_view="The family says",
    )
    tell(process, "more_help_suggested", "suggested asking for more help", reason="Why")
    tell(process, "more_help_agreed", "decided to ask for more help")
    tell(process, "more_help_declined", "decided not to ask for more help yet", reason="Why")

next_act("first_response", "FR-01", "Open the one-page plan", "support:plan")
next_act("first_response", "FR-02", "Review it with the family", "support:review", only=PLANNERS)
next_act("first_response", "FR-03", "Decide about more help", "support:more-help", only=LEADERS)
next_act("support_cycle", "SC-01", "Open the support plan", "support:plan")
next_act("support_cycle", "SC-02", "Review it with the family", "support:review", only=PLANNERS)
next_act("support_cycle", "SC-03", "Decide about more help", "support:more-help", only=LEADERS)

for process in ("first_response", "support_cycle"):
    turn_act(process, "with_family", "Read the plan and answer it", "support:plan")
