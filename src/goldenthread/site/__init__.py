"""The building: settings, root urls, the page shell, static files, and the commands that open and mind the house.

Nothing here knows what a child, a plan or a rule is.
"""
