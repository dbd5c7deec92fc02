"""The doors of the assessments room: HTTP in, HTTP out."""
