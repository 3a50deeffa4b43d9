"""Judges of our pages that nobody here wrote. `script/judges` installs them into .judges/; without them tests skip."""

import os
from pathlib import Path

import pytest

FOLDERS = (os.environ.get("NEWSQUARE_JUDGES"), Path(__file__).parents[2] / ".judges", Path.home() / "judges")
FILES = {
    "axe": "axe-core/axe.min.js",
    "html-validate": "html-validate/bin/html-validate.mjs",
    "vnu": "vnu-jar/build/dist/vnu.jar",
}


def found(name: str) -> Path | None:
    """Return the file of a judge from the first folder that has it, or None."""
    files = (Path(folder) / "node_modules" / FILES[name] for folder in FOLDERS if folder)
    return next((file for file in files if file.is_file()), None)


def judge(name: str) -> Path:
    """Return the file of a judge, or skip the test with a word on how to get it."""
    path = found(name)
    if path is None:
        pytest.skip(f"{name} is not installed: script/judges")
    return path
