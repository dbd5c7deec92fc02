"""The doors of the plans room: HTTP in, HTTP out."""
