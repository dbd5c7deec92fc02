"""A made-up local area, to see and to measure with: settings, pupils, and the stories of children with SEN.

Nobody in it exists. What it says is written through the same events as everyone's work, so that every row is one the
product itself could have written. The same seed on the same day makes the same area.
"""
