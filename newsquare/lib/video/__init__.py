"""What a video file is, by its content: its kind, its size on the page, how long it runs. Nothing is decoded."""

from typing import BinaryIO

from newsquare.lib.video import mp4, webm
from newsquare.lib.video.facts import Facts, VideoFileError

__all__ = ["Facts", "VideoFileError", "facts_of"]


def facts_of(file: BinaryIO) -> Facts:
    """Return what a file is. Raises VideoFileError, with words for a person, for one that browsers cannot play."""
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if head[4:8] == b"ftyp":
        return mp4.read(file)
    if head[:4] == webm.EBML:
        return webm.read(file)
    raise VideoFileError("This is no MP4 or WebM video. Export it as MP4 with H.264 video and AAC sound.")
