"""What surrounds the tests: databases, a served area, a closed network and shuffled rows."""
