"""Ends a process soon after the one that started it is gone, however that ended."""

import os
import signal
import threading

GRACE = 1.5


def hold(descriptor: int) -> None:
    """Watch a pipe whose other end only the supervisor holds: when it closes, end, and within two seconds."""

    def watch() -> None:
        while os.read(descriptor, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(GRACE)
        os._exit(1)

    threading.Thread(target=watch, name="lifeline", daemon=True).start()
