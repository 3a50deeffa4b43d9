"""The environment is read in one place, and every variable is in the documents."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "newsquare"
READERS = ("env.py", "settings.py")
NAME = re.compile(r"NEWSQUARE_[A-Z_]+|DATABASE_URL|EMAIL_URL")
MAY_PASS_ON = {"config/serve/supervisor.py", "office/dumps.py"}  # They hand their environment to a child process.


def asked_for() -> set[str]:
    """Return the variables that a string of env.py or settings.py names exactly."""
    trees = [ast.parse((PACKAGE / "config" / name).read_text()) for name in READERS]
    words = {str(node.value) for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return {word for word in words if NAME.fullmatch(word)}


def test_every_variable_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text()

    assert set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == asked_for()


def test_the_environment_is_read_in_one_place() -> None:
    elsewhere = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if re.search(r"os\.environ(?!\.setdefault\(\"DJANGO_SETTINGS_MODULE\")|getenv", path.read_text())
    }

    assert elsewhere - MAY_PASS_ON == {"config/env.py"}
