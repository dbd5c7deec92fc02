"""HTTP in, HTTP out, for what is watched."""
