"""Things that stand in the demo's pictures: hills, trees, houses, lamps, water, weather."""

from collections.abc import Sequence
from math import cos, pi, sin

from newsquare.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Colour, Point, ink, mix

LAMP = ink("ffd489")
DARK = ink("0d1b22")


def ridge(canvas: Canvas, base: float, rise: float, waves: float = 2.0, step: int = 8) -> list[Point]:
    """Return a rolling skyline from edge to edge, closed along the foot of the sheet."""
    chance = canvas.random
    parts = [(chance.uniform(0.6, 1.4) * waves * 2**n, chance.uniform(0, 2 * pi), 0.5**n) for n in range(5)]
    top = [
        (float(x), base - rise * sum(size * sin(turn * x / WIDTH * 2 + start) for turn, start, size in parts) / 1.9)
        for x in range(-step, WIDTH + 2 * step, step)
    ]
    return [*top, (WIDTH + step, HEIGHT), (-step, HEIGHT)]


def tree(canvas: Canvas, x: float, foot: float, height: float, leaf: Colour, light: Colour | None = None) -> None:
    """Draw a broad tree: a forked trunk, a crown of many discs, a lit side."""
    chance, bark = canvas.random, mix(leaf, DARK, 0.55)
    fork = foot - height * 0.34
    base = [
        (x - height * 0.03, foot),
        (x - height * 0.016, fork),
        (x + height * 0.016, fork),
        (x + height * 0.03, foot),
    ]
    canvas.shape(base, bark)
    for lean in (-0.14, 0.02, 0.15):
        canvas.line(
            [(x, fork + height * 0.04), (x + lean * height, fork - height * 0.2)], bark, max(1.0, height * 0.018)
        )
    crown = []
    for _ in range(34):
        turn, out = chance.uniform(0, 2 * pi), chance.random() ** 0.6
        crown.append((cos(turn) * out * 0.27, 0.64 + sin(turn) * out * 0.25, chance.uniform(0.06, 0.12)))
    for dx, dy, size in crown:
        canvas.disc(x + dx * height, foot - dy * height, size * height, leaf)
    for dx, dy, size in crown[:16] if light else ():
        share = 0.15 + 0.35 * min(1.0, max(0.0, dy - 0.45 - dx))
        spot = mix(leaf, light or leaf, share)
        canvas.disc(x + (dx * 0.85 - 0.03) * height, foot - (dy + 0.03) * height, size * height * 0.62, spot, 0.75)


def treeline(
    canvas: Canvas,
    foot: float,
    height: float,
    leaf: Colour,
    light: Colour | None = None,
    left: float = -20,
    right: float = WIDTH + 20,
) -> None:
    """Draw a far wood as one mass of crowns without trunks."""
    chance, x = canvas.random, left
    while x < right:
        tall = height * chance.uniform(0.55, 1.0)
        canvas.disc(x, foot - tall * 0.55, tall * 0.5, leaf)
        canvas.box(x - tall * 0.5, foot - tall * 0.55, tall, tall * 0.55, leaf)
        for _ in range(5):
            canvas.disc(
                x + chance.uniform(-0.4, 0.4) * tall, foot - chance.uniform(0.3, 0.95) * tall, tall * 0.16, leaf
            )
        for _ in range(4 if light else 0):
            spot = mix(leaf, light or leaf, chance.uniform(0.15, 0.4))
            across, up = chance.uniform(-0.35, 0.25), chance.uniform(0.5, 0.95)
            canvas.disc(x + across * tall, foot - up * tall, tall * chance.uniform(0.07, 0.14), spot, 0.7)
        x += tall * chance.uniform(0.35, 0.7)


def pine(canvas: Canvas, x: float, foot: float, height: float, leaf: Colour) -> None:
    """Draw a conifer of ragged tiers."""
    half = height * 0.22
    for tier in range(5):
        top, low = foot - height * (1 - tier * 0.16), foot - height * (0.66 - tier * 0.16)
        wide = half * (0.4 + tier * 0.15)
        lean = canvas.random.uniform(-2, 2)
        canvas.shape([(x + lean, top), (x + wide, low), (x - wide, low)], leaf)
    canvas.box(x - height * 0.02, foot - height * 0.06, height * 0.04, height * 0.06, mix(leaf, DARK, 0.5))


def bare_tree(
    canvas: Canvas, start: Point, length: float, colour: Colour, turn: float = -pi / 2, depth: int = 7
) -> None:
    """Draw a leafless tree, branch by branch."""
    end = start[0] + cos(turn) * length, start[1] + sin(turn) * length
    canvas.line([start, end], colour, max(0.8, length * 0.07))
    if depth == 0 or length < 5:
        return
    for side in (-1, 1) if depth < 6 else (-1, 0.15, 1):
        bend = side * canvas.random.uniform(0.25, 0.55)
        bare_tree(canvas, end, length * canvas.random.uniform(0.66, 0.8), colour, turn + bend, depth - 1)


