"""EHC plans: drafting them from the thread, sending the draft, consulting settings and issuing the final plan.

A plan is a view of the thread while it is written and an immutable snapshot once it is issued.
Children and Families Act 2014, ss.37–42; SEND Regulations 2014, regs 11–13.
"""
