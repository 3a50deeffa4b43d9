"""Photographs as cameras and agencies make them, and a reader of JPEG files of our own."""

import io
from typing import Any

from PIL import Image, ImageCms

from newsquare.lib.picture_facts import Facts, app13

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Lumen/Station Nine"
 xmpRights:WebStatement="https://lumen.example/terms" plus:LicenseEndDate="2026-03-09T18:30:00-06:00">
<dc:creator><rdf:Seq><rdf:li>Åsa Lind</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="sv">Alla</rdf:li>
<rdf:li xml:lang="x-default">© Lumen &amp; Co</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The ferry in fog.</rdf:li></rdf:Alt></dc:description>
<core:AltTextAccessibility><rdf:Alt><rdf:li>A ferry</rdf:li></rdf:Alt></core:AltTextAccessibility>
<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">
<plus:LicensorName>Lumen</plus:LicensorName></rdf:li></rdf:Seq></plus:Licensor>
</rdf:Description></rdf:RDF></x:xmpmeta>"""
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def photograph(form: str = "JPEG", size: tuple[int, int] = (1200, 800), **more: Any) -> bytes:
    """Return a picture with everything that a camera and an agency write, lying on its side."""
    image, out = Image.new("RGB", size, "navy"), io.BytesIO()
    exif = image.getexif()
    exif[0x0112], exif[0x010F], exif[0x013B] = 6, "SECRETMAKER", "Åsa Lind"
    exif.get_ifd(0x8769)[0xA431] = "SERIAL-4711"  # BodySerialNumber
    exif.get_ifd(0x8825).update({1: "N", 2: (44.0, 30.0, 0.0), 3: "W", 4: (93.0, 15.0, 0.0)})
    extra = app13(Facts(credit="Lumen in IIM", creator="Åsa Lind", copyright="© Lumen")) if form == "JPEG" else b""
    words = {"exif": exif.tobytes(), "icc_profile": PROFILE, "xmp": XMP.encode(), **({"extra": extra} if extra else {})}
    image.save(out, form, **{**words, **more})
    return out.getvalue()


def segments(raw: bytes) -> dict[str, bytes]:
    """Return the segments of a JPEG before its picture, by marker and first word."""
    found, place = {}, 2
    assert raw[:2] == b"\xff\xd8"
    while raw[place] == 0xFF and raw[place + 1] != 0xDA:
        size = int.from_bytes(raw[place + 2 : place + 4], "big")
        body = raw[place + 4 : place + 2 + size]
        found[
            f"{raw[place + 1]:X} {body.partition(bytes(1))[0].decode('latin-1') if raw[place + 1] >= 0xE0 else ''}"
        ] = body
        place += 2 + size
    return found
