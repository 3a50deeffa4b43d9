"""A pasted story's units as HTML: paragraphs, lists, and subheads where a short line stands over a paragraph."""

from collections.abc import Sequence
from html import escape

from newsquare.wire.formats.paste.units import Unit

_ENDS = ".!?…:;,”\"’')"
LONGEST_SUBHEAD = 90


def body_of(units: Sequence[Unit]) -> str:
    """Return the body; it still goes through the sanitiser."""
    done, open_list = [], False
    for at, unit in enumerate(units):
        if unit.bullet != open_list:
            done.append("<ul>" if unit.bullet else "</ul>")
            open_list = unit.bullet
        name = "li" if unit.bullet else ("h2" if _is_subhead(units, at) else "p")
        done.append(f"<{name}>{escape(unit.text, quote=False)}</{name}>")
    return "".join(done) + ("</ul>" if open_list else "")


def _is_subhead(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    after = units[at + 1] if at + 1 < len(units) else None
    short = len(unit.text) <= LONGEST_SUBHEAD and unit.text[-1] not in _ENDS and unit.text[0].isupper()
    return short and at > 0 and after is not None and (after.bullet or len(after.text) > len(unit.text) + 20)
