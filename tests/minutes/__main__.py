"""Drives the desk of a running demo through an editor's tasks and writes the table of docs/reference/minutes.md."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.journeys import judging
from tests.minutes.hand import DONE, Task
from tests.minutes.tasks import TASKS
from tests.tour.__main__ import wait_for

BEGIN, END = "<!-- measured: script/minutes -->", "<!-- end -->"
HEAD = "| task | actions | seconds, machine | seconds, in all | done when |\n|---|--:|--:|--:|---|\n"


def main() -> None:
    """Do all tasks and write the table."""
    base, file = sys.argv[1], Path(sys.argv[2])
    wait_for(base)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=judging.chromium(), args=judging.ARGUMENTS)
        for task in TASKS:
            task(browser, base)
        browser.close()
    before, _, rest = file.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    file.write_text(f"{before}{BEGIN}\n{HEAD}{''.join(row(task) for task in DONE)}{END}{after}")


def row(task: Task) -> str:
    """Return a task as a row, its steps after its name."""
    steps = " · ".join(task.steps)
    name = f"**{task.name}**" + (f": {steps}" if steps else "")
    return f"| {name} | {len(task.steps)} | {task.by_machine:.1f} | {task.seconds:.0f} | {task.ends} |\n"


if __name__ == "__main__":
    main()
