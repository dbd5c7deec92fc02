"""Things are broken here on purpose, to see that the service holds: drills that are too long for every test run."""
