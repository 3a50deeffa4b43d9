"""A silent WebM film made from drawings, without any program for video.

A lossy WebP picture is one VP8 key frame in a wrapper; taken out and laid one after the other they are a video track.
"""

import io
import struct
from collections.abc import Iterable

from PIL import Image

A_CLUSTER = 30_000  # Milliseconds; a block's time is told in sixteen bits.


def film(frames: Iterable[Image.Image], rate: int, quality: int = 60) -> bytes:
    """Return frames of one size as a WebM file, `rate` of them a second."""
    coded = []
    size = (0, 0)
    for frame in frames:
        size = frame.size
        coded.append(_key_frame(frame, quality))
    length = len(coded) * 1000 // rate
    head = _element(
        0x1A45DFA3,
        _number(0x4286, 1)
        + _number(0x42F7, 1)
        + _number(0x42F2, 4)
        + _number(0x42F3, 8)
        + _element(0x4282, b"webm")
        + _number(0x4287, 2)
        + _number(0x4285, 2),
    )
    info = _element(
        0x1549A966,
        _number(0x2AD7B1, 1_000_000)
        + _element(0x4489, struct.pack(">d", float(length)))
        + _element(0x4D80, b"Newsquare")
        + _element(0x5741, b"Newsquare"),
    )
    picture = _element(0xE0, _number(0xB0, size[0]) + _number(0xBA, size[1]))
    track = _number(0xD7, 1) + _number(0x73C5, 1) + _number(0x9C, 0) + _number(0x83, 1) + _element(0x86, b"V_VP8")
    tracks = _element(0x1654AE6B, _element(0xAE, track + picture))
    clusters, at = [], 0
    while at < len(coded):
        began = at * 1000 // rate
        blocks = _number(0xE7, began)
        while at < len(coded) and at * 1000 // rate - began < A_CLUSTER:
            blocks += _element(0xA3, b"\x81" + struct.pack(">h", at * 1000 // rate - began) + b"\x80" + coded[at])
            at += 1
        clusters.append((began, _element(0x1F43B675, blocks)))
    return head + _segment(info, tracks, clusters)


def _segment(info: bytes, tracks: bytes, clusters: list[tuple[int, bytes]]) -> bytes:
    """Return the segment, with cues before the pictures so that a player can jump."""
    before = len(info) + len(tracks)
    size = len(_cues([(began, 0) for began, _ in clusters]))
    places, at = [], before + size
    for began, cluster in clusters:
        places.append((began, at))
        at += len(cluster)
    return _element(0x18538067, info + tracks + _cues(places) + b"".join(cluster for _, cluster in clusters))


def _cues(places: list[tuple[int, int]]) -> bytes:
    points = b"".join(_element(0xBB, _element(0xB3, _eight(began)) + _place(at)) for began, at in places)
    return _element(0x1C53BB6B, points)


def _place(at: int) -> bytes:
    return _element(0xB7, _number(0xF7, 1) + _element(0xF1, _eight(at)))


def _eight(value: int) -> bytes:
    return value.to_bytes(8, "big")


def _key_frame(frame: Image.Image, quality: int) -> bytes:
    """Return a picture as a VP8 key frame."""
    out = io.BytesIO()
    frame.convert("RGB").save(out, "WEBP", quality=quality, method=2)
    raw = out.getvalue()
    at = 12
    while raw[at : at + 4] != b"VP8 ":
        size = int.from_bytes(raw[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return raw[at + 8 : at + 8 + int.from_bytes(raw[at + 4 : at + 8], "little")]


def _element(name: int, body: bytes) -> bytes:
    size = len(body) | 1 << 56
    return name.to_bytes((name.bit_length() + 7) // 8, "big") + size.to_bytes(8, "big") + body


def _number(name: int, value: int) -> bytes:
    return _element(name, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))
