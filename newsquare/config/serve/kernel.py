"""Two favours that Linux does for a family of processes; elsewhere they are not there, and nothing depends on them."""

import ctypes
import sys

PR_SET_NAME = 15
PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> bool:
    """Have processes whose parent ends become children of this one (prctl(2)); say whether that works here."""
    return _prctl(PR_SET_CHILD_SUBREAPER, 1)


def name_process(name: str) -> None:
    """Show a name of at most 15 bytes in `ps` and `top`."""
    _prctl(PR_SET_NAME, ctypes.c_char_p(name.encode()[:15]))


def _prctl(option: int, value: object) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    return bool(ctypes.CDLL(None).prctl(option, value, 0, 0, 0) == 0)
