"""EHC needs assessments, from the request to the decision whether to make a plan.

A request sends the thread as it stands, so nothing is retyped; the authority decides, asks for advice, decides again.
Children and Families Act 2014, ss.36–37; SEND Regulations 2014, regs 3–10.
"""
