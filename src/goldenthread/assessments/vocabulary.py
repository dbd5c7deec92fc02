"""How the events of an assessment are told on the timeline: labels for what each step carries."""

from goldenthread.access.parts import Part
from goldenthread.assessments.notices import GROUNDS
from goldenthread.record.vocabulary import belongs, tell, word
from goldenthread.rulebook.advice import BODIES
from goldenthread.rulebook.no_duty import REASONS

PROCESS = "needs_assessment"

belongs(PROCESS, Part.ASSESSMENT)
belongs("assessments", Part.ASSESSMENT)
tell(PROCESS, "requested", "asked for an assessment", asked_by="Asked by", why_now="Why now")
tell(
    PROCESS,
    "brought_to_attention",
    "told the authority about the child",
    asked_by="Told by",
    why_now="Why now",
)
tell(PROCESS, "caseworker_named", "took on the case", lead_name="Caseworker")
tell(
    PROCESS,
    "views_invited",
    "asked the family for their views and evidence",
    ask="What they ask",
    answer_by="Answer hoped for by",
)
tell(
    PROCESS,
    "no_duty_found",
    "found that it need not decide",
    because="Why",
    earlier_on="Day of it",
    words="What else was said",
)
tell(PROCESS, "agreed_to_assess", "decided to assess", reasons="Reasons")
tell(
    PROCESS,
    "refused_to_assess",
    "decided not to assess",
    has_needs="Special educational needs",
    necessary="Whether a plan may be necessary",
)
tell(PROCESS, "advice_asked", "asked for advice", body="From", adviser_name="Adviser")
tell(PROCESS, "advice_given", "gave advice", body="From", given_by="By")
tell(PROCESS, "agreed_plan", "decided to make a plan", reasons="Reasons")
tell(PROCESS, "refused_plan", "decided not to make a plan", reasons="Reasons")
tell(PROCESS, "exception_claimed", "recorded an exception to the time limit", ground="Ground", why="Why")
tell(PROCESS, "withdrawn", "withdrew the request")
tell("assessments", "thread_sent", "sent the record as it stood", filed_under=PROCESS, quiet=True)
tell(
    "assessments",
    "advice_held_back",
    "held a part of an advice back from the family",
    quiet=True,
    reason="Why",
)
tell("assessments", "advice_shown", "let the family read a part of an advice again", quiet=True, reason="Why")
word(PROCESS, "body", {key: body.words for key, body in BODIES.items()})
word(PROCESS, "ground", GROUNDS)
word(PROCESS, "because", REASONS)
