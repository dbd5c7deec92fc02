"""The child of the matrix is made as the families are."""

from tests.households.conftest import home

__all__ = ["home"]
