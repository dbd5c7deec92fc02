"""Keeping children safe: where a family is, notes about concerns, what a child asks not to be shared, and health.

The words of this room are sealed, and the database itself shows them to few.
"""
