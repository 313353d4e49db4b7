"""Ending together: a process that ``luoshi run`` started ends when it does, however it ends."""

import ctypes
import os
import signal
import sys
import threading
import time

PARENT = "LUOSHI_PARENT"
"""The environment variable that tells a process whom it is to outlive by nothing."""
_PR_SET_PDEATHSIG = 1
_LOOK_EVERY = 0.5


def end_with_parent() -> None:
    """See to it that this process is killed when its parent is no more. Without a parent named, nothing is done."""
    parent = int(os.environ.get(PARENT, "0"))
    if not parent:
        return
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it was gone before we asked
        os.kill(os.getpid(), signal.SIGKILL)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGKILL)
