"""What may be done to keep a child safe."""
