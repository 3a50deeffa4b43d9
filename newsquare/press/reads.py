"""Counts reads in this process's memory and hands them on every few seconds. Imports no Django.

Only names of pages are kept, host and path. What is not handed on yet when a process is killed is lost.
"""

import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from threading import Lock, Thread

log = logging.getLogger(__name__)

EVERY = 5.0
MOST = 1_000_000  # Reads that wait at most, and pages of which counts are kept while the database is away.

Keep = Callable[[Mapping[str, int]], object]


class Reads:
    """What was read since the last time. `keep` gets the counts by page; where it fails they are handed on later."""

    def __init__(self, keep: Keep, every: float = EVERY) -> None:
        self._keep, self._every = keep, every
        self._seen: deque[str] = deque(maxlen=MOST)
        self._left: Counter[str] = Counter()
        self._awake = False
        self._lock = Lock()

    def see(self, name: str) -> None:
        """Count one read. Cheap: a thread of its own does the rest, and ends when nobody reads."""
        self._seen.append(name)
        if not self._awake:
            self._wake()

    def hand_on(self) -> bool:
        """Hand on what was counted; say whether there was anything."""
        counts, self._left = self._left, Counter()
        while self._seen:
            counts[self._seen.popleft()] += 1
        if not counts:
            return False
        try:
            self._keep(counts)
        except Exception:
            log.exception("Reads could not be counted; trying again")
            self._left = Counter(dict(counts.most_common(MOST // 10)))
        return True

    def _wake(self) -> None:
        with self._lock:
            if self._awake:
                return
            self._awake = True
        Thread(target=self._run, name="reads", daemon=True).start()

    def _run(self) -> None:
        while True:
            time.sleep(self._every)
            if self.hand_on():
                continue
            self._awake = False
            if self._seen:  # Somebody read just now, and may have found us awake.
                self._wake()
            return
