"""What meets each deadline of a yearly review, and where it is done."""

from goldenthread.record.acts import next_act

PROCESS = "annual_review"

next_act(PROCESS, "CLK-10", "Hold the yearly review", "reviews:next-step")
next_act(PROCESS, "CLK-11", "Hold the yearly review", "reviews:next-step")
