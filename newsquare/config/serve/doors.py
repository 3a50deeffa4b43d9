"""The doors: a listening socket for each web process, all at one address.

With one socket for all of them the first process that wakes takes every connection that waits, and a proxy in front
keeps its connections: one process would work, the others look on. Linux shares the connections among the sockets of
an address (SO_REUSEPORT, socket(7)); elsewhere there is one door for all.
"""

import errno
import socket
import sys

from newsquare.config import env

BACKLOG = 1024
IS_SHARED_BY_KERNEL = sys.platform.startswith("linux")


class Doors:
    """Open from the start, and for as long as the supervisor lives, whoever stands behind them."""

    def __init__(self, host: str, port: int, roles: list[str]) -> None:
        """Open a door for each role. Raises SettingError where the address cannot be had."""
        first = _listen(host, port, shared=False)
        self.has_own = len(roles) > 1 and IS_SHARED_BY_KERNEL
        if not self.has_own:
            self._of = dict.fromkeys(roles, first)
            return
        first.close()  # It has shown that nobody else is there: a shared address would not.
        self._of = {role: _listen(host, port, shared=True) for role in roles}

    def filenos(self) -> dict[str, int]:
        """Return the descriptor of each role's door."""
        return {role: door.fileno() for role, door in self._of.items()}

    def open(self, role: str) -> None:
        """Let connections in for a role that is about to be there."""
        if role in self._of:
            self._of[role].listen(BACKLOG)

    def shut(self, role: str) -> None:
        """Send those who come to the other doors while nobody is behind this one."""
        if role in self._of and self.has_own:
            self._of[role].shutdown(socket.SHUT_RD)

    def close(self) -> None:
        """Close them all."""
        for door in self._of.values():
            door.close()


def _listen(host: str, port: int, *, shared: bool) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise env.SettingError(f"port {port} on {host} is already taken: choose another with --bind.") from None
        raise env.SettingError(f"cannot listen on {host}:{port}: {error.strerror or error}.") from None
    listener.setblocking(False)
    return listener
