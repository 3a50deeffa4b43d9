"""Judges of our pages that nobody here wrote. `script/judges` installs them into .judges/; without them tests skip."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / ".judges" / "node_modules"
FILES = {
    "axe": "axe-core/axe.min.js",
    "html-validate": "html-validate/bin/html-validate.mjs",
    "vnu": "vnu-jar/build/dist/vnu.jar",
}


def judge(name: str) -> Path:
    """Return the file of a judge, or skip the test with a word on how to get it."""
    path = FOLDER / FILES[name]
    if not path.exists():
        pytest.skip(f"{name} is not installed: script/judges")
    return path
