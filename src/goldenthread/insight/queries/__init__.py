"""What may be asked across children, always by someone, and never beyond the circles they are in."""
