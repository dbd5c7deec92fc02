"""EHC needs assessment: from the request to a final plan or a refusal.

Children and Families Act 2014, ss.36–40; SEND Regulations 2014, regs 3–13; SEND Code of Practice, chapter 9.
"""

from goldenthread.rulebook.process import ANYONE, Clock, Party, Process, Right, State, Step, Window
from goldenthread.rulebook.processes.exceptions import (
    IN_2020,
    REGULATION_5_4,
    REGULATION_8_2,
    REGULATION_10_4,
    REGULATION_13_3,
    REGULATION_44_3,
)
from goldenthread.rulebook.rule import act, code, practice, regulations
from goldenthread.rulebook.time import days, days_beginning_with, lodging, months, weeks

FAMILY, SETTING, AUTHORITY, ADVISER = Party.FAMILY, Party.SETTING, Party.AUTHORITY, Party.ADVISER
ASK = Right("ask for an assessment at any time", act("s.36(1)"))
ASK_AGAIN = Right("ask again at any time", act("s.36(1)"))
ASK_AGAIN_AFTER_ASSESSMENT = Right(
    "ask again; in the six months after an assessment the authority may say that it need not decide",
    act("s.36(1) and (6)"),
)
ADVICE = Right("get free, impartial information, advice and support", act("s.32"))
DISAGREE = Right("ask for help to settle a disagreement", act("s.57"))
ALWAYS = (ADVICE, DISAGREE)
MAINSTREAM = Right("ask for any school or college that can be named", act("s.38(3)"))
REVERSAL = (
    "Counted from the change of mind, as after a Tribunal order; "
    "the Ombudsman counts a voluntary change the same way."
)


