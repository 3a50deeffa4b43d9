"""Captions as WebVTT (W3C), from a WebVTT or SubRip file."""

import re

LARGEST = 1024 * 1024
_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d[.,]\d{3}"
_CUE = re.compile(rf"^[ \t]*({_TIME})[ \t]+-->[ \t]+({_TIME})(.*)$", re.MULTILINE)


class CaptionsError(ValueError):
    """The file holds no captions; the message says what is wrong with it."""


def captions_from(raw: bytes) -> str:
    """Return captions as WebVTT. SubRip files (`.srt`) are turned into it. Raises CaptionsError."""
    if len(raw) > LARGEST:
        raise CaptionsError("The captions are larger than one megabyte: this may be another file.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaptionsError("The captions are not in UTF-8. Save the file as UTF-8 text.") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()
    if not text.startswith("WEBVTT"):
        if not re.match(r"\d+\s*\n", text) or not _CUE.search(text):
            raise CaptionsError("This is neither WebVTT (its first line reads WEBVTT) nor SubRip (.srt).")
        text = f"WEBVTT\n\n{text}"
    text = _CUE.sub(lambda cue: f"{_dotted(cue[1])} --> {_dotted(cue[2])}{cue[3]}", text)
    if not _CUE.search(text):
        raise CaptionsError("There is no caption in this file: a line such as 00:01.000 --> 00:04.000 is missing.")
    return f"{text}\n"


def _dotted(time: str) -> str:
    return time.replace(",", ".")
