"""Locks between processes, as files. A lock goes with the process that holds it, however that ends."""

import fcntl
import os
from datetime import UTC, datetime
from pathlib import Path


class HeldError(Exception):
    """Another process holds the lock; `holder` is its number, as far as it is known."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


def take(path: Path) -> int:
    """Take a lock at once, and return its descriptor; closing it gives the lock back. Raises HeldError."""
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(descriptor, 32).decode(errors="replace").strip()
        os.close(descriptor)
        raise HeldError(holder or "unknown") from None
    os.truncate(descriptor, 0)
    os.write(descriptor, f"{os.getpid()}\n".encode())
    return descriptor


def taken_at(path: Path) -> datetime | None:
    """Return when a lock was last taken; None where it never was."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None


def wait_for(path: Path) -> int:
    """Wait until the lock is free, take it, and return its descriptor."""
    descriptor = _open(path)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _open(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
