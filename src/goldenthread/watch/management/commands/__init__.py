"""Commands of the watch room, each a door."""
