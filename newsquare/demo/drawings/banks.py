"""Scenes on the river's banks: what the flood left, who came after, a table under the bridge."""

from newsquare.demo.drawings import things
from newsquare.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Colour, ink, mix
from newsquare.demo.drawings.river import pier
from newsquare.demo.drawings.things import DARK


def red_kayak(canvas: Canvas) -> None:
    """An overturned red kayak in fast brown water below a weir."""
    canvas.fill((0, ink("6d8790")), (1, ink("b9c0b2")), bottom=300)
    things.clouds(canvas, 30, 230, ink("4e6670"), 15, 0.6)
    canvas.graded(things.ridge(canvas, 260, 24, 2), ink("51696a"), ink("6e8078"))
    things.treeline(canvas, 322, 110, ink("2f4a48"), ink("8a9a80"))
    canvas.fill((0, ink("5d6a68")), (1, ink("394747")), top=318, bottom=350)
    canvas.fill((0, ink("d6cfb6")), (0.1, ink("a89a79")), (0.5, ink("7d6d53")), (1, ink("433d31")), top=346)
    for _ in range(150):
        x, tall = canvas.random.uniform(0, WIDTH), canvas.random.uniform(10, 52)
        canvas.shape([(x, 346), (x + 7, 346), (x + 4, 346 + tall)], ink("f2ecd9"), 0.5)
    canvas.soft([(x, 400, 90, 16) for x in range(0, 1700, 150)], ink("efe8d3"), 0.6)
    things.water(canvas, 410, HEIGHT, ink("d9ccaa"), ink("453f33"), 420)
    hull = [(560, 640), (640, 602), (820, 584), (1010, 596), (1100, 626), (1010, 652), (820, 666), (650, 660)]
    canvas.disc(830, 664, 300, ink("2f2b22"), 0.45, flat=0.12)
    canvas.graded(hull, ink("d9503a"), ink("8f2a22"))
    canvas.shape([(600, 630), (680, 604), (820, 592), (960, 600), (820, 604), (690, 616)], ink("f2a08c"), 0.7)
    canvas.line([(566, 641), (830, 626), (1096, 627)], ink("6d1f1a"), 3)
    for _ in range(60):
        x = 830 + canvas.random.gauss(0, 170)
        canvas.disc(x, 662 + abs(canvas.random.gauss(0, 12)), canvas.random.uniform(2, 9), ink("f4ecd6"), 0.4, flat=0.4)
    for x, y, turn in ((300, 560, 1), (1290, 520, -1), (1240, 790, 1)):
        canvas.line([(x, y), (x + 150, y + 12 * turn)], ink("3a3024"), 12)
        canvas.line([(x + 60, y + 5 * turn), (x + 100, y - 22)], ink("3a3024"), 6)
    things.rain(canvas, ink("e6ebe6"), 140, slant=6, opacity=0.2)


def flooded_houses(canvas: Canvas) -> None:
    """Four houses on a low road with brown water up to their steps."""
    shore = 600
    canvas.fill((0, ink("7fa6b4")), (0.6, ink("d2dacd")), (1, ink("f2e5c5")), bottom=shore)
    things.clouds(canvas, 50, 260, ink("ffffff"), 12, 0.65)
    canvas.graded(things.ridge(canvas, 520, 34, 1.6), ink("7f9a8c"), ink("abb595"))
    things.treeline(canvas, shore - 20, 150, ink("56755f"), ink("b7be86"))
    walls = [ink("d9cfb6"), ink("8aa3a6"), ink("c29a72"), ink("cfd4c9")]
    for x, size, wall in zip((110, 470, 850, 1240), (230, 210, 250, 220), walls, strict=True):
        things.house(canvas, x, shore + 30, size, wall, 0.15)
        canvas.box(x - 16, shore + 4, size + 32, 12, mix(wall, DARK, 0.4))
        for post in (0, size - 6):
            canvas.box(x + post, shore - 70, 6, 90, mix(wall, ink("ffffff"), 0.4))
    canvas.fill((0, ink("b7a781")), (0.4, ink("96845f")), (1, ink("564c38")), top=shore + 14)
    canvas.mirror(shore + 14, strength=0.5)
    for x in range(-10, 1640, 118):
        canvas.box(x, shore + 96, 10, 60, ink("5d4a35"))
        canvas.box(x + 1, shore + 156, 8, 50, ink("2f281c"), 0.3)
    for rail in (104, 128):
        canvas.line([(-10, shore + rail), (WIDTH, shore + rail)], ink("6d5840"), 5)
    canvas.box(720, shore + 70, 12, 90, ink("c0452f"))
    canvas.box(704, shore + 62, 44, 30, ink("f4efe2"))
    things.water(canvas, shore + 24, HEIGHT, ink("efe4c6"), ink("53482f"), 300)
    canoe(canvas, 1010, shore + 222)


