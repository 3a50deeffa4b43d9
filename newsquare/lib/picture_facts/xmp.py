"""XMP (ISO 16684-1): the same facts as RDF, in the properties that IPTC and PLUS name for them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

from lxml import etree

from newsquare.lib.picture_facts.facts import Facts

LARGEST = 1_000_000
NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "core": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "ext": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
}


def facts(raw: bytes) -> Facts:
    """Return what a packet says; nothing of one that is broken or much too large."""
    root = _root(raw)
    if root is None:
        return Facts()
    return Facts(
        credit=_first(root, "photoshop:Credit") or _first(root, "photoshop:Source"),
        creator=", ".join(_all(root, "dc:creator")),
        caption=_first(root, "dc:description"),
        copyright=_first(root, "dc:rights"),
        statement=_address(_first(root, "xmpRights:WebStatement") or _first(root, "plus:LicensorURL")),
        licensor=_first(root, "plus:LicensorName"),
        alt=_first(root, "core:AltTextAccessibility"),
        expires=_moment(_first(root, "plus:LicenseEndDate") or _first(root, "prism:expirationDate")),
    )


def _root(raw: bytes) -> etree._Element | None:
    if not raw or len(raw) > LARGEST:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        return etree.fromstring(raw.strip(b"\0 \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


@dataclass(frozen=True)
class Packet:
    """A packet that may be asked for any property of the names above, as `photoshop:Headline`."""

    root: etree._Element | None = None

    @classmethod
    def read(cls, raw: bytes) -> "Packet":
        """Read a packet; a broken one says nothing."""
        return cls(_root(raw))

    def all(self, name: str) -> list[str]:
        """Return a property's values."""
        return _all(self.root, name) if self.root is not None else []

    def first(self, name: str) -> str:
        """Return a property's first value, of languages the default one."""
        return next(iter(self.all(name)), "")


def _all(root: etree._Element, name: str) -> list[str]:
    """Return a property's values, as an attribute, as text or as a list; of languages the default comes first."""
    prefix, _, local = name.partition(":")
    full = f"{{{NAMES[prefix]}}}{local}"
    found = [each.get(full) for each in root.iter() if isinstance(each.tag, str) and each.get(full)]
    for element in root.iter(full):
        items = list(element.iter(f"{{{NAMES['rdf']}}}li"))
        items.sort(key=lambda item: item.get("{http://www.w3.org/XML/1998/namespace}lang", "x-default") != "x-default")
        found += [item.text for item in items] if items else [element.text]
    return [" ".join(value.split()) for value in found if value and value.strip()]


def _first(root: etree._Element, name: str) -> str:
    return next(iter(_all(root, name)), "")


def _address(value: str) -> str:
    return value if value.startswith(("https://", "http://")) else ""


def _moment(value: str) -> datetime | None:
    """Return when a right ends; a day alone ends at its end, a time without zone is UTC."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if len(value) == 10:
        moment += timedelta(days=1, seconds=-1)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def written(facts: Facts) -> bytes:
    """Return a packet with credit, creator, copyright and the address of the terms, and with nothing else."""
    lists = {
        "dc:creator": f"<rdf:Seq><rdf:li>{escape(facts.creator)}</rdf:li></rdf:Seq>" if facts.creator else "",
        "dc:rights": f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(facts.copyright)}</rdf:li></rdf:Alt>'
        if facts.copyright
        else "",
        "photoshop:Credit": escape(facts.credit),
        "xmpRights:WebStatement": escape(facts.statement),
    }
    rows = "".join(f"<{name}>{value}</{name}>" for name, value in lists.items() if value)
    spaces = " ".join(f'xmlns:{name}="{NAMES[name]}"' for name in ("rdf", "dc", "photoshop", "xmpRights"))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF {spaces}><rdf:Description rdf:about="">{rows}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="r"?>'
    ).encode()
