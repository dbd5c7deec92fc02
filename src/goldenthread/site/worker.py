"""What each worker of `serve` runs: the door, and an end of its own when the process that minds it is killed."""

import ctypes
import os
import signal
import sys
from typing import Final

from goldenthread.site.wsgi import application

__all__ = ["application"]

TELL_ME_WHEN_MY_PARENT_ENDS: Final = 1
"""PR_SET_PDEATHSIG of Linux's prctl(2)."""


def end_with_parent() -> None:
    """Ask the kernel to end this process after its parent: an orphan would keep the port and the database."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(TELL_ME_WHEN_MY_PARENT_ENDS, signal.SIGTERM)
        if os.getppid() == 1:
            os.kill(os.getpid(), signal.SIGTERM)


end_with_parent()
