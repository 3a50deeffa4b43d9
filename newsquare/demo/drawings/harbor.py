"""Scenes by the sea, for the second station: a light, boats, a ferry, a quay with flags."""

from math import sin

from newsquare.demo.drawings import things
from newsquare.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Colour, ink, mix
from newsquare.demo.drawings.things import DARK, LAMP


def swell(canvas: Canvas, top: float, light: Colour, deep: Colour, rows: int = 7) -> None:
    """Draw rows of waves that grow towards the viewer."""
    for row in range(rows):
        near = row / (rows - 1)
        y = top + (HEIGHT - top) * near**1.3
        long, high = 60 + 190 * near, 2 + 15 * near
        start = canvas.random.uniform(0, 6)
        crest = [
            (float(x), y + high * sin(x / long + start) + high * 0.5 * sin(x / long * 2.3 + start * 2))
            for x in range(-20, 1641, 20)
        ]
        canvas.graded([*crest, (1640, HEIGHT), (-20, HEIGHT)], mix(light, deep, near * 0.8), deep)
        canvas.line(crest, mix(light, ink("ffffff"), 0.5), 1.2 + 1.6 * near, 0.5)


def lighthouse(canvas: Canvas) -> None:
    """A light on a rocky point at dawn, its beam over the swell."""
    horizon = 560
    canvas.fill((0, ink("20384c")), (0.5, ink("7d8797")), (0.8, ink("e2a584")), (1, ink("f8d8a8")), bottom=horizon)
    things.clouds(canvas, 180, 430, ink("c47f6e"), 15, 0.5)
    canvas.glow(420, 556, 360, ink("ffeab8"), 0.8, flat=0.55)
    canvas.fill((0, ink("c9a58e")), (0.3, ink("5a7a88")), (1, ink("173848")), top=horizon)
    swell(canvas, horizon + 14, ink("6f95a0"), ink("14384a"))
    things.glitter(canvas, 420, horizon + 2, 760, 60, ink("ffe6b5"), 120)
    head = [
        (900, 640),
        (960, 590),
        (1040, 560),
        (1100, 520),
        (1180, 500),
        (1300, 506),
        (1420, 540),
        (1640, 560),
        (1640, 900),
        (1080, 900),
        (980, 760),
        (930, 700),
    ]
    canvas.graded(head, ink("5f6458"), ink("1c2b30"))
    for _ in range(40):
        x, y = canvas.random.uniform(960, 1600), canvas.random.uniform(600, 880)
        size = canvas.random.uniform(16, 50)
        tone = mix(ink("7b7a6b"), ink("22343a"), (y - 560) / 330)
        canvas.shape(
            [(x, y), (x + size, y - size * 0.5), (x + size * 1.8, y + size * 0.1), (x + size, y + size * 0.5)],
            tone,
            0.8,
        )
    canvas.shape(
        [
            (1040, 562),
            (1100, 522),
            (1180, 502),
            (1300, 508),
            (1420, 542),
            (1640, 562),
            (1640, 590),
            (1300, 540),
            (1130, 548),
        ],
        ink("7f8f55"),
    )
    canvas.shape([(1216, 214), (-60, 60), (-60, 230)], ink("fff3c8"), 0.2)
    canvas.shape([(1216, 214), (1660, 150), (1660, 270)], ink("fff3c8"), 0.16)
    light_tower(canvas, 1216, 506)
    things.house(canvas, 1290, 516, 110, ink("f1e7d6"), 0.9)
    for x in (300, 560, 620):
        canvas.line([(x, 300 + x % 40), (x + 14, 308 + x % 40), (x + 28, 299 + x % 40)], ink("2a3b48"), 2.5)


