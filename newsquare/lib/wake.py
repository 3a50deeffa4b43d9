"""Wakes the background worker of this machine by a datagram to a socket in the data folder."""

import os
import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from django.conf import settings

LONGEST = 100  # Bytes in the address of a Unix socket (sun_path holds 108 on Linux, 104 elsewhere).


def wake(folder: Path | None = None) -> None:
    """Wake the worker. Where nobody waits, or everybody was woken already, nothing happens."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        with suppress(OSError), _address(_place(folder)) as address:
            sender.sendto(b"!", address)


class Waiter:
    """Waits to be woken. One at a time: the last to bind is the one that hears."""

    def __init__(self, folder: Path | None = None) -> None:
        self._place = _place(folder)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._place.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        self._place.unlink(missing_ok=True)
        with _address(self._place) as address:
            self._socket.bind(address)
        self._place.chmod(0o660)

    def fileno(self) -> int:
        """Return the descriptor, for a loop that waits for more than this."""
        return self._socket.fileno()

    def wait(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds and say whether somebody woke us. Many calls at once wake once."""
        woken = bool(select.select([self._socket], [], [], max(0.0, timeout))[0])
        with suppress(BlockingIOError):
            while self._socket.recv(16):
                pass
        return woken

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()
        self._place.unlink(missing_ok=True)

    def __enter__(self) -> "Waiter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _place(folder: Path | None) -> Path:
    return Path(folder or settings.DATA) / "run" / "worker.sock"


@contextmanager
def _address(place: Path) -> Iterator[str]:
    """Yield an address that is short enough: a deep data folder is reached through its descriptor."""
    if len(os.fsencode(place)) <= LONGEST:
        yield str(place)
        return
    folder = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{place.name}"
    finally:
        os.close(folder)
