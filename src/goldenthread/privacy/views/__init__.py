"""HTTP in, HTTP out, for the rights of people."""
