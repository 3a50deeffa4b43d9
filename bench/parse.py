"""How fast the wire is read, by format, beside the plain parsers on the same bytes.

The files are our own, and the public ones of `script/samples` where they lie in the folder that NEWSQUARE_SAMPLES
names, or beside the project. Reading is all that the wire does with a file before it is stored: recognising it,
decoding, parsing, cleaning the text, telling pictures and credits apart. lxml makes a tree of the
bytes and looks at every element; json loads them; feedparser, which also cleans texts, is what others read feeds with.
"""

import json
import os
import statistics
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import feedparser
from lxml import etree

from bench import _station
from newsquare.wire.conformance.expected import is_expectation
from newsquare.wire.conformance.readings import form_of
from newsquare.wire.formats import UnreadableError, read

OURS = _station.ROOT / "tests" / "wire" / "files"
PUBLIC = Path(os.environ.get("NEWSQUARE_SAMPLES", _station.ROOT.parent / "shared" / "samples" / "wire"))
ROUNDS = 5
AT_LEAST = 0.1
XML = {"RSS and Atom", "NITF", "NewsML-G2"}
JSON = {"ninjs", "AP Media API"}


def main() -> int:
    """Measure each format and print a line for it; 1 where a promise is not kept."""
    files = by_format(OURS) if not PUBLIC.is_dir() else joined(by_format(OURS), by_format(PUBLIC))
    kept = [measured(form, raws) for form, raws in sorted(files.items()) if form in XML | JSON]
    kept.append(beside_feedparser(files["RSS and Atom"]))
    print(f"  {'kept' if all(kept) else 'NOT KEPT'}")
    return 0 if all(kept) else 1


def by_format(folder: Path) -> dict[str, list[bytes]]:
    """Return the files of a folder that can be read, by format."""
    found = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".toml", ".tsv", ".jsonl"} and not is_expectation(path):
            raw = path.read_bytes()
            if readable(raw):
                found[form_of(raw)].append(raw)
    return found


def joined(one: dict[str, list[bytes]], other: dict[str, list[bytes]]) -> dict[str, list[bytes]]:
    """Return the files of both."""
    return {form: one.get(form, []) + other.get(form, []) for form in one.keys() | other.keys()}


def readable(raw: bytes) -> bool:
    """Say whether the wire reads a file."""
    try:
        return bool(read(raw))
    except UnreadableError:
        return False


def measured(form: str, raws: list[bytes]) -> bool:
    """Print how fast a format is read, and say whether that is at least a tenth of the plain parser's rate."""
    name, plain = ("lxml", with_lxml) if form in XML else ("json", with_json)
    items = sum(len(read(raw)) for raw in raws)
    ours, theirs = seconds(lambda: [read(raw) for raw in raws]), seconds(lambda: [plain(raw) for raw in raws])
    size = sum(map(len, raws)) / 1000
    print(
        f"  {form}: {len(raws)} files, {items} items, {size:.0f} kB: {items / ours:.0f} items/s, "
        f"{size / ours:.0f} kB/s; {name} {size / theirs:.0f} kB/s; share {theirs / ours:.3f}, promised {AT_LEAST}"
    )
    return theirs / ours >= AT_LEAST


def beside_feedparser(raws: list[bytes]) -> bool:
    """Print how fast feeds are read beside feedparser, and say whether we are faster."""
    warnings.simplefilter("ignore")
    ours, theirs = (
        seconds(lambda: [read(raw) for raw in raws]),
        seconds(lambda: [feedparser.parse(raw) for raw in raws]),
    )
    print(f"  RSS and Atom beside feedparser: {theirs / ours:.1f} times as fast, promised more than 1")
    return theirs > ours


def with_lxml(raw: bytes) -> object:
    """Make a tree of XML, broken files as far as they go, and look at every element of it."""
    root = etree.fromstring(raw.lstrip(), etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    return [(element.tag, element.text, element.tail, dict(element.attrib)) for element in root.iter()]


def with_json(raw: bytes) -> object:
    """Read JSON."""
    return json.loads(raw)


def seconds(work: Callable[[], object]) -> float:
    """Return the median time that some rounds cost a processor, each long enough to be measured."""
    work()
    times = []
    for _ in range(ROUNDS):
        began, count = time.process_time(), 0
        while time.process_time() - began < 0.2:
            work()
            count += 1
        times.append((time.process_time() - began) / count)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
