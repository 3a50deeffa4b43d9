"""MP4 (ISO/IEC 14496-12): boxes within boxes, of which only the tables at `moov` are read."""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from newsquare.lib.video.facts import Facts, VideoFileError, checked

LARGEST_TABLES = 64 * 1024 * 1024
PLAYED = {b"avc1", b"avc3", b"av01", b"vp09"}  # What every current browser plays inside an MP4.
DAMAGED = "The video is damaged or was not finished. Export it again as MP4 (H.264)."


class Track(NamedTuple):
    """One track: what it is (`vide`, `soun`), how it is coded, how large its picture is."""

    handler: bytes
    codec: bytes
    width: int
    height: int


def read(file: BinaryIO) -> Facts:
    """Return what the file is. Raises VideoFileError."""
    try:
        tables = _tables(file)
        tracks = [_track(body) for name, body in _boxes(tables) if name == b"trak"]
        seconds = next((_seconds(body) for name, body in _boxes(tables) if name == b"mvhd"), 0)
    except (struct.error, IndexError) as error:
        raise VideoFileError(DAMAGED) from error
    picture = next((track for track in tracks if track.handler == b"vide"), None)
    if picture is None:
        raise VideoFileError("There is no picture in this file, only sound.")
    if picture.codec not in PLAYED:
        coded = picture.codec.decode("latin-1").strip()
        raise VideoFileError(f"The picture is coded as {coded}, which not every browser plays. Export it as H.264.")
    has_sound = any(track.handler == b"soun" for track in tracks)
    return checked(Facts("mp4", picture.width, picture.height, seconds, has_sound))


def _tables(file: BinaryIO) -> bytes:
    """Return the body of `moov`, which may stand before or after the pictures themselves."""
    at, end = 0, file.seek(0, 2)
    while at + 8 <= end:
        file.seek(at)
        size, name, head = _head(file.read(16))
        size = size or end - at
        if name == b"moov":
            if size > LARGEST_TABLES or at + size > end:
                break
            file.seek(at + head)
            return file.read(size - head)
        if size < head:
            break
        at += size
    raise VideoFileError(DAMAGED)


def _head(raw: bytes) -> tuple[int, bytes, int]:
    """Return a box's size, its name and how long its head is."""
    size, name = struct.unpack(">I4s", raw[:8])
    return (struct.unpack(">Q", raw[8:16])[0], name, 16) if size == 1 else (size, name, 8)


def _boxes(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(body):
        size, name, head = _head(body[at : at + 16])
        size = size or len(body) - at
        if size < head:
            return
        yield name, body[at + head : at + size]
        at += size


def _inside(body: bytes, *names: bytes) -> bytes:
    for wanted in names:
        body = next((inner for name, inner in _boxes(body) if name == wanted), b"")
    return body


def _track(body: bytes) -> Track:
    head = _inside(body, b"tkhd")
    width, height = struct.unpack(">II", head[-8:])
    turned = struct.unpack(">i", head[-44:-40])[0] == 0  # The first number of the matrix: a quarter turn.
    codec = _inside(body, b"mdia", b"minf", b"stbl", b"stsd")[12:16]
    handler = _inside(body, b"mdia", b"hdlr")[8:12]
    size = (height >> 16, width >> 16) if turned else (width >> 16, height >> 16)
    return Track(handler, codec, *size)


def _seconds(head: bytes) -> int:
    if head[0] == 1:
        scale, length = struct.unpack(">IQ", head[20:32])
    else:
        scale, length = struct.unpack(">II", head[12:20])
    return round(length / scale) if scale else 0
