"""What meets each deadline of a plan, and where it is done."""

from goldenthread.record.acts import next_act

PROCESS = "needs_assessment"

next_act(PROCESS, "CLK-05", "Write the plan", "plans:draft")
next_act(PROCESS, "CLK-06", "Read the draft plan and answer it", "plans:plan")
next_act(PROCESS, "CLK-07", "Answer the consultation", "plans:reply")
next_act(PROCESS, "CLK-08", "Write the plan", "plans:draft")
next_act(PROCESS, "CLK-41c", "Write the plan", "plans:draft")
