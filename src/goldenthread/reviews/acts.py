"""What meets each deadline of an annual review, and where it is done."""

from goldenthread.record.acts import next_act

PROCESS = "annual_review"

next_act(PROCESS, "CLK-10", "Hold the annual review", "reviews:next-step")
next_act(PROCESS, "CLK-11", "Hold the annual review", "reviews:next-step")