def canoe(canvas: Canvas, x: float, line: float) -> None:
    """Draw a canoe with two people in it."""
    for place, coat in ((96, ink("2f5d6b")), (220, ink("b4532f"))):
        canvas.disc(x + place, line - 76, 13, mix(coat, ink("d9b08c"), 0.6))
        canvas.shape(
            [
                (x + place - 18, line - 14),
                (x + place - 14, line - 60),
                (x + place + 14, line - 60),
                (x + place + 18, line - 14),
            ],
            coat,
        )
    canvas.line([(x + 60, line - 70), (x + 128, line + 22)], ink("7b5a38"), 5)
    canvas.shape(
        [
            (x, line - 34),
            (x + 40, line - 18),
            (x + 280, line - 18),
            (x + 320, line - 34),
            (x + 270, line + 16),
            (x + 50, line + 16),
        ],
        ink("2f6b52"),
    )
    canvas.shape(
        [
            (x, line - 34),
            (x + 40, line - 18),
            (x + 280, line - 18),
            (x + 320, line - 34),
            (x + 280, line - 10),
            (x + 40, line - 10),
        ],
        ink("8fb79a"),
    )
    canvas.disc(x + 160, line + 20, 180, ink("2f2b20"), 0.3, flat=0.08)


def petition_table(canvas: Canvas) -> None:
    """A card table with sheets under the approach of the bridge, people in coats in a line."""
    ground = 650
    canvas.fill((0, ink("b9ccd0")), (1, ink("efe6d0")), bottom=ground)
    canvas.graded(things.ridge(canvas, 520, 40, 1.5), ink("93a8a5"), ink("bcc3b2"))
    things.treeline(canvas, 600, 80, ink("6d8578"), ink("c2b884"))
    canvas.fill((0, ink("9fb6b6")), (1, ink("6d9094")), top=590, bottom=ground)
    things.water(canvas, 594, ground, ink("f0ead6"), ink("4f777d"), 60)
    canvas.fill((0, ink("14262e")), (1, ink("2b424a")), bottom=150)
    for x in range(-40, 1700, 92):
        canvas.shape([(x, 150), (x + 14, 150), (x + 60, 62), (x + 46, 62)], ink("0e1d24"))
        canvas.shape([(x + 92, 150), (x + 78, 150), (x + 46, 62), (x + 60, 62)], ink("1b323a"))
    canvas.box(0, 142, WIDTH, 22, ink("0b181e"))
    for x, wide, foot in ((120, 150, 690), (1340, 190, 720)):
        pier(canvas, x, wide, 164, foot)
    canvas.fill((0, ink("b3a584")), (1, ink("75694e")), top=ground)
    canvas.shape([(0, ground), (WIDTH, ground), (WIDTH, 760), (0, 720)], ink("1e2a2a"), 0.22)
    things.grass(canvas, 700, [ink("7d8650"), ink("9a9a5e"), ink("5f6b40")], 150)
    coats = ["2c4a5a", "8c4a3a", "55693f", "6b4a6b", "b98a3a", "37424a", "7e2f36"]
    for n, x in enumerate(range(880, 1330, 74)):
        canvas.disc(x + 16, 800, 52, ink("3a3424"), 0.35, flat=0.14)
        things.figure(canvas, x, 800 + (n % 2) * 8, canvas.random.uniform(176, 214), ink(coats[n]))
    for x, coat in ((520, "31504c"), (640, "8c3b34")):
        things.figure(canvas, x, 770, 196, ink(coat))
    canvas.disc(640, 862, 250, ink("3a3424"), 0.35, flat=0.1)
    canvas.shape([(450, 742), (800, 742), (830, 776), (420, 776)], ink("f3ede0"))
    canvas.shape([(420, 776), (830, 776), (824, 850), (428, 850)], ink("14566b"))
    for x in (490, 580, 680, 740):
        canvas.shape([(x, 750), (x + 44, 750), (x + 48, 768), (x - 2, 768)], ink("fffdf6"))
        canvas.line([(x + 6, 757), (x + 38, 757)], ink("8b979a"), 1.6)
    for line in range(3):
        canvas.box(520 + line * 12, 796 + line * 16, 210 - line * 24, 7, ink("f4e9cf"))


