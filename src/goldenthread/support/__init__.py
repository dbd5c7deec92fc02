"""Support before any plan in law: a concern, the one-page plan, its delivery and review, and cycles of SEN support.

A class teacher does most of it, the family reads and adds to all of it, and nobody asks for a diagnosis.
"""
