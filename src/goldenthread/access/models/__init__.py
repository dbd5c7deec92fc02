"""People who can sign in, and what they looked at."""

from goldenthread.access.models.looks import LookChain, Looked
from goldenthread.access.models.person import Person, PersonManager

__all__ = ["LookChain", "Looked", "Person", "PersonManager"]
