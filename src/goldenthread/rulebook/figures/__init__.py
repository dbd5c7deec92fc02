"""Figures that somebody may change, as dated data, each with its source."""
