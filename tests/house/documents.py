"""The project's documents, read as data: files, links, headings, tables."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
TOP = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img [^>]*src=\"([^\"]+)\"|<a [^>]*href=\"([^\"]+)\"")


def documents() -> list[Path]:
    """Return every document of the project."""
    return [*(ROOT / name for name in TOP), *sorted(DOCS.rglob("*.md"))]


def text(name: str) -> str:
    """Return a document of docs/."""
    return (DOCS / name).read_text()


def links(document: Path) -> Iterator[str]:
    """Yield where a document's links lead; what stands in code is no link."""
    words = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text(), flags=re.DOTALL)
    for found in _LINK.finditer(words):
        yield next(group for group in found.groups() if group)


def anchors(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"(?m)^#+ +(.+)$", document.read_text())
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def part(document: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one."""
    found = re.search(rf"(?ms)^#+ {re.escape(heading)}$(.*?)(?=^#|\Z)", document)
    assert found, f"there is no heading “{heading}”"
    return found[1]


def rows(words: str) -> list[list[str]]:
    """Return the rows of the tables in a text, cell by cell."""
    lines = [line.strip().strip("|") for line in words.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split(" | ")] for line in lines]