class NeedsAssessment(Process):
    """EHC needs assessment and first plan."""

    title = "EHC needs assessment"
    source = "Children and Families Act 2014, ss.36–40"

    # Where a case can stand
    NOT_STARTED = State("Nobody has asked for an assessment.", rights=(ASK, *ALWAYS))
    WAITING_FOR_DECISION = State(
        "The local authority is deciding whether to assess.", turn=AUTHORITY, rights=ALWAYS
    )
    NO_DUTY = State(
        "The local authority need not decide: it assessed within six months, or a plan exists.",
        ends=True,
        rights=(ASK_AGAIN_AFTER_ASSESSMENT, *ALWAYS),
    )
    REFUSED_TO_ASSESS = State(
        "The local authority has said it will not assess.", turn=FAMILY, rights=(ASK_AGAIN, *ALWAYS)
    )
    ASSESSING = State(
        "The local authority is gathering advice about needs and support.", turn=AUTHORITY, rights=ALWAYS
    )
    REFUSED_PLAN = State(
        "The local authority has said it will not make a plan.",
        turn=FAMILY,
        rights=(ASK_AGAIN_AFTER_ASSESSMENT, *ALWAYS),
    )
    DRAFTING = State("The local authority is writing the draft plan.", turn=AUTHORITY, rights=ALWAYS)
    DRAFT_WITH_FAMILY = State(
        "The draft plan is with the family to read and comment on.", turn=FAMILY, rights=(MAINSTREAM, *ALWAYS)
    )
    FINAL = State(
        "The final plan is in force. The support in it must be provided.",
        turn=AUTHORITY,
        ends=True,
        rights=ALWAYS,
    )
    WITHDRAWN = State("The request has been withdrawn.", ends=True, rights=(ASK_AGAIN, *ALWAYS))

    # What can happen
    requested = Step(
        "asks for an assessment", by=(FAMILY, SETTING), when=NOT_STARTED, to=WAITING_FOR_DECISION
    )
    brought_to_attention = Step(
        "brings the child to the authority’s attention", by=ANYONE, when=NOT_STARTED, to=WAITING_FOR_DECISION
    )
    caseworker_named = Step(
        "takes on the case",
        by=AUTHORITY,
        when=(WAITING_FOR_DECISION, REFUSED_TO_ASSESS, ASSESSING, REFUSED_PLAN, DRAFTING, DRAFT_WITH_FAMILY),
    )
    views_invited = Step(
        "asks the family for their views and evidence", by=AUTHORITY, when=WAITING_FOR_DECISION
    )
    agreed_to_assess = Step(
        "will assess", by=AUTHORITY, when=(WAITING_FOR_DECISION, REFUSED_TO_ASSESS, NO_DUTY), to=ASSESSING
    )
    refused_to_assess = Step("will not assess", by=AUTHORITY, when=WAITING_FOR_DECISION, to=REFUSED_TO_ASSESS)
    no_duty_found = Step("finds that it need not decide", by=AUTHORITY, when=WAITING_FOR_DECISION, to=NO_DUTY)
    advice_asked = Step("asks for advice", by=AUTHORITY, when=ASSESSING, per="body")
    advice_given = Step("gives advice", by=ADVISER, when=(ASSESSING, DRAFTING, DRAFT_WITH_FAMILY), per="body")
    refused_plan = Step("will not make a plan", by=AUTHORITY, when=ASSESSING, to=REFUSED_PLAN)
    agreed_plan = Step("will make a plan", by=AUTHORITY, when=(ASSESSING, REFUSED_PLAN), to=DRAFTING)
    draft_served = Step(
        "sends the draft plan",
        by=AUTHORITY,
        when=(ASSESSING, DRAFTING, DRAFT_WITH_FAMILY),
        to=DRAFT_WITH_FAMILY,
    )
    views_given = Step("comments on the draft", by=FAMILY, when=DRAFT_WITH_FAMILY)
    setting_asked_for = Step(
        "asks for a school or college", by=FAMILY, when=DRAFT_WITH_FAMILY, needs=("setting",)
    )
    meeting_asked = Step("asks for a meeting", by=FAMILY, when=DRAFT_WITH_FAMILY)
    meeting_held = Step("meets the family", by=AUTHORITY, when=DRAFT_WITH_FAMILY)
    finalising_asked = Step(
        "asks for the plan to be made final without waiting", by=FAMILY, when=DRAFT_WITH_FAMILY
    )
    consulted = Step("consults a setting", by=AUTHORITY, when=(DRAFTING, DRAFT_WITH_FAMILY), per="setting")
    replied = Step("answers the consultation", by=SETTING, when=(DRAFTING, DRAFT_WITH_FAMILY), per="setting")
    finalised = Step(
        "sends the final plan",
        by=AUTHORITY,
        when=DRAFT_WITH_FAMILY,
        to=FINAL,
        waits_for="comments",
        unless=finalising_asked,
    )
    withdrawn = Step(
        "withdraws the request",
        by=(FAMILY, SETTING),
        when=(WAITING_FOR_DECISION, ASSESSING, DRAFTING, DRAFT_WITH_FAMILY),
        to=WITHDRAWN,
    )
    exception_claimed = Step(
        "records an exception to the time limit",
        by=AUTHORITY,
        when=(WAITING_FOR_DECISION, ASSESSING, DRAFTING, DRAFT_WITH_FAMILY),
        needs=("ground",),
    )
    exception = "exception_claimed"

    # What is due
    decision = Clock(
        "CLK-01", "tell the family whether there will be an assessment", owner=AUTHORITY,
        starts=(requested, brought_to_attention), within=weeks(6),
        met_by=(agreed_to_assess, refused_to_assess, no_duty_found), stopped_by=(withdrawn,),
        excused_by=(*REGULATION_5_4, IN_2020), source=regulations("reg 5(1)"),
    )  # fmt: skip
    decision_to_others = Clock(
        "CLK-02", "tell everyone who was told of the request", owner=AUTHORITY,
        starts=(requested, brought_to_attention), within=weeks(6),
        met_by=(agreed_to_assess, refused_to_assess, no_duty_found), stopped_by=(withdrawn,),
        excused_by=(*REGULATION_5_4, IN_2020), source=regulations("reg 5(2)"),
        note="The same letter goes to those who were told of the request.",
    )  # fmt: skip
    advice = Clock(
        "CLK-03", "reply with advice", owner=ADVISER, per="body", but_not=("family",),
        starts=advice_asked, within=weeks(6), met_by=advice_given,
        stopped_by=(refused_plan, finalised, withdrawn),
        excused_by=(*REGULATION_8_2, IN_2020), source=regulations("reg 8(1)"),
        note="The six weeks run from the day the request reaches whoever is asked. They do not bind the family.",
    )  # fmt: skip
    refusal_of_plan = Clock(
        "CLK-04", "decide about a plan, and tell the family if there will be none", owner=AUTHORITY,
        starts=(requested, brought_to_attention), within=weeks(16), met_by=refused_plan,
        spared_by=(refused_to_assess, no_duty_found, agreed_plan, draft_served, finalised), stopped_by=(withdrawn,),
        runs_on_from=NO_DUTY,
        excused_by=(*REGULATION_10_4, IN_2020), source=regulations("reg 10(1)"),
        note="The regulations bind a decision not to make a plan; the Ombudsman looks for either decision by this day.",
    )  # fmt: skip
    final_plan = Clock(
        "CLK-05", "send the final plan", owner=AUTHORITY,
        starts=(requested, brought_to_attention), within=weeks(20), met_by=finalised,
        spared_by=(refused_to_assess, no_duty_found, refused_plan), stopped_by=(withdrawn,), runs_on_from=NO_DUTY,
        excused_by=(*REGULATION_13_3, IN_2020), source=regulations("reg 13(2)"),
    )  # fmt: skip
    comments = Window(
        "CLK-06", "comment on the draft, ask for a setting or ask for a meeting", owner=FAMILY,
        starts=draft_served, within=days_beginning_with(15), renews=True, stopped_by=(finalised, withdrawn),
        source=regulations("reg 13(1)(a)"), note="This is the least time allowed; the authority may give longer.",
    )  # fmt: skip
    consultation = Clock(
        "CLK-07", "answer the consultation", owner=SETTING, per="setting",
        starts=consulted, within=days(15), met_by=replied, stopped_by=(finalised, withdrawn),
        source=code("9.83"), note="A late answer does not hold up the plan.",
    )  # fmt: skip
    draft = Clock(
        "CLK-08", "send the draft plan", owner=AUTHORITY,
        starts=(requested, brought_to_attention), within=weeks(16), met_by=draft_served,
        spared_by=(refused_to_assess, no_duty_found, refused_plan), stopped_by=(finalised, withdrawn),
        runs_on_from=NO_DUTY,
        source=practice("working timetable"),
        note="No law sets a day for the draft. This one leaves time to comment and to consult settings.",
    )  # fmt: skip
    decision_to_plan = Clock(
        "CLK-09", "tell the family that there will be a plan", owner=AUTHORITY,
        starts=(requested, brought_to_attention), within=weeks(16), met_by=(agreed_plan, draft_served),
        spared_by=(refused_to_assess, no_duty_found, refused_plan), stopped_by=(finalised, withdrawn),
        runs_on_from=NO_DUTY,
        source=practice("working timetable"),
        note="The 16 weeks in the regulations bind a decision not to make a plan; they are aimed at here too.",
    )  # fmt: skip

    # After a refusal that the authority takes back
    refusal_after_reversal = Clock(
        "CLK-41b", "decide about a plan after changing its mind, and tell the family if there will be none",
        owner=AUTHORITY,
        starts=agreed_to_assess, coming_from=REFUSED_TO_ASSESS, within=weeks(10), met_by=refused_plan,
        spared_by=(agreed_plan, draft_served, finalised), stopped_by=(withdrawn,),
        excused_by=(*REGULATION_44_3, IN_2020), source=regulations("regs 42, 44(2)(b) and 45"), note=REVERSAL,
    )  # fmt: skip
    plan_after_reversal = Clock(
        "CLK-41c", "send the final plan, after changing its mind", owner=AUTHORITY,
        starts=agreed_to_assess, coming_from=REFUSED_TO_ASSESS, within=weeks(14), met_by=finalised,
        spared_by=(refused_plan,), stopped_by=(withdrawn,),
        excused_by=(*REGULATION_44_3, IN_2020), source=regulations("regs 42, 44(2)(b) and 45"), note=REVERSAL,
    )  # fmt: skip
    draft_after_reversal = Clock(
        "CLK-42", "send the draft plan, after changing its mind", owner=AUTHORITY,
        starts=agreed_plan, coming_from=REFUSED_PLAN, within=weeks(5), met_by=draft_served,
        stopped_by=(finalised, withdrawn),
        excused_by=(*REGULATION_44_3, IN_2020), source=regulations("regs 42, 44(2)(c) and 45"), note=REVERSAL,
    )  # fmt: skip
    final_after_reversal = Clock(
        "CLK-42b", "send the final plan, after changing its mind about a plan", owner=AUTHORITY,
        starts=agreed_plan, coming_from=REFUSED_PLAN, within=weeks(11), met_by=finalised, stopped_by=(withdrawn,),
        excused_by=(*REGULATION_44_3, IN_2020), source=regulations("regs 42, 44(2)(c) and 45"), note=REVERSAL,
    )  # fmt: skip

    # What the family may do about a decision
    mediation = Window(
        "CLK-20", "contact a mediation adviser", owner=FAMILY,
        starts=(refused_to_assess, refused_plan, finalised), within=months(2), renews=True,
        stopped_by=(agreed_to_assess, agreed_plan), source=regulations("reg 33"),
    )  # fmt: skip
    appeal = Window(
        "CLK-21", "appeal to the SEND Tribunal", owner=FAMILY,
        starts=(refused_to_assess, refused_plan, finalised), within=lodging(months(2)), renews=True,
        stopped_by=(agreed_to_assess, agreed_plan),
        source=regulations("r.20(1)(c)", of="Tribunal Procedure (HESC) Rules 2008"),
        note="The Tribunal must have it by 5 pm. "
        "If a mediation certificate is issued, one month from its date where that is later.",
    )  # fmt: skip
