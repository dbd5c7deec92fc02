"""What leaves for many children at once, or for everybody: lists, and what is made public."""
