"""What tests of signing in share."""

from collections.abc import Iterator

import pytest

from tests.access.joined import Joined, providers_beside
from tests.climate.serving import ServedArea
from tests.journeys.conftest import begin

__all__ = ["begin"]


@pytest.fixture(scope="session")
def joined(served_area: ServedArea, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Joined]:
    """The served area, joined up with one real provider of each kind."""
    with providers_beside(served_area, tmp_path_factory.mktemp("providers")) as found:
        yield found
