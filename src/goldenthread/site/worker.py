"""What each worker of `serve` runs: the door, and an end of its own when the process that minds it is killed."""

import ctypes
import gc
import os
import signal
import sys
from typing import Final

from goldenthread.access.minding import is_orphan
from goldenthread.site.hanging_up import hang_up_with_the_thread
from goldenthread.site.wsgi import application

__all__ = ["application"]

TELL_ME_WHEN_MY_PARENT_ENDS: Final = 1
"""PR_SET_PDEATHSIG of Linux's prctl(2)."""


def search_less_for_what_is_left_over() -> None:
    """Leave what was loaded at the start out of the search for unreachable objects, and search after whole pages.

    A page makes some ten thousand objects, nearly all of which go when it is sent. To look through them every seven
    hundred, as Python does of itself, took a twentieth of the time of a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def end_with_parent() -> None:
    """Ask the kernel to end this process after its parent: an orphan would keep the port and the database.

    It is killed, as its parent was: whoever would wait for it to finish is gone.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(TELL_ME_WHEN_MY_PARENT_ENDS, signal.SIGKILL)
        if is_orphan():
            os.kill(os.getpid(), signal.SIGKILL)


end_with_parent()
hang_up_with_the_thread()
search_less_for_what_is_left_over()
