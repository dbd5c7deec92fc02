"""Looks into a file that someone sends, with no framework, no database and no secret at hand.

`apart.examine` does it in a process of its own that may use neither network nor disk; what comes back is the kind of
file it is and a copy without what the sender did not mean to send, or the reason why it cannot be taken.
"""
