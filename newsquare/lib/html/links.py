"""Plain text as a person typed it, made into paragraphs with its web addresses as links."""

import re
from html import escape

_ADDRESS = re.compile(r"""(?i)\bhttps?://[^\s<>"'\u200b-\u200f\u202a-\u202e\u2066-\u2069]{3,2000}""")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def paragraphs_with_links(text: str) -> str:
    """Escape everything, part paragraphs at blank lines, keep line breaks, link http(s) addresses and nothing else."""
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    paragraphs = _BLANK_LINES.split(text) if text else []
    return "\n".join(f"<p>{_linked(paragraph.strip())}</p>" for paragraph in paragraphs if paragraph.strip())


def _linked(paragraph: str) -> str:
    done, at = [], 0
    for found in _ADDRESS.finditer(paragraph):
        address = _without_the_sentence(found.group())
        done.append(escape(paragraph[at : found.start()]))
        done.append(f'<a href="{escape(address)}" rel="ugc nofollow noopener">{escape(address)}</a>')
        at = found.start() + len(address)
    done.append(escape(paragraph[at:]))
    return "".join(done).replace("\n", "<br>\n")


def _without_the_sentence(address: str) -> str:
    """Give back the full stop or bracket that belongs to the sentence around the address."""
    while address:
        last = address[-1]
        if last in ".,;:!?…»”’*_" or (last in _PAIRS and address.count(_PAIRS[last]) < address.count(last)):
            address = address[:-1]
        else:
            break
    return address
