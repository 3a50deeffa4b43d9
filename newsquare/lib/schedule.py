"""The schedule: what must happen again and again. A part registers its jobs in its `tasks.py`; the worker runs them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

Work = Callable[[datetime], object]
Moments = Callable[[datetime], datetime | None]
_jobs: dict[str, "Job"] = {}


@dataclass(frozen=True)
class Job:
    """Something to be done every so many seconds, and once when the worker starts.

    `moments` says, of a moment, which is the next one after it at which the work must be done to the second.
    """

    name: str
    seconds: float
    work: Work
    moments: Moments | None = None


def every(seconds: float, name: str, *, moments: Moments | None = None) -> Callable[[Work], Work]:
    """Have a function called with the time every so many seconds, for as long as the worker runs.

    With `moments` it is also called right at each of these. It must be short (a long one enqueues tasks) and safe to
    run twice at once: each machine's worker runs it.
    """

    def register(work: Work) -> Work:
        _jobs[name] = Job(name, seconds, work, moments)
        return work

    return register


def jobs() -> list[Job]:
    """Return every registered job, by name."""
    return [_jobs[name] for name in sorted(_jobs)]
