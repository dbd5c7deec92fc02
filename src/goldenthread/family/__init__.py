"""The family's window across the rooms: their children, what is happening for each, and what they can do.

It shows what the other rooms keep, in the family's words, and writes through their verbs.
"""
