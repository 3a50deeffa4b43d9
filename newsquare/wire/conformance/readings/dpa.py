"""dpa digitalwires."""

from typing import Any

from newsquare.wire.conformance.readings.times import stamp
from newsquare.wire.conformance.told import Told, Value
from newsquare.wire.conformance.words import body_of, words_of


def told(item: dict[str, Any]) -> list[Told]:
    """Read the one item."""
    values: dict[str, tuple[Value, ...]] = {
        "guid": (item.get("urn"),),
        "version": (str(item.get("version")),),
        "pubstatus": (item.get("pubstatus") or "usable",),
        "headline": (item.get("headline"),),
        "byline": (item.get("byline"),),
        "embargo_utc": (stamp(item.get("embargoed")),),
    }
    if item.get("creditline"):
        values["credit"] = (item["creditline"],)
    private = (item.get("notepad") or {}).get("nonpublic_html") or ""
    extra = f"{item.get('infobox_html') or ''}{item.get('dateline') or ''}"
    mails = tuple(word for word in " ".join(private.split("<")).replace(">", " ").split() if "@" in word)
    body = body_of(item.get("article_html") or "", extra)
    return [Told(guid=item.get("urn"), values=values, body=body, notes=mails if words_of(private) else ())]
