"""How requests, corrections, holds and classes make their rows."""

from goldenthread.privacy.projectors import keeping, requests

__all__ = ["keeping", "requests"]
