"""Elements of XML that cannot hold what is no character, whatever people write."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from newsquare.lib.text import characters_only

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
MEDIA = "http://search.yahoo.com/mrss/"
THREADS = "http://purl.org/syndication/thread/1.0"  # RFC 4685.
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    """Add an element with a text."""
    element = etree.SubElement(parent, name, {key: characters_only(value) for key, value in attributes.items()})
    if text:
        element.text = characters_only(text)
    return element


def add_if(parent: Any, name: str, text: str, **attributes: str) -> None:
    """Add an element where there is a text to put in."""
    if text:
        add(parent, name, text, **attributes)


def iri(guid: str) -> str:
    """Return a guid as an IRI of a registered scheme, which an id of Atom is to be; always the same for the same."""
    return guid if guid.startswith("urn:") else uuid5(NAMESPACE_URL, guid).urn


def written(root: Any) -> bytes:
    """Return the document."""
    document: bytes = etree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + document
