"""Messages whose marks of control were lost on their way: put back where their lines leave no doubt."""

import re

from newsquare.wire.formats.teleprinter import ETX, SOH, STX

_HEAD = re.compile(r"\s*[A-Za-z]{2,6} ?\d{1,5} +\d +[a-z]{1,4} +\d{1,5} +\S[^\n]{0,40} \d{1,5} *\n")
_SLUG = re.compile(r"\s*+[^\n]*/ *+\n")
_END_OF_HEAD = re.compile(r"=[ \t]*\n")
_TIME = re.compile(r"\n[ \t]*\d{6} (?:[A-Z]{2,4} )?[^\W\d]{3,9}\.? ?\d{0,4}\s*\Z")
_HEAD_ENDS_BEFORE = 900  # Letters: sixteen lines or fewer.


def with_marks(text: str) -> str | None:
    """Return the message with its marks; None where this is none that lost them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = _HEAD.match(text)
    if not head or SOH in text or not _END_OF_HEAD.search(text, head.end(), head.end() + _HEAD_ENDS_BEFORE):
        return None
    slug = _SLUG.match(text, head.end())
    at = slug.end() if slug else head.end()
    sent = _TIME.search(text)
    end = sent.start() + 1 if sent else len(text)
    return f"{SOH}{text[:at].lstrip()}{STX}{text[at:end]}{ETX}{text[end:]}"
