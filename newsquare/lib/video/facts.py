"""What is known of a video file."""

from dataclasses import dataclass, replace

LONGEST = 7 * 24 * 3600  # Seconds. What says that it runs longer does not know its length.


class VideoFileError(Exception):
    """The file is no video that browsers play; the message says why and what to do."""


@dataclass(frozen=True)
class Facts:
    """A video: `mp4` or `webm`, its width and height as shown, its length in seconds, 0 where it does not say."""

    kind: str
    width: int
    height: int
    seconds: int
    has_sound: bool


def checked(facts: Facts) -> Facts:
    """Return the facts. Raises VideoFileError for a picture size that cannot be meant."""
    if not (16 <= facts.width <= 8192 and 16 <= facts.height <= 8192):
        raise VideoFileError("The file does not say how large its picture is. Export it again as MP4 (H.264).")
    return facts if facts.seconds <= LONGEST else replace(facts, seconds=0)
