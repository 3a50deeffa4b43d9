"""A web process: Granian, speaking to our WSGI application, on a port that the supervisor keeps open."""

from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server
from granian.server.mp import SocketHolder

BACKLOG = 1024
THREADS = 16  # Granian starts them when needed and ends those that are idle.


class OneProcess(Server):  # type: ignore[misc]  # Granian comes without types for mypy.
    """Granian without its own main process: there is a supervisor already, and each process costs memory."""

    listener: int

    def _serve(self, spawn_target: Any, target_loader: Any) -> None:
        self._ssp, self._sso = None, None
        self._shd = SocketHolder(self.listener, False, BACKLOG)
        self._spawn_worker(0, spawn_target, target_loader).inner.run()


def serve(application: Callable[..., Any], listener: int) -> None:
    """Answer requests until SIGTERM or SIGINT; those begun are finished first."""
    server = OneProcess(
        "newsquare",
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        backlog=BACKLOG,
        websockets=False,
        log_level=LogLevels.error,
    )
    server.listener = listener
    server.serve(target_loader=lambda: application, wrap_loader=False)
