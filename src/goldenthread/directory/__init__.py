"""Settings, the people who work there, and the days they are open.

Authorities are codes published nationally and stand in `standards`; a setting is a row here, kept in step with the
register of schools.
"""
