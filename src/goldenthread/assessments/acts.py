"""What meets each deadline of an assessment, and where it is done."""

from goldenthread.record.acts import next_act

PROCESS = "needs_assessment"

next_act(PROCESS, "CLK-01", "Decide whether to assess", "assessments:decision")
next_act(PROCESS, "CLK-02", "Decide whether to assess", "assessments:decision")
next_act(PROCESS, "CLK-03", "Give or record advice", "assessments:assessment")
next_act(PROCESS, "CLK-04", "Gather advice, then decide about a plan", "assessments:assessment")
next_act(PROCESS, "CLK-09", "Decide about a plan", "assessments:plan-decision")
next_act(PROCESS, "CLK-41b", "Decide about a plan", "assessments:plan-decision")
next_act(PROCESS, "CLK-20", "How to disagree", "assessments:assessment")
next_act(PROCESS, "CLK-21", "How to disagree", "assessments:assessment")
