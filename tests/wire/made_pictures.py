"""Pictures made by code, with IIM and XMP written byte by byte, and a mail that carries them.

`python -m tests.wire.made_pictures` writes them among the fixtures.
"""

import base64
import io
from pathlib import Path

from PIL import Image, ImageDraw

FILES = Path(__file__).parent / "files"
TERMS = (
    "HANDOUT PHOTO; ONE TIME USE ONLY FOR 14 DAYS FROM TIME OF TRANSMISSION; NO ARCHIVING; MANDATORY CREDIT; "
    "HARBORLIGHT OUT; to be used solely to illustrate news reporting or commentary on the facts or events depicted "
    "in this image; the desk of the Pell Press answers questions about other uses. EXPIRES."
)


def iim(*rows: tuple[int, int, str | bytes]) -> bytes:
    """Return fields of IIM."""
    found = b""
    for record, number, said in rows:
        value = said if isinstance(said, bytes) else said.encode("utf-8")
        found += bytes([0x1C, record, number]) + len(value).to_bytes(2, "big") + value
    return found


def xmp(inner: str) -> bytes:
    """Return a packet of XMP."""
    spaces = {
        "dc": "http://purl.org/dc/elements/1.1/", "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "xmpRights": "http://ns.adobe.com/xap/1.0/rights/", "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    }  # fmt: skip
    names = " ".join(f'xmlns:{name}="{where}"' for name, where in spaces.items())
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" {names}>{inner}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def jpeg(fields: bytes = b"", packet: bytes = b"", *, size: tuple[int, int] = (320, 200)) -> bytes:
    """Return a small drawing with these fields."""
    image = Image.new("RGB", size, (70, 110, 150))
    ImageDraw.Draw(image).polygon([(0, size[1]), (size[0] // 2, 40), size], fill=(200, 190, 120))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=40)
    raw = out.getvalue()
    segments = b""
    if fields:
        padded = fields + b"\0" * (len(fields) % 2)
        body = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(fields).to_bytes(4, "big") + padded
        segments += b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body
    if packet:
        body = b"http://ns.adobe.com/xap/1.0/\0" + packet
        segments += b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
    return raw[:2] + segments + raw[2:]


def levee() -> bytes:
    """A handout: IIM cuts the terms after 256 bytes, XMP has them whole; a time of transmission."""
    fields = iim(
        (1, 70, "20260302"), (1, 80, "180000-0600"), (1, 90, b"\x1b%G"), (2, 5, "Levee"), (2, 10, "4"), (2, 15, "A"),
        (2, 20, "WEA"), (2, 25, "levee"), (2, 25, "river"), (2, 12, "IPTC:06005000:disaster:flood:"),
        (2, 40, TERMS.encode()[:256]), (2, 55, "20260302"), (2, 60, "101500-0600"), (2, 80, "Cleo Moderates"),
        (2, 90, "Riverbend"), (2, 95, "Pell"), (2, 101, "United States"), (2, 105, "Riverbend’s levee"),
        (2, 110, "THE PELL PRESS"), (2, 115, "Pell County"),
        (2, 116, "© 2026 Pell County"), (2, 120, "The levee at Riverbend on Monday, Mar"),
    )  # fmt: skip
    packet = xmp(
        f"<photoshop:Instructions>{TERMS}</photoshop:Instructions>"
        "<photoshop:Headline>Riverbend’s levee</photoshop:Headline>"
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The levee at Riverbend on Monday, March 2, 2026. (Cleo '
        "Moderates/Pell County via PP)</rdf:li></rdf:Alt></dc:description><Iptc4xmpExt:DigImageGUID>urn:pell:levee:7"
        "</Iptc4xmpExt:DigImageGUID><dc:creator><rdf:Seq><rdf:li>Cleo Moderates</rdf:li></rdf:Seq></dc:creator>"
    )
    return jpeg(fields, packet)


def latin() -> bytes:
    """Only IIM, in Latin-1 without saying so; days of use without a time of transmission; an order to kill."""
    fields = iim(
        (2, 5, "MILL-KILL"), (2, 105, b"KILL M\xfchle"), (2, 40, "FOR 7 DAYS FROM TRANSMISSION. MAGS OUT"),
        (2, 80, b"J\xfcrgen Reports"), (2, 37, "20260401"), (2, 38, "120000+0100"),
        (2, 120, b"Die M\xfchle ist die falsche."),
    )  # fmt: skip
    return jpeg(fields)


def lines(raw: bytes) -> str:
    """Return bytes as a mail carries them."""
    return base64.encodebytes(raw).decode().strip().replace("\n", "\r\n")


def release() -> bytes:
    """A press release: text twice, a picture in it, one attached, a logo, a Word document, a drawing that is none."""
    text = (FILES.parent / "release.mime").read_text("utf-8")
    pictures = {"LEVEE": levee(), "MILL": jpeg(iim((2, 110, "Ben Reports"), (2, 120, "The mill."))),
                "LOGO": jpeg(size=(90, 40)), "WORD": b"PK\x03\x04no document",
                "DRAWING": b"<svg onload='x'/>"}  # fmt: skip
    for name, raw in pictures.items():
        text = text.replace(f"@{name}@", lines(raw))
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8")


MADE = {"jpeg/levee.jpg": levee, "jpeg/latin.jpg": latin, "jpeg/bare.jpg": jpeg, "mail/release.eml": release}


if __name__ == "__main__":
    for name, make in MADE.items():
        (FILES / name).write_bytes(make())
