"""Delays are counted by steps of seconds: small however much comes, and exact enough for people. Pure functions."""

from bisect import bisect_left
from collections.abc import Iterable

STEPS = (1, 2, 3, 5, 8, 13, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400)
"""Seconds. What took longer than the last one is in a step of its own."""


def step_of(seconds: float) -> int:
    """Return the step in which a delay is counted."""
    return bisect_left(STEPS, seconds)


def quantile(steps: Iterable[tuple[int, int]], share: float) -> int | None:
    """Return the seconds within which a share of what was counted was done; None where nobody knows."""
    counted = sorted(steps)
    left = share * sum(count for _, count in counted)
    for step, count in counted:
        left -= count
        if left <= 1e-9:
            return STEPS[step] if step < len(STEPS) else None
    return None
