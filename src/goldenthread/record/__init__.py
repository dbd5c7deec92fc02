"""A child's one record: identity, circle, cases, the chain of events, deadlines, documents.

What is kept about a child follows from the child's chain of events; every other row here is a projection of it. The
room knows that processes exist and nothing of what any of them means.
"""