def light_tower(canvas: Canvas, x: float, foot: float) -> None:
    """Draw a banded light house."""
    canvas.graded([(x - 34, 250), (x + 34, 250), (x + 52, foot), (x - 52, foot)], ink("fdf6e6"), ink("d6cbb6"))
    for band in (0.16, 0.5, 0.84):
        y = 250 + (foot - 250) * band
        half = 34 + 18 * band
        canvas.shape(
            [(x - half, y - 22), (x + half, y - 22), (x + half + 3, y + 22), (x - half - 3, y + 22)], ink("8c3a2b")
        )
    canvas.shape([(x + 8, 250), (x + 34, 250), (x + 52, foot), (x + 14, foot)], DARK, 0.25)
    canvas.box(x - 46, 240, 92, 12, ink("2a363c"))
    canvas.box(x - 26, 188, 52, 52, ink("ffe9b0"))
    for bar in (-26, -9, 8, 24):
        canvas.box(x + bar, 188, 3, 52, ink("2a363c"))
    canvas.disc(x, 188, 28, ink("8c3a2b"), flat=0.8)
    canvas.box(x - 34, 184, 68, 8, ink("2a363c"))
    canvas.line([(x, 168), (x, 138)], ink("2a363c"), 3)
    canvas.glow(x, 214, 150, ink("fff6d2"), 0.9)


def boat(canvas: Canvas, x: float, line: float, size: float, hull: Colour) -> None:
    """Draw a small trawler lying at rest."""

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + px * size, line + py * size) for px, py in points]

    canvas.shape(at([(-130, -34), (110, -34), (150, -58), (120, 10), (-112, 10)]), hull)
    canvas.shape(
        at([(-130, -34), (110, -34), (150, -58), (147, -48), (108, -24), (-127, -24)]), mix(hull, ink("ffffff"), 0.6)
    )
    canvas.shape(at([(-114, 4), (122, 4), (120, 12), (-112, 12)]), ink("7e2f2a"))
    canvas.shape(at([(-20, -34), (-20, -104), (58, -104), (66, -34)]), ink("f4ecdb"))
    canvas.shape(at([(-28, -104), (66, -104), (60, -114), (-24, -114)]), mix(hull, DARK, 0.2))
    for pane in (-10, 14, 38):
        canvas.shape(
            at([(pane, -92), (pane + 18, -92), (pane + 18, -70), (pane, -70)]),
            ink("ffe0a0") if pane == 14 else ink("3d5863"),
        )
    canvas.line(at([(-62, -34), (-62, -190)]), ink("4a3a2c"), 5 * size)
    canvas.line(at([(-62, -180), (-126, -60)]), ink("4a3a2c"), 3 * size)
    canvas.line(at([(20, -114), (20, -168)]), ink("4a3a2c"), 3 * size)
    for end in ((-128, -36), (146, -58), (20, -166)):
        canvas.line(at([(-62, -188), end]), ink("2a3338"), 1.2 * size, 0.7)