def slipway(canvas: Canvas) -> None:
    """A new sloop on the ways before a boat shed, people along its side."""
    shore = 610
    canvas.fill((0, ink("6c9aa9")), (0.6, ink("d6ddd0")), (1, ink("f5e4c0")), bottom=shore)
    things.clouds(canvas, 60, 280, ink("ffffff"), 13, 0.6)
    canvas.graded(things.ridge(canvas, 470, 60, 1.3), ink("7f9da3"), ink("b3c0b4"))
    shed(canvas, 60, 560, 620, ink("8c3a2b"))
    canvas.fill((0, ink("a9c0be")), (0.5, ink("5f8791")), (1, ink("1f4a59")), top=shore - 20)
    canvas.mirror(shore - 20, strength=0.35)
    things.water(canvas, shore, HEIGHT, ink("f4ecd7"), ink("2a5664"), 240)
    canvas.graded([(0, 600), (760, 610), (1180, 760), (1020, 900), (0, 900)], ink("b3a07e"), ink("6d5f47"))
    for y in (700, 790):
        canvas.line([(240, y - 60), (1180, y + 60)], ink("5a4630"), 16)
    hull = [(420, 560), (980, 590), (1090, 552), (1010, 690), (900, 724), (560, 712), (450, 660)]
    canvas.graded(hull, ink("f6f1e4"), ink("c9bda3"))
    canvas.shape([(436, 628), (1040, 640), (1010, 690), (900, 724), (560, 712), (450, 660)], ink("14566b"))
    canvas.line([(420, 560), (980, 590), (1090, 552)], ink("7b5236"), 9)
    canvas.line([(730, 574), (760, 96)], ink("b98a52"), 13)
    for end in ((1086, 552), (432, 562)):
        canvas.line([(759, 110), end], ink("2a3338"), 2)
    canvas.box(600, 540, 120, 34, ink("d9c9a0"))
    for n in range(10):
        x, y = 760 - 300 + n * 30, 118 + abs(n - 10) * 44
        canvas.shape([(x, y), (x + 20, y + 4), (x + 8, y + 24)], [ink("8c3a2b"), ink("e3b95c"), ink("2f5d4a")][n % 3])
    coats = ["2c4a5a", "8c4a3a", "55693f", "6b4a6b", "b98a3a", "37424a"]
    for n, x in enumerate((180, 262, 340, 520, 640, 752, 858, 300, 420)):
        foot = 812 + (n % 3) * 24
        canvas.disc(x + 14, foot, 44, ink("3a3424"), 0.35, flat=0.14)
        things.figure(canvas, x, foot, canvas.random.uniform(140, 172), ink(coats[n % 6]))


def shed(canvas: Canvas, x: float, foot: float, wide: float, wall: Colour) -> None:
    """Draw a boat shed with its doors open."""
    canvas.graded(
        [(x, foot - 210), (x + wide, foot - 210), (x + wide, foot + 50), (x, foot + 50)], wall, mix(wall, DARK, 0.3)
    )
    for board in range(0, int(wide), 22):
        canvas.box(x + board, foot - 210, 2, 260, mix(wall, DARK, 0.3), 0.6)
    canvas.shape([(x - 20, foot - 206), (x + wide / 2, foot - 330), (x + wide + 20, foot - 206)], mix(wall, DARK, 0.5))
    canvas.box(x + wide * 0.32, foot - 160, wide * 0.5, 210, ink("241c18"))
    canvas.glow(x + wide * 0.57, foot - 60, 150, ink("ffdf9c"), 0.35)
    canvas.box(x + wide * 0.06, foot - 150, 90, 70, ink("9fc0c2"))
    canvas.box(x + wide * 0.06 + 43, foot - 150, 4, 70, ink("f4efe2"))


def front_row_tide(canvas: Canvas) -> None:
    """Sea water standing in a street of small shops in morning sun."""
    foot = 560
    canvas.fill((0, ink("5f97aa")), (0.6, ink("cfdcd2")), (1, ink("f9e6bb")), bottom=foot)
    things.clouds(canvas, 70, 260, ink("fff8e8"), 11, 0.6)
    canvas.glow(1330, 470, 420, ink("fff1c2"), 0.75, flat=0.7)
    x, n = -40.0, 0
    walls = [ink("c98a6b"), ink("7f9da0"), ink("e0c692"), ink("a35f4c"), ink("b9c2b0")]
    cloths = [ink("8c3a2b"), ink("14566b"), ink("2f5d4a")]
    while x < WIDTH:
        wide = canvas.random.uniform(180, 260)
        things.facade(canvas, x, foot, wide, canvas.random.uniform(220, 300), walls[n % 5], 0.1)
        things.shopfront(canvas, x, foot, wide, cloths[n % 3], ink("b9cfc9"))
        x, n = x + wide, n + 1
    canvas.haze(ink("ffe9bd"), 220, foot, 0, 0.25)
    canvas.fill((0, ink("d8d3b8")), (0.3, ink("9fb9b6")), (1, ink("4d7f8c")), top=foot)
    canvas.mirror(foot, strength=0.62)
    things.glitter(canvas, 1330, foot + 6, HEIGHT, 90, ink("fff3c9"), 150)
    for left in range(30, 1600, 240):
        for row in range(2):
            for bag in range(4 - row):
                canvas.disc(left + bag * 34 + row * 17, foot + 8 - row * 15, 20, ink("c9b48a"), flat=0.45)
                canvas.disc(left + bag * 34 + row * 17, foot + 5 - row * 15, 16, ink("e3d2a8"), 0.7, flat=0.3)
    for post in (240, 760, 1180):
        canvas.box(post, foot - 60, 10, 150, ink("2c3a3e"))
        canvas.box(post - 26, foot - 96, 62, 46, ink("f3ecd9"))
        canvas.box(post - 20, foot - 84, 50, 6, ink("8c3a2b"))
        canvas.box(post + 1, foot + 90, 8, 80, ink("1f3a42"), 0.3)
    things.figure(canvas, 560, foot + 96, 180, ink("c99a2f"))
    canvas.soft([(560, foot + 104, 80, 12)], ink("234c58"), 0.5)
    things.water(canvas, foot + 12, HEIGHT, ink("fbf2d8"), ink("3d6f7c"), 220)
