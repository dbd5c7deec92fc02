"""The papers of the circle room: those of people at work, and those of the family."""
