"""Scenes in town: streets, roofs, public buildings."""

from newsquare.demo.drawings import things
from newsquare.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Colour, ink, mix
from newsquare.demo.drawings.things import DARK, LAMP

BRICKS = [ink("8c4a3a"), ink("6d5a55"), ink("a0604a"), ink("55606a"), ink("7a4638"), ink("94745c")]


def row_of_shops(canvas: Canvas, foot: float, lit: float, dim: float, glass: Colour) -> None:
    """Draw the business blocks of a main street from edge to edge."""
    awnings = [ink("14566b"), ink("b4532f"), ink("2f5d4a"), ink("8d3b46"), ink("c08a3a")]
    x, n = -30.0, canvas.random.randrange(5)
    while x < WIDTH:
        wide, high = canvas.random.uniform(190, 300), canvas.random.uniform(270, 400)
        wall = mix(BRICKS[n % len(BRICKS)], ink("12222b"), dim)
        things.facade(canvas, x, foot, wide, high, wall, lit)
        things.shopfront(canvas, x, foot, wide, mix(awnings[n % 5], ink("12222b"), dim * 0.8), glass)
        x, n = x + wide, n + 1


def main_street_evening(canvas: Canvas) -> None:
    """Shop windows after rain, light on the wet street."""
    foot = 640
    canvas.fill((0, ink("16303f")), (0.6, ink("3c5766")), (1, ink("b98a70")), bottom=foot)
    things.clouds(canvas, 40, 260, ink("54707c"), 12, 0.5)
    row_of_shops(canvas, foot, 0.45, 0.42, ink("ffd79a"))
    canvas.fill((0, ink("37464c")), (1, ink("111d23")), top=foot)
    canvas.mirror(foot + 22, strength=0.7, squeeze=0.9)
    canvas.box(0, foot, WIDTH, 22, ink("4a5354"))
    canvas.box(0, foot + 20, WIDTH, 4, ink("1d2a30"))
    for x in (150, 560, 970, 1380):
        things.lamp(canvas, x, foot + 12, 300, 0.8)
        canvas.glow(x + 45, foot + 130, 90, LAMP, 0.5, flat=1.3)
    for x, coat in ((420, ink("8c3b3b")), (446, ink("28505f")), (1130, ink("c0883c")), (845, ink("33414a"))):
        things.figure(canvas, x, foot + 14, 74, coat)
    things.water(canvas, foot + 30, HEIGHT, ink("f5cf96"), ink("0f1b21"), 260)
    things.rain(canvas, ink("e6edf0"), 160, slant=5, opacity=0.2)


def main_street_morning(canvas: Canvas) -> None:
    """The same kind of street on a clear morning, a truck at the curb."""
    foot = 650
    canvas.fill((0, ink("86b3bf")), (0.6, ink("d5e2d9")), (1, ink("f7e7c6")), bottom=foot)
    things.clouds(canvas, 60, 240, ink("ffffff"), 10, 0.6)
    row_of_shops(canvas, foot, 0.03, 0.0, ink("9fc0c2"))
    canvas.haze(ink("ffe9bd"), 240, foot, 0, 0.26)
    canvas.fill((0, ink("c4bba6")), (1, ink("d9d0b9")), top=foot, bottom=foot + 34)
    canvas.fill((0, ink("7d8482")), (1, ink("565f60")), top=foot + 34)
    for x in range(-60, 1700, 260):
        canvas.shape([(x, 800), (x + 130, 800), (x + 118, 810), (x - 16, 810)], ink("f0e6c9"), 0.8)
    for x, size in ((260, 210), (1210, 240)):
        things.tree(canvas, x, foot + 24, size, ink("5b7d45"), ink("d9c56a"))
        canvas.disc(x + 50, foot + 28, 80, ink("3d4a44"), 0.3, flat=0.12)
    truck(canvas, 700, 762, 1.0, ink("1c6076"))
    for x, coat in ((520, ink("b4532f")), (560, ink("3a5a55")), (1090, ink("54466b"))):
        things.figure(canvas, x, foot + 22, 80, coat)


