"""Watching over who looks: emergency access and its review, looks that seem out of place, and sharing agreements."""
