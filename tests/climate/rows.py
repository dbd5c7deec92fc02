"""A query that asks for no order gets none: what a database happens to give first is not relied on."""

import random

from django.db.models import QuerySet

LUCK = random.Random(20140901)


def shuffle_the_unordered() -> None:
    """Shuffle the rows of every query without an order as they arrive."""
    fetch = QuerySet._fetch_all

    def fetch_all(self: QuerySet) -> None:
        arrives = self._result_cache is None
        fetch(self)
        if arrives and not self.ordered:
            LUCK.shuffle(self._result_cache)

    QuerySet._fetch_all = fetch_all
