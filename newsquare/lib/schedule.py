"""The schedule: what must happen again and again. A part registers its jobs in its `tasks.py`; the worker runs them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

Work = Callable[[datetime], object]
_jobs: dict[str, "Job"] = {}


@dataclass(frozen=True)
class Job:
    """Something to be done every so many seconds, and once when the worker starts."""

    name: str
    seconds: float
    work: Work


def every(seconds: float, name: str) -> Callable[[Work], Work]:
    """Have a function called with the time every so many seconds, for as long as the worker runs.

    It must be short (a long one enqueues tasks) and safe to run twice at once: each machine's worker runs it.
    """

    def register(work: Work) -> Work:
        _jobs[name] = Job(name, seconds, work)
        return work

    return register


def jobs() -> list[Job]:
    """Return every registered job, by name."""
    return [_jobs[name] for name in sorted(_jobs)]
