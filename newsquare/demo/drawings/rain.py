"""Rain over a drawing: the frames of a short silent film, the same each time."""

from collections.abc import Iterator
from random import Random

from PIL import Image, ImageDraw, ImageEnhance

SIZE = (854, 480)
DROPS = 190


def rain_over(drawing: Image.Image, frames: int) -> Iterator[Image.Image]:
    """Yield a slow ride along a drawing while the rain comes down and the light goes."""
    chance = Random(9)  # noqa: S311  # The same rain for everybody.
    drops = [(chance.random(), chance.random(), 0.6 + chance.random()) for _ in range(DROPS)]
    scale = max(SIZE[0] * 1.18 / drawing.width, SIZE[1] * 1.06 / drawing.height)
    wide = drawing.convert("RGB").resize((round(drawing.width * scale), round(drawing.height * scale)))
    room = wide.width - SIZE[0], wide.height - SIZE[1]
    for number in range(frames):
        part = number / max(1, frames - 1)
        left, top = round(room[0] * part), round(room[1] * (1 - part) / 2)
        frame = wide.crop((left, top, left + SIZE[0], top + SIZE[1]))
        frame = ImageEnhance.Brightness(frame).enhance(1 - 0.28 * part)
        brush = ImageDraw.Draw(frame, "RGBA")
        for across, down, speed in drops:
            x = (across * 1.2 - 0.1) * SIZE[0] - number * 3 * speed
            y = (down * SIZE[1] + number * 46 * speed) % (SIZE[1] + 40) - 40
            brush.line((x % SIZE[0], y, x % SIZE[0] - 3 * speed, y + 20 * speed), fill=(225, 232, 238, 90), width=1)
        yield frame
