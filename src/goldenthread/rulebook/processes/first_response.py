"""First Response: from a worry to a one-page plan in ten school days, and a review four to six weeks later.

Good practice that settings choose, not law. It starts when a need is seen; no diagnosis is asked for at any step.
"""

from goldenthread.rulebook.process import ANYONE, Clock, Party, Process, Promised, State, Step
from goldenthread.rulebook.rule import practice
from goldenthread.rulebook.time import school_days, weeks

EARLIEST_REVIEW, LATEST_REVIEW = weeks(4), weeks(6)


class FirstResponse(Process):
    """First Response."""

    title = "First Response"
    source = "First Response practice standard"

    # Where a case can stand
    NOT_STARTED = State("No concern has been raised.")
    PLANNING = State("A one-page plan is being written.", turn=Party.SETTING)
    WITH_FAMILY = State("The one-page plan is with the family to read, add to and sign.", turn=Party.FAMILY)
    TRYING = State("The support in the one-page plan is being tried.", turn=Party.SETTING)
    REVIEWED = State("The support has been reviewed and a next step chosen.", ends=True)
    DECIDING = State(
        "The review suggests that more help may be needed. The SENCO decides.", turn=Party.SETTING
    )
    CLOSED = State("The concern was closed without a plan.", ends=True)

    # What can happen
    concern_raised = Step("raises a concern", by=ANYONE, when=NOT_STARTED, to=PLANNING)
    contact_named = Step(
        "names the family’s contact",
        by=Party.SETTING,
        when=(PLANNING, WITH_FAMILY, TRYING),
        needs=("contact",),
    )
    plan_shared = Step(
        "shares the one-page plan with the family",
        by=Party.SETTING,
        when=(PLANNING, WITH_FAMILY),
        to=WITH_FAMILY,
    )
    plan_agreed = Step("agrees the plan", by=Party.FAMILY, when=(WITH_FAMILY, TRYING), to=TRYING)
    started_unsigned = Step(
        "starts the support before the family has signed",
        by=Party.SETTING, when=(PLANNING, WITH_FAMILY), to=TRYING, needs=("reason",),
    )  # fmt: skip
    reviewed = Step(
        "reviews the support", by=Party.SETTING, when=TRYING, to=REVIEWED, needs=("result", "next_step")
    )
    closed = Step(
        "closes the concern", by=Party.SETTING, when=(PLANNING, WITH_FAMILY), to=CLOSED, needs=("reason",)
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
    plan = Clock(
        "FR-01", "agree a one-page plan with the family", owner=Party.SETTING,
        starts=concern_raised, within=school_days(10), met_by=plan_agreed, stopped_by=(closed, reviewed),
        reminder=school_days(7), source=practice("First Response, plan"),
    )  # fmt: skip
    review = Clock(
        "FR-02", "review the support with the family", owner=Party.SETTING,
        starts=(plan_agreed, started_unsigned), within=Promised("review_on", otherwise=LATEST_REVIEW), met_by=reviewed,
        source=practice("First Response, review"),
        note="The review falls four to six weeks after the support starts.",
    )  # fmt: skip
    more_help = Clock(
        "FR-03", "decide whether to ask for more help", owner=Party.SETTING,
        starts=more_help_suggested, within=weeks(1), met_by=(more_help_agreed, more_help_declined),
        source=practice("First Response, more help"),
    )  # fmt: skip
