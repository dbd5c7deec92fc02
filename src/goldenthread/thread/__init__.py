"""Needs, outcomes, provision and delivery: one graph a child, the same at every tier.

A plan of any kind is a signed snapshot of part of the thread; moving up or down a tier retypes nothing.
"""
