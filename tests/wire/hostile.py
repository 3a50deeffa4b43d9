"""Files that mean harm or are broken, made by code in every format that is read."""

import json
from collections.abc import Callable

WORDS = "The ferry to Harborlight stops for a week, the county said. Riders may take the bus that leaves the square."


def rss(
    headline: str = "Ferry stops", body: str = f"<p>{WORDS}</p>", at: str = "Mon, 02 Mar 2026 16:00:00 +0000"
) -> str:
    """Return a feed of two items: a strange one, and an ordinary one behind it."""
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Pell Wire</title><link>https://pell.example/</link>'
        f'<item><guid isPermaLink="false">pell:1</guid><title>{headline}</title><pubDate>{at}</pubDate>'
        f"<description><![CDATA[{body}]]></description></item>"
        f'<item><guid isPermaLink="false">pell:2</guid><title>Bus runs</title><description>{WORDS}</description></item>'
        "</channel></rss>"
    )


def atom(headline: str = "Ferry stops", body: str = f"<p>{WORDS}</p>", at: str = "2026-03-02T16:00:00Z") -> str:
    """Return an Atom feed of two entries."""
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Pell Wire</title>'
        f"<entry><id>pell:1</id><title>{headline}</title><updated>{at}</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content></entry>'
        f"<entry><id>pell:2</id><title>Bus runs</title><summary>{WORDS}</summary></entry></feed>"
    )


def nitf(headline: str = "Ferry stops", body: str = f"<p>{WORDS}</p>", at: str = "20260302T160000Z") -> str:
    """Return a NITF document."""
    return (
        '<?xml version="1.0"?><nitf><head><docdata management-status="usable"><doc-id id-string="pell:1" regsrc="PW"/>'
        f'<date.issue norm="{at}"/></docdata></head><body><body.head><hedline><hl1>{headline}</hl1></hedline>'
        f"</body.head><body.content>{body}</body.content></body></nitf>"
    )


def g2(headline: str = "Ferry stops", body: str = f"<p>{WORDS}</p>", at: str = "2026-03-02T16:00:00Z") -> str:
    """Return a NewsML-G2 message of two items."""
    item = (
        '<newsItem guid="{0}" version="1" standard="NewsML-G2" standardversion="2.29" conformance="power"><itemMeta>'
        '<itemClass qcode="ninat:text"/><provider literal="Pell Wire"/><versionCreated>{1}</versionCreated>'
        '<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>{2}</headline></contentMeta><contentSet>'
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{3}</body></html>'
        "</inlineXML></contentSet></newsItem>"
    )
    items = item.format("urn:pell:1", at, headline, body) + item.format(
        "urn:pell:2", "2026-03-02T16:00:00Z", "Bus runs", f"<p>{WORDS}</p>"
    )
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-03-02T16:00:00Z'
        f"</sent></header><itemSet>{items}</itemSet></newsMessage>"
    )


def page(headline: str = "Ferry stops", body: str = f"<p>{WORDS}</p><p>{WORDS}</p>", at: str = "2026-03-02") -> str:
    """Return a saved page."""
    return (
        f'<!doctype html><html><head><title>{headline}</title><meta property="article:published_time" content="{at}">'
        f"</head><body><article><h1>{headline}</h1>{body}</article></body></html>"
    )


def ninjs(headline: str = "Ferry stops", body: str = f"<p>{WORDS}</p>", at: str = "2026-03-02T16:00:00Z") -> str:
    """Return two items of ninjs."""
    other = {"uri": "urn:pell:2", "type": "text", "headline": "Bus runs", "body_xhtml": f"<p>{WORDS}</p>"}
    odd = {"uri": "urn:pell:1", "type": "text", "headline": headline, "versioncreated": at, "body_xhtml": body}
    return json.dumps({"items": [{**odd, "pubstatus": "usable"}, {**other, "pubstatus": "usable"}]})


def mail(
    headline: str = "Ferry stops", body: str = f"<p>{WORDS}</p>", at: str = "Mon, 2 Mar 2026 16:00:00 +0000"
) -> str:
    """Return a mail message."""
    return (
        "Received: from pell.example\r\nMessage-ID: <1@pell.example>\r\nFrom: Desk <desk@pell.example>\r\n"
        f"Subject: {headline}\r\nDate: {at}\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/html; charset=utf-8\r\n\r\n{body}\r\n"
    )


Maker = Callable[..., str]
XML: dict[str, Maker] = {"rss": rss, "atom": atom, "nitf": nitf, "newsml-g2": g2}
ALL: dict[str, Maker] = {**XML, "page": page, "ninjs": ninjs}


def with_doctype(xml: str, subset: str) -> bytes:
    """Return XML with a document type that holds this internal subset."""
    return xml.replace("?>", f"?><!DOCTYPE x [{subset}]>", 1).encode()
