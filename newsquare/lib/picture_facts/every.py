"""Every field of a picture's file by its own name, as IIM and as XMP; where both say it, whoever asks may choose."""

import io
import warnings
from dataclasses import dataclass, field

from PIL import Image

from newsquare.lib.picture_facts.iim import Field, words
from newsquare.lib.picture_facts.read import IIM_RESOURCE
from newsquare.lib.picture_facts.xmp import Packet


@dataclass(frozen=True)
class Every:
    """What a file says. `iim` by record and number; `xmp` asks by a name such as `photoshop:Headline`."""

    width: int = 0
    height: int = 0
    type: str = ""
    iim: dict[Field, list[str]] = field(default_factory=dict)
    packet: Packet = field(default_factory=Packet)

    def longest(self, number: Field | None, *names: str) -> str:
        """Return the longer of what IIM and XMP say: IIM cuts its fields off, as 2:40 after 256 bytes."""
        said = [" ".join(self.iim.get(number, []))] if number else []
        said += [self.packet.first(name) for name in names]
        return max(said, key=len, default="")

    def most(self, number: Field | None, *names: str) -> list[str]:
        """Return the longer of the lists."""
        said: list[list[str]] = [self.iim.get(number, [])] if number else []
        said += [self.packet.all(name) for name in names]
        longest: list[str] = max(said, key=_said, default=[])
        return list(dict.fromkeys(longest))


def _said(words: list[str]) -> tuple[int, int]:
    return len(words), sum(map(len, words))


def every_fact_in(raw: bytes) -> Every | None:
    """Return what a picture's file says, or None where it is no picture that can be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(raw)) as image:
                info, size, kind = image.info, image.size, Image.MIME.get(image.format or "", "")
    except Exception:  # Pillow raises anything on broken files.
        return None
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp") or b""
    resources = info.get("photoshop")
    fields = resources.get(IIM_RESOURCE, b"") if isinstance(resources, dict) else b""
    return Every(
        width=size[0],
        height=size[1],
        type=kind,
        iim=words(fields if isinstance(fields, bytes) else b""),
        packet=Packet.read(packet.encode() if isinstance(packet, str) else packet),
    )
