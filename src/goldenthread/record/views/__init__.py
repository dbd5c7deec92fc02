"""The doors of the record room: HTTP in, HTTP out."""
