"""A video file is known by its content, and one that browsers cannot play is told apart with words."""

import contextlib
import io
import struct

import pytest
from PIL import Image

from newsquare.demo.film import film
from newsquare.lib.video import Facts, VideoFileError, facts_of


def box(name: bytes, *inside: bytes) -> bytes:
    """Return a box of an MP4."""
    body = b"".join(inside)
    return struct.pack(">I4s", len(body) + 8, name) + body


def track(handler: bytes, codec: bytes, size: tuple[int, int] = (1280, 720), first: int = 1 << 16) -> bytes:
    """Return a track as a camera writes it."""
    matrix = struct.pack(">9i", first, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    head = box(b"tkhd", bytes(40), matrix, struct.pack(">II", size[0] << 16, size[1] << 16))
    entry = box(b"stsd", bytes(4), struct.pack(">I", 1), box(codec, bytes(20)))
    media = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12)), box(b"minf", box(b"stbl", entry)))
    return box(b"trak", head, media)


def mp4(*tracks: bytes, seconds: int = 90, late: bool = False) -> bytes:
    """Return an MP4 without any picture in it; its tables stand before or after where those would be."""
    length = box(b"mvhd", bytes(12), struct.pack(">II", 1000, seconds * 1000), bytes(80))
    moov, mdat = box(b"moov", length, *tracks), box(b"mdat", bytes(5000))
    return box(b"ftyp", b"isom", bytes(8)) + (mdat + moov if late else moov + mdat)


def facts(raw: bytes) -> Facts:
    return facts_of(io.BytesIO(raw))


PICTURE, SOUND = track(b"vide", b"avc1"), track(b"soun", b"mp4a", (0, 0))


@pytest.mark.parametrize("late", [False, True])
def test_an_mp4_tells_its_size_and_length(late: bool) -> None:
    assert facts(mp4(PICTURE, SOUND, late=late)) == Facts("mp4", 1280, 720, 90, has_sound=True)


def test_a_telephone_held_upright_films_upright() -> None:
    upright = facts(mp4(track(b"vide", b"avc1", (1920, 1080), first=0)))
    assert (upright.width, upright.height) == (1080, 1920)


def test_a_length_that_cannot_be_is_not_believed() -> None:
    assert facts(mp4(PICTURE, seconds=2_000_000)).seconds == 0


def test_a_webm_tells_its_size_and_length() -> None:
    raw = film([Image.new("RGB", (320, 180), "navy")] * 8, rate=4)

    assert facts(raw) == Facts("webm", 320, 180, 2, has_sound=False)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "no MP4 or WebM"),
        (b"GIF89a" + bytes(100), "no MP4 or WebM"),
        (mp4(PICTURE)[:60], "damaged"),
        (mp4(SOUND), "only sound"),
        (mp4(track(b"vide", b"hvc1")), "coded as hvc1"),
        (mp4(track(b"vide", b"avc1", (0, 0))), "how large"),
        (film([Image.new("RGB", (320, 180))], 1).replace(b"webm", b"mkv\0"), "Matroska"),
        (film([Image.new("RGB", (320, 180))], 1)[:150], "damaged"),
        (film([Image.new("RGB", (320, 180))], 1).replace(b"V_VP8", b"V_XYZ"), "not coded"),
    ],
)
def test_what_browsers_do_not_play_is_refused_with_words(raw: bytes, words: str) -> None:
    with pytest.raises(VideoFileError, match=words):
        facts(raw)


@pytest.mark.parametrize("whole", [mp4(PICTURE, SOUND), film([Image.new("RGB", (64, 64))] * 3, 1)])
def test_no_piece_and_no_bent_byte_of_a_file_breaks_the_reading(whole: bytes) -> None:
    for cut in range(0, min(len(whole), 900), 7):
        for raw in (whole[:cut], whole[:cut] + b"\xff" + whole[cut + 1 :], whole[:cut] + b"\x00" + whole[cut + 1 :]):
            with contextlib.suppress(VideoFileError):
                facts(raw)
