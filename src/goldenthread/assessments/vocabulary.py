"""How the events of an assessment are told on the timeline: labels for what each step carries."""

from goldenthread.access.parts import Part
from goldenthread.record.vocabulary import belongs, tell

PROCESS = "needs_assessment"

belongs(PROCESS, Part.ASSESSMENT)
belongs("assessments", Part.ASSESSMENT)
tell(PROCESS, "requested", asked_by="Asked by", why_now="Why now")
tell(PROCESS, "brought_to_attention", asked_by="Told by", why_now="Why now")
tell(PROCESS, "caseworker_named", lead_name="Caseworker")
tell(PROCESS, "views_invited", ask="What they ask", answer_by="Answer hoped for by")
tell(PROCESS, "no_duty_found", because="Why", earlier_on="Day of it", words="What else was said")
tell(PROCESS, "agreed_to_assess", reasons="Reasons")
tell(
    PROCESS,
    "refused_to_assess",
    has_needs="Special educational needs",
    necessary="Whether a plan may be necessary",
)
tell(PROCESS, "advice_asked", body="From", adviser_name="Adviser")
tell(PROCESS, "advice_given", body="From", given_by="By")
tell(PROCESS, "agreed_plan", reasons="Reasons")
tell(PROCESS, "refused_plan", reasons="Reasons")
tell(PROCESS, "exception_claimed", ground="Ground", why="Why")
tell("assessments", "thread_sent", "sent the record as it stood", filed_under=PROCESS, quiet=True)
