"""What is due, for whom, and where a child's record is: the worklist, finding a child, and everyone's first page.

Dashboards, forecasts and evaluation come here too. Nothing in this room writes to a child's record.
"""
