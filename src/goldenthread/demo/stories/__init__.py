"""The children whose stories can be read at length: written by hand, one for each place in which a family can be."""