def house(canvas: Canvas, x: float, foot: float, size: float, wall: Colour, lit: float = 0.5) -> None:
    """Draw a gabled house; `lit` is the chance that a window has its light on."""
    wide, high, peak = size, size * 0.62, size * 0.42
    roof = mix(wall, DARK, 0.55)
    canvas.box(x, foot - high, wide, high, wall)
    canvas.box(x, foot - high, wide * 0.2, high, mix(wall, DARK, 0.18))
    eaves = [(x - size * 0.08, foot - high), (x + wide / 2, foot - high - peak), (x + wide * 1.08, foot - high)]
    canvas.shape(eaves, roof)
    canvas.box(x + wide * 0.72, foot - high - peak * 0.85, size * 0.1, peak * 0.7, roof)
    for column in (0.16, 0.62):
        window(canvas, x + wide * column, foot - high * 0.8, size * 0.2, size * 0.24, lit, wall)
    canvas.box(x + wide * 0.42, foot - high * 0.48, size * 0.16, high * 0.48, mix(wall, DARK, 0.6))


def window(canvas: Canvas, x: float, y: float, wide: float, high: float, lit: float, wall: Colour) -> None:
    on = canvas.random.random() < lit
    pane = mix(LAMP, wall, canvas.random.uniform(0, 0.35)) if on else mix(wall, DARK, 0.62)
    canvas.box(x, y, wide, high, pane)
    canvas.box(x + wide / 2 - 0.8, y, 1.6, high, mix(pane, DARK, 0.45))
    canvas.box(x, y + high * 0.45, wide, 1.6, mix(pane, DARK, 0.45))


def facade(canvas: Canvas, x: float, foot: float, wide: float, high: float, wall: Colour, lit: float = 0.4) -> None:
    """Draw a brick business block: cornice, rows of tall windows; the ground floor is left to the caller."""
    canvas.graded([(x, foot - high), (x + wide, foot - high), (x + wide, foot), (x, foot)], wall, mix(wall, DARK, 0.25))
    canvas.box(x - 4, foot - high - 10, wide + 8, 14, mix(wall, DARK, 0.35))
    canvas.box(x, foot - high + 4, wide, 4, mix(wall, DARK, 0.5), 0.5)
    columns = max(2, round(wide / 56))
    gap = wide / columns
    rows = max(1, int((high - 124) / 88))
    for row in range(rows):
        for column in range(columns):
            left, top = x + gap * column + gap * 0.26, foot - high + 34 + row * 88
            canvas.box(left - 3, top + 54, gap * 0.48 + 6, 5, mix(wall, ink("ffffff"), 0.3))
            window(canvas, left, top, gap * 0.48, 54, lit, wall)


def shopfront(canvas: Canvas, x: float, foot: float, wide: float, awning: Colour, glass: Colour) -> None:
    """Draw a shop's ground floor: a glass front, a door, a striped awning."""
    canvas.box(x + 8, foot - 104, wide - 16, 104, mix(glass, DARK, 0.75))
    canvas.graded(
        [(x + 14, foot - 92), (x + wide * 0.62, foot - 92), (x + wide * 0.62, foot - 18), (x + 14, foot - 18)],
        glass,
        mix(glass, DARK, 0.35),
    )
    canvas.box(x + wide * 0.72, foot - 92, wide * 0.15, 92, mix(glass, DARK, 0.35))
    canvas.box(x + wide * 0.745, foot - 82, wide * 0.1, 50, mix(glass, DARK, 0.1))
    stripes = max(4, round(wide / 26))
    for n in range(stripes):
        left, right = x + wide * n / stripes, x + wide * (n + 1) / stripes
        colour = awning if n % 2 else mix(awning, ink("fff4e0"), 0.75)
        edge = 6 if n % 2 else 0
        canvas.shape(
            [(left, foot - 124), (right, foot - 124), (right + 4, foot - 88 + edge), (left - 4, foot - 88 + edge)],
            colour,
        )


def lamp(canvas: Canvas, x: float, foot: float, height: float, strength: float = 0.7) -> None:
    """Draw a street lamp and its pool of light."""
    canvas.line([(x, foot), (x, foot - height)], DARK, max(2.0, height * 0.022))
    canvas.line([(x, foot - height), (x + height * 0.13, foot - height * 1.03)], DARK, max(1.5, height * 0.016))
    head = x + height * 0.15, foot - height
    canvas.glow(*head, height * 0.8, LAMP, strength * 0.55)
    canvas.glow(*head, height * 0.2, ink("fff2d0"), strength)
    canvas.disc(*head, height * 0.028, ink("fffaec"))
    canvas.glow(x + height * 0.15, foot, height * 0.6, LAMP, strength * 0.4, flat=0.2)