def fishing_boats(canvas: Canvas) -> None:
    """Trawlers at a pier under sheds on piles, calm water."""
    shore = 560
    canvas.fill((0, ink("6f9aa8")), (0.6, ink("d3dbd0")), (1, ink("f6e6c6")), bottom=shore)
    things.clouds(canvas, 80, 320, ink("fffaf0"), 14, 0.6)
    canvas.graded(things.ridge(canvas, 430, 70, 1.3), ink("7f9da3"), ink("afbfb6"))
    for x in range(-20, 1640, 26):
        things.pine(
            canvas,
            x + canvas.random.uniform(-8, 8),
            548,
            canvas.random.uniform(50, 110),
            mix(ink("2c4f4d"), ink("8fa89f"), canvas.random.uniform(0, 0.3)),
        )
    for x, wide, wall in ((60, 300, "8c3a2b"), (380, 240, "4f6a70"), (640, 330, "a9805a"), (1240, 300, "6b4a3c")):
        canvas.graded([(x, 440), (x + wide, 440), (x + wide, 540), (x, 540)], ink(wall), mix(ink(wall), DARK, 0.3))
        canvas.shape([(x - 12, 442), (x + wide / 2, 372), (x + wide + 12, 442)], mix(ink(wall), DARK, 0.5))
        for n in range(int(wide // 80)):
            things.window(canvas, x + 24 + n * 80, 466, 40, 40, 0.4, ink(wall))
        for post in range(int(x), int(x + wide) + 1, 36):
            canvas.box(post, 540, 8, 40, ink("2a2a26"))
    canvas.box(0, 534, WIDTH, 12, ink("6d5a45"))
    canvas.fill((0, ink("bccbc6")), (0.5, ink("6b8e96")), (1, ink("1e4656")), top=shore)
    canvas.mirror(shore, strength=0.6)
    for x, line, size, hull in ((1080, 610, 0.8, "1f5a6b"), (420, 660, 1.1, "8c3a2b"), (1230, 740, 1.5, "2b3e4a")):
        boat(canvas, x, line, size, ink(hull))
        canvas.soft([(x, line + 34 * size, 120 * size, 26 * size)], ink("16333f"), 0.5)
    things.water(canvas, shore + 10, HEIGHT, ink("f4ecd7"), ink("24505f"), 260)


def ferry_fog(canvas: Canvas) -> None:
    """A ferry coming out of fog towards a landing."""
    canvas.fill((0, ink("a9b9bc")), (0.55, ink("d5dad4")), (1, ink("7f9ba0")))
    canvas.graded(things.ridge(canvas, 420, 60, 1.4), ink("b9c6c5"), ink("d3d9d3"))
    canvas.fill((0, ink("cbd3ce")), (0.4, ink("94aaab")), (1, ink("3d5f69")), top=520)
    canvas.shape([(430, 520), (1180, 520), (1140, 610), (480, 610)], ink("7c3b30"))
    canvas.shape([(430, 520), (1180, 520), (1176, 534), (434, 534)], ink("f4eee0"))
    canvas.box(500, 440, 620, 82, ink("eef0e8"))
    canvas.box(560, 376, 480, 66, ink("e3e7e0"))
    canvas.box(700, 322, 190, 56, ink("dde2dc"))
    canvas.box(930, 290, 60, 88, ink("8c3a2b"))
    for n in range(19):
        canvas.box(516 + n * 31, 464, 20, 24, ink("4f6a73"))
    for n in range(13):
        canvas.box(578 + n * 35, 396, 22, 22, ink("ffe2a6") if n % 4 == 1 else ink("5d757c"))
    for n in range(6):
        canvas.box(710 + n * 29, 336, 22, 20, ink("ffe8b8"))
    for x in (520, 1090):
        canvas.glow(x, 450, 120, ink("fff3cf"), 0.7)
    canvas.mirror(612, strength=0.45)
    canvas.soft([(300, 520, 420, 50), (1300, 500, 380, 60), (820, 300, 300, 30)], ink("e3e6df"), 0.7)
    canvas.haze(ink("dfe3dc"), 200, 640, 0.1, 0.42)
    things.water(canvas, 620, HEIGHT, ink("f1f2e8"), ink("3b5d66"), 240)
    for x, top in ((90, 560), (190, 590), (1450, 540), (1540, 580)):
        canvas.graded([(x, top), (x + 34, top), (x + 38, 900), (x - 4, 900)], ink("5a4a3c"), ink("1f2422"))
        canvas.disc(x + 17, top, 17, ink("8b7862"), flat=0.35)
    canvas.line([(107, 570), (207, 600)], ink("2a2a26"), 6)
    canvas.line([(1466, 550), (1556, 590)], ink("2a2a26"), 6)
    things.lamp(canvas, 1500, 560, 240, 0.55)


def quay_visit(canvas: Canvas) -> None:
    """A quay dressed with flags, a cutter alongside, a small party walking."""
    shore = 600
    canvas.fill((0, ink("437f98")), (0.6, ink("c2d8d3")), (1, ink("f6e4bd")), bottom=shore)
    things.clouds(canvas, 70, 300, ink("ffffff"), 13, 0.65)
    canvas.graded(things.ridge(canvas, 520, 60, 1.2), ink("7b9a9b"), ink("b7c0a8"))
    for x in range(20, 800, 64):
        wall = canvas.random.choice([ink("efe1c6"), ink("d9b08c"), ink("c98a6b"), ink("e6d2a8"), ink("b9c6c0")])
        things.house(canvas, x, 560 - canvas.random.uniform(0, 40), canvas.random.uniform(56, 84), wall, 0.0)
    canvas.fill((0, ink("a9c6c4")), (1, ink("3b7486")), top=558, bottom=730)
    canvas.mirror(560, bottom=730, strength=0.4)
    things.water(canvas, 566, 726, ink("f6f0dc"), ink("2f6676"), 130)
    cutter(canvas, 760, 690)
    canvas.fill((0, ink("cfc4ab")), (1, ink("9b8e76")), top=720)
    canvas.box(0, 712, WIDTH, 12, ink("e6dcc4"))
    for x in range(-40, 1700, 180):
        canvas.line([(x, 724), (x - 120, 900)], ink("85795f"), 2, 0.5)
    tones = [(ink("8c3a2b"), ink("f4e9cf")), (ink("14566b"), ink("e3b95c")), (ink("2f5d4a"), ink("f4e9cf"))]
    for n, x in enumerate(range(90, 640, 130)):
        cloth, band = tones[n % 3]
        canvas.line([(x, 760), (x, 330)], ink("e9e6da"), 6)
        canvas.shape([(x + 3, 336), (x + 92, 350), (x + 84, 410), (x + 3, 398)], cloth)
        canvas.shape([(x + 3, 356), (x + 90, 370), (x + 87, 388), (x + 3, 376)], band)
        canvas.disc(x, 330, 7, ink("d7b25e"))
    canvas.shape([(700, 770), (1420, 770), (1560, 830), (600, 830)], ink("8f2f33"))
    for x, y, coat in (
        (930, 806, "22323d"),
        (1000, 800, "7b3b46"),
        (1066, 808, "31504c"),
        (1180, 802, "3a3a48"),
        (1244, 810, "5b4a39"),
    ):
        canvas.disc(x + 22, y, 50, ink("4a241f"), 0.4, flat=0.14)
        things.figure(canvas, x, y, 150, ink(coat))
    for x in range(120, 560, 62):
        things.figure(canvas, x, 812, 140, ink("2b4a5c"))
        canvas.box(x - 14, 672, 28, 8, ink("f4efe0"))


def cutter(canvas: Canvas, x: float, line: float) -> None:
    """Draw a white patrol cutter with a slanting stripe."""
    canvas.shape(
        [(x, line - 70), (x + 640, line - 70), (x + 760, line - 104), (x + 690, line + 14), (x + 20, line + 14)],
        ink("f2f0e6"),
    )
    canvas.shape([(x + 4, line - 2), (x + 704, line - 2), (x + 690, line + 14), (x + 20, line + 14)], ink("33454d"))
    canvas.shape([(x + 560, line - 70), (x + 596, line - 74), (x + 566, line - 2), (x + 530, line - 2)], ink("b4532f"))
    canvas.shape([(x + 606, line - 75), (x + 620, line - 78), (x + 590, line - 2), (x + 576, line - 2)], ink("14566b"))
    canvas.box(x + 150, line - 150, 330, 82, ink("e6e6dc"))
    canvas.shape(
        [(x + 270, line - 150), (x + 280, line - 212), (x + 440, line - 212), (x + 470, line - 150)], ink("f4f2e8")
    )
    for pane in range(7):
        canvas.box(x + 288 + pane * 22, line - 200, 16, 20, ink("34525e"))
    for pane in range(9):
        canvas.disc(x + 176 + pane * 34, line - 110, 8, ink("4a6670"))
    canvas.line([(x + 350, line - 212), (x + 350, line - 330)], ink("8b979a"), 6)
    canvas.line([(x + 310, line - 290), (x + 390, line - 290)], ink("8b979a"), 4)
    canvas.line([(x + 350, line - 328), (x + 752, line - 104)], ink("6d7a7e"), 1.6)
    canvas.line([(x + 350, line - 328), (x + 6, line - 70)], ink("6d7a7e"), 1.6)
    for n in range(1, 12):
        along = n / 12
        px, py = x + 350 + 402 * along, line - 328 + 224 * along
        canvas.shape(
            [(px, py), (px + 22, py + 12), (px + 6, py + 28)], [ink("8c3a2b"), ink("e3b95c"), ink("14566b")][n % 3]
        )
        px, py = x + 350 - 344 * along, line - 328 + 258 * along
        canvas.shape(
            [(px, py), (px - 22, py + 16), (px - 4, py + 28)], [ink("14566b"), ink("8c3a2b"), ink("e3b95c")][n % 3]
        )
    canvas.glow(x + 370, line - 190, 60, LAMP, 0.3)
