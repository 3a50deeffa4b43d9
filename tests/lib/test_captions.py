"""Captions are kept as WebVTT."""

import pytest

from newsquare.lib.captions import CaptionsError, captions_from

VTT = b"\xef\xbb\xbfWEBVTT\r\n\r\n00:01.000 --> 00:04.000 line:0\r\nThe river is rising.\r\n"
SRT = b"1\n00:00:01,000 --> 00:00:04,000\nThe river is rising.\n"


def test_webvtt_stays_what_it_is() -> None:
    assert captions_from(VTT) == "WEBVTT\n\n00:01.000 --> 00:04.000 line:0\nThe river is rising.\n"


def test_subrip_becomes_webvtt() -> None:
    assert captions_from(SRT) == "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nThe river is rising.\n"


@pytest.mark.parametrize("raw", [b"", b"WEBVTT\n", b"Dear editor", "WEBVTT\n\nä".encode("utf-16"), b"x" * 2_000_000])
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises(CaptionsError):
        captions_from(raw)