def truck(canvas: Canvas, x: float, foot: float, size: float, paint: Colour) -> None:
    """Draw a pickup seen from the side."""

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + px * size, foot + py * size) for px, py in points]

    canvas.disc(x + 150 * size, foot + 2, 170 * size, ink("1d2527"), 0.4, flat=0.08)
    canvas.shape(
        at([(0, -30), (0, -78), (130, -78), (150, -128), (232, -128), (256, -80), (306, -74), (312, -30)]), paint
    )
    canvas.shape(at([(0, -30), (0, -46), (312, -46), (312, -30)]), mix(paint, DARK, 0.35))
    canvas.shape(at([(148, -82), (162, -120), (190, -120), (190, -82)]), ink("dbe7e3"))
    canvas.shape(at([(198, -82), (198, -120), (226, -120), (244, -82)]), ink("b9cfcf"))
    canvas.shape(at([(4, -78), (130, -78), (130, -72), (4, -72)]), mix(paint, ink("ffffff"), 0.35))
    for wheel in (58, 254):
        canvas.disc(x + wheel * size, foot - 26 * size, 30 * size, ink("161d20"))
        canvas.disc(x + wheel * size, foot - 26 * size, 14 * size, ink("a9b0ad"))


def court_house(canvas: Canvas) -> None:
    """A county court house with a cupola on a lawn, late light."""
    foot = 690
    canvas.fill((0, ink("4f8096")), (0.7, ink("c9d3c6")), (1, ink("f2dcb0")), bottom=foot)
    things.clouds(canvas, 90, 330, ink("fbf1de"), 12, 0.6)
    things.treeline(canvas, foot, 150, ink("5a6f58"), ink("c7a45c"))
    stone, shade = ink("e6d3b0"), ink("b59a78")
    canvas.graded([(420, 420), (1180, 420), (1180, foot), (420, foot)], stone, shade)
    canvas.box(404, 404, 792, 20, ink("cdb892"))
    for x in (452, 512, 572, 990, 1050, 1110):
        for y in (456, 570):
            canvas.box(x, y, 38, 74, ink("2f4a55"))
            canvas.box(x - 4, y + 74, 46, 6, ink("f7e9c9"))
            canvas.box(x + 17, y, 3, 74, ink("d8c6a0"))
    portico(canvas, 640, 960, 392, foot, stone)
    cupola(canvas, 800, 392, stone)
    canvas.fill((0, ink("8b9c57")), (1, ink("3f5a3b")), top=foot)
    for step in range(6):
        canvas.box(620 - step * 12, foot + step * 9, 360 + step * 24, 10, mix(ink("efe0c0"), ink("9c8a6c"), step / 6))
    things.grass(canvas, 760, [ink("5d7a45"), ink("8ba357"), ink("3c5738")], 260)
    canvas.shape([(548, 744), (1052, 744), (1240, 900), (360, 900)], ink("d3c5a4"))
    for x, size in ((170, 420), (1440, 460)):
        things.tree(canvas, x, 760, size, ink("8a5a2c"), ink("f0b95a"))
        canvas.disc(x + 60, 764, 190, ink("24382c"), 0.35, flat=0.13)
    for x, coat in ((760, ink("2b3d4a")), (800, ink("6b3a3a"))):
        things.figure(canvas, x, 770, 62, coat)


def portico(canvas: Canvas, left: float, right: float, top: float, foot: float, stone: Colour) -> None:
    """Draw columns under a pediment."""
    canvas.box(left, top + 60, right - left, foot - top - 60, ink("7c6b58"))
    canvas.box((left + right) / 2 - 36, foot - 140, 72, 140, ink("2c3a3d"))
    for n in range(6):
        x = left + 6 + n * (right - left - 40) / 5
        canvas.graded([(x, top + 60), (x + 28, top + 60), (x + 30, foot), (x - 2, foot)], ink("f8ecd0"), ink("d5bf98"))
        canvas.box(x + 20, top + 60, 8, foot - top - 60, ink("a58f6f"), 0.6)
    canvas.box(left - 14, top + 30, right - left + 28, 34, stone)
    canvas.shape([(left - 20, top + 30), ((left + right) / 2, top - 50), (right + 20, top + 30)], ink("f2e3c2"))
    canvas.shape([(left + 26, top + 22), ((left + right) / 2, top - 32), (right - 26, top + 22)], ink("cbb48c"))


