"""The sheet that the demo's pictures are drawn on: gradients, soft light and grain, at twice the final size."""

import itertools
from collections.abc import Iterable, Sequence
from functools import cache
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 900
SCALE = 2  # Drawn at twice the size and reduced: smooth edges without slow strokes.

NEAREST = Image.Resampling.NEAREST  # Enough to widen a strip of one pixel, and by far the fastest.

Colour = tuple[int, int, int]
Point = tuple[float, float]


def ink(code: str) -> Colour:
    """Read a colour as the style sheets write it: ink("14566b")."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour that lies `share` of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Canvas:
    """A sheet of 1600 by 900 units. All measures are in those units, whatever the scale."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - a drawing needs chance that repeats, not secrets
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def shape(self, points: Iterable[Point], colour: Colour, opacity: float = 1.0) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=(*colour, round(255 * opacity)))

    def box(self, x: float, y: float, width: float, height: float, colour: Colour, opacity: float = 1.0) -> None:
        right, bottom = (x + width) * SCALE - 1, (y + height) * SCALE - 1
        if right >= x * SCALE and bottom >= y * SCALE:
            self.pen.rectangle((x * SCALE, y * SCALE, right, bottom), fill=(*colour, round(255 * opacity)))

    def disc(self, x: float, y: float, radius: float, colour: Colour, opacity: float = 1.0, flat: float = 1.0) -> None:
        """Draw a disc; `flat` below 1 presses it into a lying ellipse."""
        wide, high = radius * SCALE, radius * flat * SCALE
        x, y = x * SCALE, y * SCALE
        self.pen.ellipse((x - wide, y - high, x + wide, y + high), fill=(*colour, round(255 * opacity)))

    def line(self, points: Sequence[Point], colour: Colour, width: float = 2.0, opacity: float = 1.0) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=(*colour, round(255 * opacity)), width=max(1, round(width * SCALE)), joint="curve")

    def fill(self, *stops: tuple[float, Colour], top: float = 0, bottom: float = HEIGHT) -> None:
        """Cover a band of the sheet with a gradient; stops run from 0 at its top to 1 at its bottom."""
        high = round((bottom - top) * SCALE)
        self.image.paste(_column(stops, high).resize((WIDTH * SCALE, high), NEAREST), (0, round(top * SCALE)))

    def graded(self, points: Sequence[Point], upper: Colour, lower: Colour) -> None:
        """Draw a shape that changes colour from its top to its foot: a hill in haze, a wall in evening light."""
        left, right = max(0, min(x for x, _ in points)), min(WIDTH, max(x for x, _ in points))
        top, bottom = max(0, min(y for _, y in points)), min(HEIGHT, max(y for _, y in points))
        size = max(1, round((right - left) * SCALE)), max(1, round((bottom - top) * SCALE))
        mask = Image.new("1", size)
        outline = [((x - left) * SCALE, (y - top) * SCALE) for x, y in points]
        ImageDraw.Draw(mask).polygon(outline, fill=1)
        colours = _column(((0, upper), (1, lower)), size[1]).resize(size, NEAREST)
        self.image.paste(colours, (round(left * SCALE), round(top * SCALE)), mask)

    def haze(self, colour: Colour, top: float, bottom: float, above: float, below: float) -> None:
        """Lay a veil over a band: `above` and `below` are its thickness at the two edges, 0 to 1."""
        size = WIDTH * SCALE, round((bottom - top) * SCALE)
        veil = Image.linear_gradient("L").resize((1, size[1])).point([_level(above, below, n) for n in range(256)])
        self.image.paste(colour, (0, round(top * SCALE)), veil.resize(size, NEAREST))

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.6, flat: float = 1.0) -> None:
        """Add soft light around a point."""
        size = round(2 * radius * SCALE), round(2 * radius * flat * SCALE)
        corner = round((x - radius) * SCALE), round((y - radius * flat) * SCALE)
        light = _falloff(round(strength * 100)).resize(size)
        self.image.paste(colour, corner, light)

    def soft(self, blobs: Sequence[tuple[float, float, float, float]], colour: Colour, opacity: float = 1.0) -> None:
        """Lay soft ellipses (x, y, half width, half height) of one colour: clouds, smoke, wet light."""
        top = max(0, int(min(y - high for _, y, _, high in blobs) // 16) * 16 - 32)
        bottom = min(HEIGHT, int(max(y + high for _, y, _, high in blobs) // 16) * 16 + 48)
        if bottom <= top:
            return
        small = Image.new("L", (WIDTH // 16, (bottom - top) // 16))
        pen = ImageDraw.Draw(small)
        for x, y, wide, high in blobs:
            oval = ((x - wide) / 16, (y - top - high) / 16, (x + wide) / 16, (y - top + high) / 16)
            pen.ellipse(oval, fill=round(255 * opacity))
        small = small.filter(ImageFilter.GaussianBlur(1.3))
        veil = small.resize((WIDTH * SCALE, (bottom - top) // 16 * 16 * SCALE), Image.Resampling.BICUBIC)
        self.image.paste(colour, (0, top * SCALE), veil)

    def mirror(self, shore: float, bottom: float = HEIGHT, strength: float = 0.6, squeeze: float = 1.0) -> None:
        """Let still water below `shore` show what stands above it, fading towards the viewer."""
        high = round((bottom - shore) * SCALE)
        seen = round(min(shore, (bottom - shore) / squeeze) * SCALE)
        above = self.image.crop((0, round(shore * SCALE) - seen, WIDTH * SCALE, round(shore * SCALE)))
        blurred = above.resize((WIDTH // 3, max(1, high // 8)), Image.Resampling.BOX)
        image = blurred.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((WIDTH * SCALE, high))
        fade = (
            Image.linear_gradient("L").resize((1, high)).point([_level(strength, strength / 4, n) for n in range(256)])
        )
        self.image.paste(image, (0, round(shore * SCALE)), fade.resize(image.size, NEAREST))

    def finish(self, grain: float = 0.09) -> Image.Image:
        """Return the picture at its final size, with a breath of paper grain."""
        picture = self.image.reduce(SCALE)
        return Image.blend(picture, ImageChops.overlay(picture, _paper()), grain)


def _level(above: float, below: float, step: int) -> int:
    return round(255 * (above + (below - above) * step / 255))


def _column(stops: Sequence[tuple[float, Colour]], high: int) -> Image.Image:
    """Return a strip one pixel wide that runs through the stops."""
    strip = Image.new("RGB", (1, high))
    places = [(round(place * max(high - 1, 1)), colour) for place, colour in stops]
    rows = [places[0][1]] * high
    for (start, one), (end, other) in itertools.pairwise(places):
        for row in range(start, end + 1):
            rows[row] = mix(one, other, (row - start) / max(end - start, 1))
        rows[end:] = [other] * (high - end)
    strip.putdata(rows)
    return strip


@cache
def _falloff(percent: int) -> Image.Image:
    """Return a round patch of light that thins out smoothly towards its edge."""
    table = [round(255 * percent / 100 * max(0.0, 1 - n / 180) ** 2.2) for n in range(256)]
    return Image.radial_gradient("L").point(table)


@cache
def _paper() -> Image.Image:
    """Return a sheet of faint grain, the same for every picture."""
    side = 400
    noise = Image.frombytes("L", (side, side), Random(9).randbytes(side * side))  # noqa: S311 - see Canvas
    noise = noise.resize((side + 60, side + 60), Image.Resampling.BICUBIC).crop((30, 30, side + 30, side + 30))
    sheet = Image.new("L", (WIDTH, HEIGHT))
    for x in range(0, WIDTH, side):
        for y in range(0, HEIGHT, side):
            sheet.paste(noise, (x, y))
    return Image.merge("RGB", [sheet] * 3)
