"""Scenes on the Pell River: the bridge, the gauge, the flood."""

from math import sin

from newsquare.demo.drawings import things
from newsquare.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Colour, ink, mix


def truss(
    canvas: Canvas, left: float, right: float, deck: float, rise: float, colour: Colour, width: float = 6
) -> None:
    """Draw one span of a through truss with a curved upper chord."""
    panels = 8
    step = (right - left) / panels
    upper = [(left + step * n, deck - rise * (0.72 + 0.28 * sin(n / panels * 3.1416))) for n in range(1, panels)]
    canvas.line([(left, deck), *upper, (right, deck)], colour, width)
    for n, (x, y) in enumerate(upper):
        canvas.line([(x, y), (x, deck)], colour, width * 0.55)
        foot = x + step if n < panels / 2 - 1 else x - step
        if n != panels // 2 - 1:
            canvas.line([(x, y), (foot, deck)], colour, width * 0.45)
        else:
            canvas.line([(x, y), (x - step, deck)], colour, width * 0.45)
            canvas.line([(x, y), (x + step, deck)], colour, width * 0.45)
    canvas.box(left, deck - 4, right - left, 14, colour)
    canvas.box(left, deck + 10, right - left, 4, mix(colour, things.DARK, 0.5))


def bridge_dusk(canvas: Canvas) -> None:
    """The truss bridge against the last light, its lamps on the water."""
    shore = 585
    canvas.fill(
        (0, ink("173f55")),
        (0.35, ink("4f7480")),
        (0.62, ink("d79a6a")),
        (0.8, ink("f3c184")),
        (1, ink("f7d9a4")),
        bottom=shore,
    )
    things.clouds(canvas, 120, 330, ink("b9705a"), 14, 0.4)
    things.clouds(canvas, 330, 450, ink("f6cf96"), 9, 0.5)
    canvas.glow(1120, 560, 420, ink("ffdf9e"), 0.8, flat=0.6)
    canvas.graded(things.ridge(canvas, 520, 34, 1.2), ink("8d7a74"), ink("c99a78"))
    canvas.graded(things.ridge(canvas, 556, 16, 3), ink("42545c"), ink("5f605f"))
    things.treeline(canvas, 592, 64, ink("1f3a40"), ink("9a6a4c"), right=470)
    things.treeline(canvas, 592, 84, ink("1b3238"), ink("a8764f"), left=1390)
    steel = ink("142a33")
    for left, right in ((-190, 330), (330, 850), (850, 1370), (1370, 1890)):
        truss(canvas, left, right, 500, 128, steel)
    for pier in (330, 850, 1370):
        canvas.graded(
            [(pier - 20, 512), (pier + 20, 512), (pier + 30, 592), (pier - 30, 592)], ink("26404a"), ink("152931")
        )
    for x in (120, 590, 1110):
        things.lamp(canvas, x, 500, 62, 0.75)
    canvas.fill((0, ink("c9976f")), (0.25, ink("6d7f80")), (1, ink("12303d")), top=shore)
    canvas.mirror(shore, strength=0.75, squeeze=1.1)
    things.glitter(canvas, 1120, shore + 4, HEIGHT, 70, ink("ffe1a6"), 150)
    things.water(canvas, shore + 8, HEIGHT, ink("f1c997"), ink("0f2a36"), 200)


def bridge_piers(canvas: Canvas) -> None:
    """Under the deck: three stone piers, cold morning light, the river between."""
    shore = 640
    canvas.fill((0, ink("cfdcd9")), (0.6, ink("e9e6d6")), (1, ink("f3ead2")), bottom=shore)
    things.clouds(canvas, 180, 420, ink("ffffff"), 10, 0.5)
    canvas.graded(things.ridge(canvas, 560, 40, 1.6), ink("8fa6a3"), ink("b9c2b4"))
    canvas.graded(things.ridge(canvas, 606, 22, 3.4), ink("5d7d78"), ink("7f9488"))
    canvas.fill((0, ink("b9c7bf")), (0.4, ink("6f9092")), (1, ink("1d4a56")), top=shore)
    canvas.mirror(shore, strength=0.5)
    canvas.fill((0, ink("15272f")), (1, ink("2b434b")), top=0, bottom=126)
    for x in range(-40, 1700, 92):
        canvas.shape([(x, 126), (x + 14, 126), (x + 60, 40), (x + 46, 40)], ink("0f1f26"))
        canvas.shape([(x + 92, 126), (x + 78, 126), (x + 46, 40), (x + 60, 40)], ink("1b323a"))
    canvas.box(0, 118, WIDTH, 20, ink("0c1a20"))
    for x, wide, foot in ((180, 90, 700), (640, 130, 745), (1230, 210, 830)):
        pier(canvas, x, wide, 138, foot)
    things.water(canvas, shore + 6, HEIGHT, ink("f0ecd8"), ink("143a46"), 320)
    canvas.haze(ink("f3ead2"), 480, 700, 0, 0.16)


