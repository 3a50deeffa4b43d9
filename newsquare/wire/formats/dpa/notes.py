"""What stands beside the text of an entry: words to editors, to readers, and boxes of links."""

import re
from dataclasses import dataclass

from newsquare.lib.html import clean_body, words_of
from newsquare.wire.formats.dpa.tables import CORRECTIONS
from newsquare.wire.formats.json_values import Node, raw, rows
from newsquare.wire.formats.notes import joined

_HREF = re.compile(r"<a\b[^<>]*\bhref=\"(https?://[^\"<>\s]{1,1000})\"")


@dataclass(frozen=True, slots=True)
class Notes:
    """Only what was corrected is told to readers; all else is for the desk, whether it may be printed or not."""

    public: str | None
    private: str | None
    links: tuple[str, ...]


def notes_of(node: Node) -> Notes:
    """Return the notes of an entry, from its list and from its notepad, each once."""
    listed = rows(node, "ednotes")
    said = {raw(each, "role"): raw(each, "ednote") for each in listed if each.get("is_publishable") is not False}
    public = next((text for role in CORRECTIONS if (text := said.get(role))), None)
    notepad = rows(node, "notepad")
    pads = [raw(pad, name) for pad in notepad for name in ("public_html", "nonpublic_html")]
    private = [raw(each, "ednote") for each in listed if raw(each, "ednote") != public]
    return Notes(
        public=joined(public),
        private=joined(*private, *(words_of(clean_body(pad)) for pad in pads if pad)),
        links=tuple(dict.fromkeys(_HREF.findall(raw(node, "linkbox_html")))),
    )
