"""What may be done in an assessment: asking for it, deciding about it, advising in it, and what happens on the way."""