def pier(canvas: Canvas, x: float, wide: float, top: float, foot: float) -> None:
    """Draw a tapering pier of dressed stone, lit from the left."""
    flare = wide * 0.12
    canvas.graded(
        [(x, top), (x + wide, top), (x + wide + flare, foot), (x - flare, foot)], ink("4a5c5e"), ink("8e9488")
    )
    canvas.shape(
        [(x + wide * 0.64, top), (x + wide, top), (x + wide + flare, foot), (x + wide * 0.6, foot)], ink("16282f"), 0.45
    )
    course = wide * 0.3
    rows = int((foot - top) / course)
    for row in range(1, rows + 1):
        y = top + row * course
        lean = flare * (y - top) / (foot - top)
        canvas.line([(x - lean, y), (x + wide + lean, y)], ink("223338"), 1.4, 0.6)
        for joint in range(3):
            across = x - lean + (wide + 2 * lean) * (joint + (0.5 if row % 2 else 0.9)) / 3
            canvas.line([(across, y - course), (across, y)], ink("223338"), 1.2, 0.45)
    canvas.box(x - wide * 0.1, top, wide * 1.2, wide * 0.16, ink("6c7a78"))
    canvas.shape(
        [(x - flare, foot), (x + wide + flare, foot), (x + wide, foot + 16), (x, foot + 16)], ink("e9ecdf"), 0.35
    )


def river_gauge(canvas: Canvas) -> None:
    """A staff gauge on a wall in brown, fast water."""
    canvas.fill((0, ink("93a7aa")), (1, ink("c8cbbd")), bottom=330)
    things.clouds(canvas, 40, 240, ink("6f868c"), 15, 0.6)
    canvas.graded(things.ridge(canvas, 290, 26, 2.4), ink("4d6a69"), ink("6b8078"))
    things.treeline(canvas, 338, 92, ink("35524f"), ink("8fa085"))
    canvas.fill((0, ink("a59a7e")), (0.35, ink("8a7a5e")), (1, ink("4b4638")), top=330)
    canvas.mirror(330, bottom=620, strength=0.35)
    things.water(canvas, 340, HEIGHT, ink("d3c6a3"), ink("4a4433"), 420)
    canvas.graded([(1010, 90), (1600, 60), (1600, 900), (1060, 900), (1010, 760)], ink("7f8b88"), ink("39474a"))
    canvas.shape([(1010, 90), (1052, 87), (1096, 900), (1060, 900), (1010, 760)], ink("a9b1a8"), 0.7)
    for x in range(1110, 1600, 122):
        canvas.line([(x, 80), (x + 14, 900)], ink("2c3a3e"), 2, 0.5)
    staff(canvas, 872, 96, 640)
    for x in range(1120, 1600, 61):
        canvas.shape([(x, 300), (x + 7, 300), (x + 4, 300 + canvas.random.uniform(90, 360))], ink("3a3026"), 0.22)
    canvas.shape([(1014, 640), (1600, 560), (1600, 900), (1060, 900), (1010, 760)], ink("2d2f28"), 0.35)
    for _ in range(60):
        spray = 840 + canvas.random.gauss(40, 70)
        canvas.disc(
            spray, 648 + abs(canvas.random.gauss(0, 22)), canvas.random.uniform(2, 9), ink("f6f0dd"), 0.35, flat=0.4
        )
    things.rain(canvas, ink("e8ece6"), 260, slant=6, opacity=0.28)


def staff(canvas: Canvas, x: float, top: float, foot: float) -> None:
    """Draw a measuring board: white, with a mark each tenth of a unit and a red one near its top."""
    canvas.box(x - 12, top - 16, 104, foot - top + 30, ink("26343a"))
    canvas.box(x, top, 80, foot - top, ink("f4f1e6"))
    for n, y in enumerate(range(round(top) + 10, round(foot), 17)):
        long = 46 if n % 10 == 0 else 30 if n % 5 == 0 else 18
        canvas.box(x, y, long, 5 if n % 5 else 8, ink("18323d"))
    canvas.box(x, top + 92, 80, 9, ink("c0452f"))
    canvas.box(x, top + 262, 80, 9, ink("dd9a3c"))
    canvas.graded([(x, foot - 60), (x + 80, foot - 60), (x + 80, foot), (x, foot)], ink("d8cfb4"), ink("8d7d60"))


def flooded_park(canvas: Canvas) -> None:
    """A park after the crest: lamps, a bench and trees stand in still water."""
    shore = 520
    canvas.fill((0, ink("8fa9b4")), (0.55, ink("d5d9cf")), (1, ink("f0e4c8")), bottom=shore)
    things.clouds(canvas, 60, 300, ink("f5f2e8"), 15, 0.7)
    things.clouds(canvas, 30, 180, ink("708b97"), 9, 0.5)
    canvas.graded(things.ridge(canvas, 480, 26, 1.5), ink("74908f"), ink("a7b3a3"))
    things.treeline(canvas, 526, 120, ink("40625f"), ink("b3bf9c"))
    canvas.fill((0, ink("cdc9b4")), (0.5, ink("8c9a94")), (1, ink("35535a")), top=shore, bottom=HEIGHT)
    canvas.mirror(shore, strength=0.62)
    for x, size in ((210, 400), (1330, 470)):
        things.tree(canvas, x, 664, size, ink("23464a"), ink("a9bd8f"))
    for x in (520, 920, 1120):
        things.lamp(canvas, x, 664, 190 - abs(900 - x) * 0.1, 0.25)
    canvas.mirror(664, strength=0.34)
    bench(canvas, 640, 716)
    things.water(canvas, shore + 8, HEIGHT, ink("f7efd9"), ink("46666a"), 190)


def bench(canvas: Canvas, x: float, y: float) -> None:
    wood, iron = ink("7b5138"), ink("15242a")
    for post in (12, 190):
        canvas.box(x + post, y - 78, 8, 84, iron)
    for plank in (-78, -60, -42, -18):
        canvas.box(x, y + plank, 210, 12, wood)
        canvas.box(x, y + plank, 210, 3, ink("a5765a"))
    canvas.box(x + 4, y + 4, 204, 60, ink("23383b"), 0.35)
