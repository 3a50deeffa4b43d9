"""WebM (EBML, RFC 8794; Matroska, RFC 9559): elements within elements, read up to the first pictures."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from newsquare.lib.video.facts import Facts, VideoFileError, checked

EBML = b"\x1a\x45\xdf\xa3"
READ = 2 * 1024 * 1024  # The tables stand before the pictures, and are small.
SEGMENT, INFO, TRACKS, TRACK, CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675
DOC_TYPE, SCALE, DURATION, TYPE, CODEC, PICTURE, WIDTH, HEIGHT = 0x4282, 0x2AD7B1, 0x4489, 0x83, 0x86, 0xE0, 0xB0, 0xBA
PLAYED = {b"V_VP8", b"V_VP9", b"V_AV1"}
DAMAGED = "The video is damaged or was not finished. Export it again as WebM or MP4."


def read(file: BinaryIO) -> Facts:
    """Return what the file is. Raises VideoFileError."""
    raw = file.read(READ)
    outer = dict(_elements(raw))
    segment = dict(_elements(outer.get(SEGMENT, b"")))
    if dict(_elements(outer.get(0x1A45DFA3, b""))).get(DOC_TYPE, b"").rstrip(b"\0") != b"webm":
        raise VideoFileError("This is a Matroska file, not WebM, and browsers do not play it. Export it as MP4.")
    tracks = [dict(_elements(body)) for name, body in _elements(segment.get(TRACKS, b"")) if name == TRACK]
    picture = next((track for track in tracks if track.get(TYPE) == b"\x01"), None)
    if picture is None:
        raise VideoFileError(DAMAGED if not tracks else "There is no picture in this file, only sound.")
    if picture.get(CODEC, b"") not in PLAYED:
        raise VideoFileError("The picture is not coded as VP8, VP9 or AV1. Export it as MP4 (H.264).")
    shape = dict(_elements(picture.get(PICTURE, b"")))
    has_sound = any(track.get(TYPE) == b"\x02" for track in tracks)
    size = _number(shape.get(WIDTH, b"")), _number(shape.get(HEIGHT, b""))
    return checked(Facts("webm", *size, _seconds(dict(_elements(segment.get(INFO, b"")))), has_sound))


def _elements(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the elements of a body by their ids, up to the first pictures or the end of what was read."""
    at = 0
    while at < len(body):
        name, at = _coded(body, at, keep_mark=True)
        size, after = _coded(body, at, keep_mark=False)
        unknown = size == (1 << 7 * (after - at)) - 1
        if name < 0 or size < 0 or name == CLUSTER:
            return
        yield name, body[after:] if unknown else body[after : after + size]
        at = len(body) if unknown else after + size


def _coded(body: bytes, at: int, *, keep_mark: bool) -> tuple[int, int]:
    """Return a number whose first byte tells its length, and where it ends; -1 where there is none."""
    length = 9 - body[at].bit_length() if at < len(body) and body[at] else 9
    if length > 8 or at + length > len(body):
        return -1, len(body)
    value = int.from_bytes(body[at : at + length], "big")
    return value if keep_mark else value & ((1 << 7 * length) - 1), at + length


def _number(raw: bytes) -> int:
    return int.from_bytes(raw[:8], "big")


def _seconds(info: dict[int, bytes]) -> int:
    raw, scale = info.get(DURATION, b""), _number(info.get(SCALE, b"")) or 1_000_000
    length = struct.unpack(">d", raw)[0] if len(raw) == 8 else struct.unpack(">f", raw)[0] if len(raw) == 4 else 0.0
    return round(length * scale / 1e9) if 0 <= length < 1e12 else 0
