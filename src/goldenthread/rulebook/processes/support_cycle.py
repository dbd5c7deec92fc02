"""A cycle of SEN support: assess, plan, do, review, and again with growing detail.

SEND Code of Practice 6.44–6.56 (schools), 5.36–5.46 (early years), 7.13–7.22 (post-16): what should be done, not law.
"""

from goldenthread.rulebook.process import Clock, Party, Process, Promised, State, Step
from goldenthread.rulebook.rule import code, practice
from goldenthread.rulebook.time import months, weeks


class SupportCycle(Process):
    """Cycle of SEN support."""

    title = "SEN support"
    source = "SEND Code of Practice 6.44–6.56"

    # Where a case can stand
    NOT_STARTED = State("No cycle has been opened.")
    PLANNING = State("The next cycle of support is being planned.", turn=Party.SETTING)
    WITH_FAMILY = State("The support plan is with the family to read, add to and sign.", turn=Party.FAMILY)
    DOING = State("The planned support is being given.", turn=Party.SETTING)
    REVIEWED = State("The cycle has been reviewed and a next step chosen.", ends=True)
    DECIDING = State(
        "The review suggests that more help may be needed. The SENCO decides.", turn=Party.SETTING
    )

    # What can happen
    opened = Step("opens a cycle of support", by=Party.SETTING, when=NOT_STARTED, to=PLANNING)
    contact_named = Step(
        "names the family’s contact",
        by=Party.SETTING, when=(PLANNING, WITH_FAMILY, DOING), needs=("contact",),
    )  # fmt: skip
    plan_shared = Step(
        "shares the plan with the family", by=Party.SETTING, when=(PLANNING, WITH_FAMILY), to=WITH_FAMILY
    )
    plan_agreed = Step("agrees the plan", by=Party.FAMILY, when=(WITH_FAMILY, DOING), to=DOING)
    started_unsigned = Step(
        "starts the support before the family has signed",
        by=Party.SETTING, when=(PLANNING, WITH_FAMILY), to=DOING, needs=("reason",),
    )  # fmt: skip
    reviewed = Step(
        "reviews the cycle", by=Party.SETTING, when=DOING, to=REVIEWED, needs=("result", "next_step")
    )

    more_help_suggested = Step(
        "suggests asking for more help",
        by=Party.SETTING, when=REVIEWED, to=DECIDING, needs=("reason",),
    )  # fmt: skip
    more_help_agreed = Step(
        "will ask for more help", by=Party.SETTING, when=DECIDING, to=REVIEWED, needs=("step",)
    )
    more_help_declined = Step(
        "will not ask for more help yet",
        by=Party.SETTING, when=DECIDING, to=REVIEWED, needs=("reason",),
    )  # fmt: skip

    # What is due
    meeting = Clock(
        "SC-01", "meet the family to review the support", owner=Party.SETTING,
        starts=opened, within=Promised("review_on", otherwise=months(4)), met_by=reviewed,
        source=code("6.65"),
        note="Schools should meet the family at least three times a year; four months spreads them evenly.",
    )  # fmt: skip
    review = Clock(
        "SC-02", "review on the day that was agreed", owner=Party.SETTING,
        starts=(plan_agreed, started_unsigned), within=Promised("review_on", otherwise=months(4)), met_by=reviewed,
        source=code("6.53"),
    )  # fmt: skip
    more_help = Clock(
        "SC-03", "decide whether to ask for more help", owner=Party.SETTING,
        starts=more_help_suggested, within=weeks(1), met_by=(more_help_agreed, more_help_declined),
        source=practice("Support cycle, more help"),
    )  # fmt: skip