def cupola(canvas: Canvas, x: float, foot: float, stone: Colour) -> None:
    """Draw a clock drum with a copper dome and a flag."""
    canvas.box(x - 76, foot - 130, 152, 90, mix(stone, ink("a98f6b"), 0.3))
    canvas.graded(
        [(x - 58, foot - 230), (x + 58, foot - 230), (x + 58, foot - 126), (x - 58, foot - 126)], ink("f4e6c6"), stone
    )
    canvas.box(x + 26, foot - 230, 32, 104, ink("9a8564"), 0.4)
    canvas.disc(x, foot - 178, 30, ink("fbf6e6"))
    canvas.line([(x, foot - 178), (x, foot - 200)], DARK, 3)
    canvas.line([(x, foot - 178), (x + 15, foot - 170)], DARK, 3)
    dome = [
        (x - 66, foot - 230),
        (x - 58, foot - 262),
        (x - 34, foot - 296),
        (x, foot - 310),
        (x + 34, foot - 296),
        (x + 58, foot - 262),
        (x + 66, foot - 230),
    ]
    canvas.graded(dome, ink("7fae9f"), ink("3f7268"))
    canvas.line([(x, foot - 306), (x, foot - 372)], ink("3b4a4d"), 3)
    canvas.shape([(x + 2, foot - 372), (x + 46, foot - 364), (x + 44, foot - 344), (x + 2, foot - 350)], ink("9f3b34"))


def water_tower(canvas: Canvas) -> None:
    """The water tower over roofs in first light."""
    canvas.fill((0, ink("345a70")), (0.45, ink("a6adad")), (0.7, ink("efc094")), (1, ink("f8dfb2")))
    things.clouds(canvas, 150, 420, ink("d99a86"), 12, 0.4)
    canvas.glow(420, 610, 420, ink("fff0c4"), 0.85, flat=0.7)
    canvas.graded(things.ridge(canvas, 600, 22, 1.4), ink("b99f92"), ink("d9b694"))
    things.treeline(canvas, 660, 70, ink("7a7272"), ink("dba67e"))
    tower(canvas, 1080, 150, 700)
    for row, (foot, size, tone) in enumerate(((700, 84, 0.25), (780, 116, 0.12), (890, 170, 0.0))):
        x = -60.0 - row * 30
        while x < WIDTH:
            wall = mix(
                canvas.random.choice([ink("4a5a62"), ink("5f5350"), ink("3a515c"), ink("6a5a4c")]),
                ink("e8b98c"),
                tone * 1.6,
            )
            things.house(canvas, x, foot, size * canvas.random.uniform(0.9, 1.15), wall, 0.3)
            if canvas.random.random() < 0.5:
                things.tree(
                    canvas, x + size * 1.25, foot + 4, size * 1.1, mix(ink("2c4540"), ink("d9a07c"), tone * 1.5)
                )
            x += size * canvas.random.uniform(1.25, 1.6)
        canvas.haze(ink("f0c59a"), foot - 70, foot + 20, 0, 0.3 - row * 0.1)
    canvas.fill((0, ink("33444a")), (1, ink("27363c")), top=889)


def tower(canvas: Canvas, x: float, top: float, foot: float) -> None:
    """Draw a water tower on six legs, lit from the left."""
    steel = ink("2e4a57")
    for lean in (-150, -84, 84, 150):
        canvas.line([(x + lean * 0.72, top + 210), (x + lean, foot)], steel, 9)
    for level in (0.3, 0.62):
        y = top + 210 + (foot - top - 210) * level
        half = 108 + 42 * level
        canvas.line([(x - half, y), (x + half, y)], steel, 5)
    for lean in (-1, 1):
        canvas.line([(x + lean * 108, top + 215), (x - lean * 121, top + 320)], steel, 3)
        canvas.line([(x + lean * 121, top + 322), (x - lean * 136, top + 465)], steel, 3)
    canvas.box(x - 14, top + 250, 28, foot - top - 250, ink("45616b"))
    bowl = [
        (x - 150, top + 90),
        (x + 150, top + 90),
        (x + 150, top + 190),
        (x + 110, top + 244),
        (x, top + 268),
        (x - 110, top + 244),
        (x - 150, top + 190),
    ]
    canvas.graded(bowl, ink("d8d3c4"), ink("6f8083"))
    canvas.shape(
        [(x + 40, top + 90), (x + 150, top + 90), (x + 150, top + 190), (x + 110, top + 244), (x + 30, top + 264)],
        ink("1f3944"),
        0.4,
    )
    canvas.graded([(x - 160, top + 92), (x, top), (x + 160, top + 92)], ink("9fb0ad"), ink("4c6a74"))
    canvas.shape([(x + 20, top + 12), (x + 160, top + 92), (x + 60, top + 92)], ink("1f3944"), 0.35)
    canvas.box(x - 170, top + 186, 340, 8, steel)
    canvas.box(x - 150, top + 128, 300, 26, ink("14566b"))


