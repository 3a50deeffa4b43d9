"""The largest and worst files that are taken: seconds of processor and memory that reading each of them costs.

Each is made here, as near to 40 MB as is read, and read in a process of its own.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from bench import _station
from newsquare.wire.formats import MAX_BYTES, UnreadableError, read

SECONDS, MEGABYTES = 20.0, 1_000.0
TEXT = (
    "<p>Some <b>words</b> of a paragraph that are <a href='https://a.example/x'>long</a> enough to be one, and go on "
    "as those of stories do: with who said it, when it was said and where, and with what somebody else made of it.</p>"
)
G2_ITEM = (
    '<newsItem guid="urn:{0}" version="1"><itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:usable"/>'
    "</itemMeta><contentMeta><headline>Bus {0}</headline></contentMeta><contentSet><inlineXML><html><body>{1}</body>"
    "</html></inlineXML></contentSet></newsItem>"
)
ENTRY = "<item><guid>{0}</guid><title>Bus {0}</title><description><![CDATA[{1}]]></description></item>"


def feed(inside: str) -> str:
    """Return a feed."""
    return f"<rss><channel>{inside}</channel></rss>"


def message(items: int) -> str:
    """Return a message of NewsML-G2."""
    inside = "".join(G2_ITEM.format(number, TEXT * 30) for number in range(items))
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{inside}</itemSet></newsMessage>'


def nitf(body: str) -> str:
    """Return a NITF document."""
    return f"<nitf><head/><body><body.content>{body}</body.content></body></nitf>"


def filled(piece: str, size: int = MAX_BYTES - 20_000) -> str:
    """Return a piece again and again."""
    return piece * (size // len(piece.encode()))


def ninjs(number: int) -> dict[str, str]:
    """Return an item of ninjs."""
    return {"uri": f"urn:{number}", "type": "text", "headline": "Bus", "body_xhtml": TEXT * 8}


FILES: dict[str, Callable[[], str]] = {
    "a feed of 19,000 entries": lambda: feed("".join(ENTRY.format(number, TEXT * 8) for number in range(19_000))),
    "a feed of one entry": lambda: feed(ENTRY.format(1, filled(TEXT))),
    "a feed of brackets": lambda: feed(ENTRY.format(1, filled("<"))),
    "a feed of entries never closed": lambda: "<rss><channel>" + filled("<item><![CDATA["),
    "a G2 message of 5,000 items": lambda: message(5_000),
    "a NITF text": lambda: nitf(filled(TEXT)),
    "a NITF of empty paragraphs": lambda: nitf(filled("<p/>")),
    "a NITF of two million empty paragraphs": lambda: nitf("<p/>" * 1_999_900),
    "ninjs of 19,000 items": lambda: json.dumps([ninjs(number) for number in range(19_000)]),
    "a saved page": lambda: f"<html><body><article><h1>Bus</h1>{filled(TEXT)}</article></body></html>",
    "a page nested without an end": lambda: "<html><body>" + filled("<p><b>"),
    "pasted lines": lambda: filled("A line of a text that is long enough to be a paragraph of it, and ends here.\n\n"),
}  # fmt: skip


def main() -> int:
    """Print what each file costs; 1 where one costs more than is promised."""
    if sys.argv[1:]:
        print(json.dumps(cost(FILES[sys.argv[1]]().encode()[:MAX_BYTES])))
        return 0
    kept = True
    for name in FILES:
        words = [sys.executable, "-m", "bench.bounds", name]
        done = subprocess.run(words, cwd=_station.ROOT, capture_output=True, text=True, check=True)  # noqa: S603  Our own words.
        told = json.loads(done.stdout)
        kept &= told["seconds"] <= SECONDS and told["megabytes"] <= MEGABYTES
        print(
            f"  {name} ({told['size']:.0f} MB): {told['seconds']:.1f} s, {told['megabytes']:.0f} MB; {told['result']}"
        )
    print(f"  promised: at most {SECONDS:.0f} s and {MEGABYTES:.0f} MB each: {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


def cost(raw: bytes) -> dict[str, object]:
    """Read a file; return the seconds of processor and the most memory that it took."""
    began = time.process_time()
    try:
        result = f"{len(read(raw))} items"
    except UnreadableError as error:
        result = str(error)
    seconds = time.process_time() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {"size": len(raw) / 1e6, "seconds": seconds, "megabytes": megabytes, "result": result}


if __name__ == "__main__":
    sys.exit(main())
