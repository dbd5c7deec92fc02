"""The rights of people over what is kept about them: to see it, to have it put right, and to have it let go in time."""