def dark_street(canvas: Canvas) -> None:
    """A street without power: one lit window, stars over the roofs."""
    canvas.fill((0, ink("071421")), (0.55, ink("16344a")), (1, ink("3b5a68")))
    things.stars(canvas, 520, 240)
    canvas.glow(1260, 170, 200, ink("dfe9e4"), 0.4)
    canvas.disc(1260, 170, 40, ink("f1f0e2"))
    canvas.disc(1244, 162, 38, ink("16303f"), 0.92)
    canvas.graded(things.ridge(canvas, 600, 20, 1.6), ink("16313e"), ink("1b3b46"))
    for row, (foot, size) in enumerate(((640, 90), (720, 130), (850, 200))):
        x = -80.0 + 30 * row
        while x < WIDTH:
            wall = mix(ink("2b4450"), ink("0d1b22"), 0.15 + 0.2 * row)
            things.house(canvas, x, foot, size * canvas.random.uniform(0.9, 1.1), wall, 0)
            if canvas.random.random() < 0.6:
                things.bare_tree(canvas, (x + size * 1.25, foot), size * 0.3, ink("0a161c"))
            x += size * canvas.random.uniform(1.3, 1.7)
    for x in (250, 760, 1290):
        canvas.line([(x, 880), (x, 470)], ink("060f14"), 10)
        canvas.line([(x - 60, 510), (x + 60, 510)], ink("060f14"), 7)
    for height in (506, 512):
        canvas.line([(-20, height + 30), (120, height + 34), (250, height)], ink("060f14"), 2)
        canvas.line(
            [
                (250, height),
                (510, height + 44),
                (760, height),
                (1030, height + 46),
                (1290, height),
                (1640, height + 40),
            ],
            ink("060f14"),
            2,
        )
    canvas.fill((0, ink("13242c")), (1, ink("0a151b")), top=848)
    canvas.glow(607, 742, 190, LAMP, 0.7)
    canvas.box(590, 716, 34, 46, ink("ffe0a0"))
    canvas.box(606, 716, 2, 46, ink("6b4a2a"))
    canvas.glow(607, 862, 210, LAMP, 0.35, flat=0.14)


def snow_street(canvas: Canvas) -> None:
    """A plow's lights on a white street at first light."""
    canvas.fill((0, ink("7f98a6")), (0.6, ink("c6d0d2")), (1, ink("efe3d4")), bottom=600)
    canvas.graded(things.ridge(canvas, 560, 24, 1.4), ink("a9b9bf"), ink("dfe3e2"))
    for x in range(-40, 1640, 150):
        things.house(
            canvas, x, 606, canvas.random.uniform(96, 128), mix(canvas.random.choice(BRICKS), ink("b9c6ca"), 0.5), 0.4
        )
    canvas.fill((0, ink("e3e9e9")), (1, ink("f8f7f1")), top=600)
    canvas.shape([(700, 604), (900, 604), (1420, 900), (180, 900)], ink("cfd8da"))
    for left, right in ((735, 380), (790, 640), (810, 960), (865, 1220)):
        canvas.shape([(left, 606), (left + 6, 606), (right + 40, 900), (right - 20, 900)], ink("aebbc0"), 0.7)
    for x, size in ((170, 150), (430, 90), (1180, 100), (1450, 170)):
        things.bare_tree(canvas, (x, 640 + size * 0.5), size * 0.75, ink("3c4a4f"))
        canvas.disc(x, 644 + size * 0.5, size * 0.7, ink("ffffff"), 0.9, flat=0.14)
    canvas.glow(800, 560, 250, ink("ffd99a"), 0.75)
    canvas.box(748, 520, 104, 92, ink("c98a2b"))
    canvas.box(760, 530, 80, 34, ink("24363f"))
    canvas.shape([(724, 632), (736, 596), (864, 596), (876, 632)], ink("5c6a6d"))
    canvas.shape([(724, 632), (730, 614), (870, 614), (876, 632)], ink("8b979a"))
    for x in (764, 836):
        canvas.glow(x, 586, 130, ink("fff3cf"), 0.9)
        canvas.disc(x, 586, 9, ink("fffdf4"))
    canvas.glow(800, 512, 60, ink("ffae3b"), 0.95)
    canvas.soft([(660, 640, 90, 26), (940, 640, 100, 28)], ink("ffffff"), 0.9)
    things.snow(canvas, 620)
