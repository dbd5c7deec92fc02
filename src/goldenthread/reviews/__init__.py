"""Annual reviews of EHC plans: when the next one is due, that the meeting was held, and what was decided after it.

Children and Families Act 2014, s.44. Notices before a meeting, its report, amendments and phase transfer come beside
what is here, each as a step of the same process.
"""
