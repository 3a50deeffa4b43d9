"""What the station sends is HTML and CSS without a fault, say the Nu checker and html-validate."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.journeys.test_read import PAGES
from tests.journeys.town import Town
from tests.judges import judge

RULES = {
    "extends": ["html-validate:recommended", "html-validate:a11y"],
    "rules": {
        **dict.fromkeys(("doctype-style", "void-style", "no-redundant-for"), "off"),  # Both ways are HTML.
        "long-title": "off",  # A headline is as long as it is.
    },
}


@pytest.fixture(scope="session")
def saved(riverbend: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which each page lies as it was sent."""
    folder = tmp_path_factory.mktemp("pages")
    for name, path in PAGES.items():
        body = riverbend.server.get(path.format(**riverbend.known))[1]
        (folder / f"{name.replace(' ', '-')}.html").write_bytes(body)
    return folder


def test_the_nu_checker_finds_no_fault(saved: Path) -> None:
    if not shutil.which("java"):
        pytest.skip("no Java: apt install default-jre-headless")
    command = ["java", "-Xss1m", "-jar", str(judge("vnu")), "--also-check-css", "--format", "json"]

    told = subprocess.run([*command, *map(str, saved.iterdir())], capture_output=True, text=True, check=False).stderr

    faults = [each for each in json.loads(told)["messages"] if each["type"] == "error"]
    assert [f"{Path(each['url']).name}: {each['message']}" for each in faults] == []


def test_html_validate_finds_no_fault(saved: Path) -> None:
    if not shutil.which("node"):
        pytest.skip("no Node: apt install npm")
    (saved.parent / "rules.json").write_text(json.dumps(RULES))
    command = ["node", str(judge("html-validate")), "--config", str(saved.parent / "rules.json"), "--formatter", "json"]

    told = subprocess.run([*command, *map(str, saved.iterdir())], capture_output=True, text=True, check=False)

    assert told.stdout, told.stderr
    faults = [(Path(page["filePath"]).name, each) for page in json.loads(told.stdout) for each in page["messages"]]
    assert [f"{name}: {each['ruleId']}: {each['message']}" for name, each in faults] == []