def water(canvas: Canvas, top: float, bottom: float, light: Colour, deep: Colour, count: int = 220) -> None:
    """Draw short lying strokes that lengthen towards the viewer."""
    chance = canvas.random
    for _ in range(count):
        near = chance.random() ** 0.8
        y = top + (bottom - top) * near
        x, long = chance.uniform(-80, WIDTH), (14 + 130 * near) * chance.uniform(0.4, 1.3)
        colour = light if chance.random() < 0.5 else deep
        canvas.shape(
            [(x, y), (x + long / 2, y - 0.6 - 1.6 * near), (x + long, y), (x + long / 2, y + 0.6 + 1.6 * near)],
            colour,
            chance.uniform(0.1, 0.4),
        )


def glitter(
    canvas: Canvas, x: float, top: float, bottom: float, spread: float, colour: Colour, count: int = 90
) -> None:
    """Lay the path that a light leaves on water."""
    for _ in range(count):
        near = canvas.random.random()
        middle = x + canvas.random.gauss(0, spread * (0.35 + near))
        long, y = 8 + 46 * near, top + (bottom - top) * near
        canvas.shape(
            [(middle - long / 2, y), (middle, y - 1.2 - near), (middle + long / 2, y), (middle, y + 1.2 + near)],
            colour,
            canvas.random.uniform(0.25, 0.8),
        )


def clouds(canvas: Canvas, top: float, bottom: float, colour: Colour, count: int = 12, opacity: float = 0.6) -> None:
    """Lay banks of soft cloud in a band of sky, three thicknesses one over the other."""
    chance = canvas.random
    for layer in range(3):
        puffs = []
        for _ in range(max(1, count // 3)):
            x, y, wide = chance.uniform(-100, WIDTH + 100), chance.uniform(top, bottom), chance.uniform(90, 340)
            puffs += [
                (
                    x + chance.uniform(-wide, wide),
                    y + chance.uniform(-14, 10),
                    chance.uniform(40, wide * 0.7),
                    chance.uniform(8, 26),
                )
                for _ in range(6)
            ]
        canvas.soft(puffs, colour, opacity * (0.4 + 0.3 * layer))


def rain(canvas: Canvas, colour: Colour, count: int = 500, slant: float = 10.0, opacity: float = 0.3) -> None:
    for _ in range(count):
        x, y, long = (
            canvas.random.uniform(-40, WIDTH + 40),
            canvas.random.uniform(-40, HEIGHT),
            canvas.random.uniform(14, 44),
        )
        canvas.line([(x, y), (x - slant * long / 40, y + long)], colour, 0.8, opacity * canvas.random.uniform(0.3, 1))


def snow(canvas: Canvas, count: int = 500, bottom: float = HEIGHT) -> None:
    for _ in range(count):
        size = canvas.random.choice((0.9, 1.2, 1.6, 2.2, 3.4))
        canvas.disc(
            canvas.random.uniform(0, WIDTH), canvas.random.uniform(0, bottom), size, ink("ffffff"), 0.4 + size / 8
        )


def stars(canvas: Canvas, bottom: float, count: int = 160) -> None:
    for _ in range(count):
        x, y = canvas.random.uniform(0, WIDTH), canvas.random.uniform(0, bottom)
        canvas.disc(x, y, canvas.random.choice((0.5, 0.6, 0.8, 1.2)), ink("ffffff"), canvas.random.uniform(0.25, 0.9))


def grass(canvas: Canvas, top: float, colours: Sequence[Colour], count: int = 500) -> None:
    """Draw tufts that grow larger towards the viewer."""
    for y in sorted(canvas.random.uniform(top, HEIGHT + 10) for _ in range(count)):
        near = (y - top) / (HEIGHT - top + 1)
        x, tall = canvas.random.uniform(0, WIDTH), 5 + 26 * near
        lean = canvas.random.uniform(-0.5, 0.5) * tall
        canvas.shape(
            [(x - 1.2 - near, y), (x + lean, y - tall), (x + 1.2 + near, y)], canvas.random.choice(colours), 0.75
        )


def figure(canvas: Canvas, x: float, foot: float, height: float, coat: Colour) -> None:
    """Draw a person as a small upright mark: head, coat, legs."""
    canvas.box(x - height * 0.07, foot - height * 0.42, height * 0.055, height * 0.42, mix(coat, DARK, 0.6))
    canvas.box(x + height * 0.015, foot - height * 0.42, height * 0.055, height * 0.42, mix(coat, DARK, 0.6))
    shoulders, hem = foot - height * 0.84, foot - height * 0.36
    canvas.shape(
        [
            (x - height * 0.1, shoulders),
            (x + height * 0.1, shoulders),
            (x + height * 0.14, hem),
            (x - height * 0.14, hem),
        ],
        coat,
    )
    canvas.disc(x, foot - height * 0.92, height * 0.075, mix(coat, ink("d9b08c"), 0.6))
