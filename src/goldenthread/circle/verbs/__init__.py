"""What may be done with a circle, in one file for each matter."""
