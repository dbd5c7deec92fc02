"""Commands of the watch room."""
