"""HTTP in, HTTP out, for keeping children safe."""
