"""The annual review of an EHC plan: the day by which the first and each later review must be finished.

Children and Families Act 2014, s.44(1). The meeting, the report, amendments and phase transfer stand in their own
declarations beside this one as they come.
"""

from goldenthread.rulebook.process import Clock, Party, Process, State, Step
from goldenthread.rulebook.rule import act
from goldenthread.rulebook.time import months_beginning_with


class AnnualReview(Process):
    """Annual review of an EHC plan."""

    title = "Annual review"
    source = "Children and Families Act 2014, s.44"

    # Where a case can stand
    NO_PLAN = State("There is no plan to review.")
    IN_FORCE = State("The plan is in force and is reviewed every year.", turn=Party.AUTHORITY)
    CEASED = State("The plan has ended.", ends=True)

    # What can happen
    plan_made = Step("makes the plan", by=Party.AUTHORITY, when=NO_PLAN, to=IN_FORCE)
    plan_taken_on = Step(
        "takes on a plan whose earlier reviews are on another record",
        by=Party.AUTHORITY,
        when=NO_PLAN,
        to=IN_FORCE,
    )
    meeting_held = Step("holds the review meeting", by=(Party.SETTING, Party.AUTHORITY), when=IN_FORCE)
    decided = Step("decides after the review", by=Party.AUTHORITY, when=IN_FORCE)
    ceased = Step("ends the plan", by=Party.AUTHORITY, when=IN_FORCE, to=CEASED)

    # What is due
    first_review = Clock(
        "CLK-10", "finish the first annual review", owner=Party.AUTHORITY,
        starts=plan_made, within=months_beginning_with(12), met_by=decided, stopped_by=(ceased,),
        source=act("s.44(1)"),
    )  # fmt: skip
    next_review = Clock(
        "CLK-11", "finish the next annual review", owner=Party.AUTHORITY,
        starts=decided, within=months_beginning_with(12), met_by=decided, stopped_by=(ceased,),
        source=act("s.44(1)"),
        note="The year runs from the authority’s decision after the last review, not from the meeting.",
    )  # fmt: skip
