"""Where a child is educated: the setting or arrangement a plan names, and where they really are, from day to day.

A place in a registered setting puts that setting into the child's circle for as long as the child is there. Consulting,
naming and commissioning places will come to live here too.
"""
