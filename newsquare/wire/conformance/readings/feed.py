"""RSS 0.9x to 2.0 and Atom."""

import re
from html import escape, unescape
from typing import Any

from newsquare.wire.conformance.readings.tree import all_of, local, markup, text
from newsquare.wire.conformance.told import Body, Told, Value
from newsquare.wire.conformance.words import body_of

_FURNITURE = re.compile(
    r"(?is)(?:The post\s*<a\b|Related:|More:|Continue reading|Read more|<a [^>]*>[^<]*</a> was originally published in)"
    r".*?(?=</p>|<br|$)|(?:^|\n)\s*[.#@\w][^{}<>]{0,200}\{[^{}<>]*\}|<p>\s*(?:The-CNN-Wire|™ ?&(?:amp;)? ?©).*?</p>"
)
_SHORTCODE = re.compile(
    r"(?s)\[(?:wp_)?caption\b[^\]]*\].*?\[/(?:wp_)?caption\]|\[(?:/?(?:caption|gallery|embed|audio|video)[^\]]*|/[a-z]\w+|[a-z][\w-]*(?:\s+[\w-]+=[^\]]*))\]"
)

_ENTRIES = {"item", "entry"}
_SHARE = re.compile(r"(?is)<div class=\"sharedaddy.*?</div>")


def told(root: Any) -> list[Told]:
    """Read every entry."""
    entries = [each for each in root.iter() if local(each) in _ENTRIES]
    return [_entry(each) for each in entries if local(each.getparent()) not in _ENTRIES and len(each)]


def _texts(entry: Any, *names: str) -> list[str]:
    found = [text(each) for name in names for each in all_of(entry, name) if not _of_media(each)]
    return [_plain(each) for each in found if each]


def _of_media(element: Any) -> bool:
    return any(name in str(element.tag) for name in ("search.yahoo.com/mrss", "itunes.com"))


def _plain(said: str) -> str:
    return " ".join(unescape(re.sub(r"</?[a-z][^<>]*>", "", unescape(said), flags=re.I)).split())


def _entry(entry: Any) -> Told:
    ids = [text(each) for name in ("guid", "id") for each in all_of(entry, name)]
    titles = _texts(entry, "title")
    categories = [each for each in all_of(entry, "category") if each.get("domain") not in {"post_tag", "nav_menu"}]
    subjects = [(said,) for each in categories if (said := _plain(text(each) or each.get("term") or ""))]
    values: dict[str, tuple[Value, ...]] = {
        "headline": (titles[0],) if titles else (None, *_texts(entry, "description")),
        "pubstatus": (None,),
    }
    if ids and ids[0]:
        values["guid"] = tuple(ids)
    named = {"uncategorized"}
    return Told(
        guid=ids[0] if ids else None,
        values=values,
        subjects=tuple(dict.fromkeys(each for each in subjects if each[0].lower() not in named)),
        also=frozenset({"Uncategorized", *_texts(entry, "subject")}),
        body=_body(entry),
    )


def _body(entry: Any) -> Body | None:
    for name in ("encoded", "content", "description", "summary"):
        for each in all_of(entry, name):
            said = markup(each) if len(each) else (each.text or "").strip()
            if _of_media(each) or not said:
                continue
            if each.get("type") == "text":
                said = escape(said)
            elif "<" not in said and "&lt;" in said:
                said = unescape(said)
            cut = _FURNITURE.sub(" ", _SHARE.sub(" ", _SHORTCODE.sub(" ", said)))
            return body_of(cut, said)
    return None
