"""An editor's hands: what they do in the browser is done there, counted, and timed as a person would need for it.

The times are those of the keystroke-level model (S. Card, T. Moran, A. Newell, Communications of the ACM 23(7), 1980):
1.35 s to think before each step, 1.1 s to point, 0.2 s for a click, 0.4 s from mouse to keyboard, 0.2 s a key.
What is pasted is two keys. What the machine takes until the next step can be done is measured on top.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator

THINK, POINT, CLICK, TO_KEYS, KEY = 1.35, 1.1, 0.2, 0.4, 0.2
STEP = THINK + POINT + CLICK


@dataclass
class Task:
    """Something that an editor gets done: its steps, the seconds of the hands and those of the machine."""

    name: str
    ends: str
    steps: list[str] = field(default_factory=list)
    by_hand: float = 0.0
    by_machine: float = 0.0

    @property
    def seconds(self) -> float:
        """Return all of it."""
        return self.by_hand + self.by_machine

    def press(self, what: Locator, says: str) -> None:
        """Click on something, or tap it."""
        self._step(says, STEP)
        what.click()

    def write(self, where: Locator, text: str, says: str) -> None:
        """Click into a field and type."""
        self._step(says, STEP + TO_KEYS + KEY * len(text))
        where.fill(text)

    def paste(self, where: Locator, text: str, says: str) -> None:
        """Click into a field and paste."""
        self._step(says, STEP + TO_KEYS + KEY * 2)
        where.fill(text)

    def choose(self, where: Locator, file: Path, says: str) -> None:
        """Choose a file: the button, then the file in the window of the system."""
        self._step(says, 2 * STEP)
        where.set_input_files(file)

    def keys(self, count: int, says: str) -> None:
        """Press keys where one is already, such as those that paste."""
        self._step(says, THINK + KEY * count)

    def _step(self, says: str, seconds: float) -> None:
        self.steps.append(says)
        self.by_hand += seconds


DONE: list[Task] = []


@contextmanager
def timed(name: str, ends: str) -> Iterator[Task]:
    """Time a task from here to the end of the block, at which it is seen to be done."""
    task, began = Task(name, ends), time.perf_counter()
    yield task
    task.by_machine = time.perf_counter() - began
    DONE.append(task)
    print(
        f"{name}: {len(task.steps)} actions, {task.by_machine:.1f} s machine, {task.seconds:.0f} s in all", flush=True
    )
