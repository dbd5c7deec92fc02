"""Taking in a local authority's SEN2 return: who each person is on our record, and what the return adds to it."""
