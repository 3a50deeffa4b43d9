"""Scenes outside town: fields, storms, roads, ball games under lights."""

from newsquare.demo.drawings import things
from newsquare.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Colour, ink, mix
from newsquare.demo.drawings.things import DARK, LAMP
from newsquare.demo.drawings.town import tower


def furrows(canvas: Canvas, horizon: float, middle: float, light: Colour, dark: Colour, rows: int = 34) -> None:
    """Draw crop rows that run to one point on the horizon."""
    canvas.fill((0, mix(light, dark, 0.45)), (1, dark), top=horizon)
    for n in range(-rows, rows):
        left, right = middle + n * 110, middle + n * 110 + 46
        canvas.shape(
            [(middle + n * 4, horizon), (middle + n * 4 + 1.4, horizon), (right, HEIGHT), (left, HEIGHT)], light, 0.75
        )


def storm_front(canvas: Canvas) -> None:
    """A shelf cloud over stubble, the water tower small beneath it."""
    horizon = 690
    canvas.fill((0, ink("1b2f3a")), (0.42, ink("36525a")), (0.7, ink("9db0a0")), (1, ink("e9dfae")), bottom=horizon)
    things.clouds(canvas, 10, 200, ink("0f2029"), 18, 0.75)
    things.clouds(canvas, 180, 330, ink("5d7679"), 12, 0.45)
    for n in range(4):
        edge = [
            (x, 330 + n * 34 + 26 * ((x - 700) / 900) ** 2 + canvas.random.uniform(-7, 7)) for x in range(-40, 1680, 40)
        ]
        puffs = [(x, y, canvas.random.uniform(60, 130), canvas.random.uniform(10, 20)) for x, y in edge]
        canvas.soft(puffs, mix(ink("1d343f"), ink("6d8684"), n / 4), 0.8 - n * 0.13)
    for n in range(9):
        shaft = 40 + n * 52
        canvas.shape(
            [(shaft + 60, 410), (shaft + 240, 410), (shaft + 150, horizon), (shaft - 40, horizon)],
            ink("2c464d"),
            0.07 + 0.012 * n,
        )
    for _ in range(110):
        drop = canvas.random.uniform(80, 640)
        canvas.line([(drop, 430), (drop - 60, horizon)], ink("c8d2c4"), 1, 0.08)
    bolt = [(1010, 420), (992, 492), (1020, 520), (996, 596), (1012, 618), (1000, horizon)]
    canvas.glow(1005, 540, 260, ink("f7f3d6"), 0.55)
    canvas.line(bolt, ink("fffbe6"), 4)
    canvas.line([(1020, 520), (1062, 566), (1058, 604)], ink("fffbe6"), 2)
    canvas.graded(things.ridge(canvas, horizon - 4, 8, 2), ink("41584f"), ink("41584f"))
    small_tower(canvas, 1320, horizon)
    things.treeline(canvas, horizon + 4, 34, ink("2a4039"), left=1090)
    for x in (180, 236, 290):
        canvas.graded([(x, 610), (x + 44, 610), (x + 44, horizon), (x, horizon)], ink("a9b3a6"), ink("5b6d68"))
        canvas.shape([(x - 3, 610), (x + 22, 592), (x + 47, 610)], ink("7d8b84"))
    furrows(canvas, horizon, 900, ink("c2a75c"), ink("5a4b2c"))
    canvas.haze(ink("13242b"), 760, HEIGHT, 0, 0.4)
    things.rain(canvas, ink("dfe6dd"), 120, slant=14, opacity=0.2)


def small_tower(canvas: Canvas, x: float, foot: float) -> None:
    """Draw the water tower from afar."""
    for lean in (-26, -10, 10, 26):
        canvas.line([(x + lean * 0.7, foot - 130), (x + lean, foot)], ink("20343b"), 3)
    canvas.graded(
        [(x - 34, foot - 176), (x + 34, foot - 176), (x + 30, foot - 140), (x, foot - 122), (x - 30, foot - 140)],
        ink("dcdcc8"),
        ink("64787a"),
    )
    canvas.shape([(x - 38, foot - 175), (x, foot - 202), (x + 38, foot - 175)], ink("4a656c"))


def fallen_tree(canvas: Canvas) -> None:
    """The morning after: a maple across a street, a bucket truck, blue sky in the puddles."""
    curb = 660
    canvas.fill((0, ink("6fa3b5")), (0.6, ink("cfe0d8")), (1, ink("f5e8c9")), bottom=curb)
    things.clouds(canvas, 60, 250, ink("ffffff"), 10, 0.65)
    things.treeline(canvas, 610, 120, ink("5e7c66"), ink("bcc28a"))
    for x, wall in ((60, ink("d8cdb4")), (420, ink("8fa6a3")), (1010, ink("b88b6a")), (1330, ink("cfd2c6"))):
        things.house(canvas, x, 640, canvas.random.uniform(170, 200), wall, 0.0)
    canvas.fill((0, ink("7f9a58")), (1, ink("5f7d49")), top=632, bottom=curb + 20)
    canvas.fill((0, ink("767d7b")), (1, ink("4d5657")), top=curb + 20)
    canvas.box(0, curb + 16, WIDTH, 10, ink("c9c3b0"))
    for x, y, wide in ((300, 850, 240), (1210, 760, 170), (980, 872, 130)):
        canvas.disc(x, y, wide, ink("a9cbd0"), 0.85, flat=0.1)
        canvas.disc(x - wide * 0.2, y - 3, wide * 0.5, ink("e6f0e8"), 0.6, flat=0.06)
    lift_truck(canvas, 1130, 740)
    trunk = [(330, 676), (350, 716), (820, 782), (990, 800), (830, 760)]
    canvas.shape(trunk, ink("54402f"))
    canvas.shape([(330, 676), (338, 690), (830, 768), (990, 800), (830, 758)], ink("7d624a"))
    canvas.disc(318, 690, 64, ink("4a3a2c"))
    for _ in range(24):
        turn = canvas.random.uniform(-58, 58), canvas.random.uniform(-80, 60)
        canvas.line([(318, 690), (318 + turn[0] * 1.1 - 30, 690 + turn[1])], ink("3a2c21"), 4)
    for _ in range(90):
        along = canvas.random.random()
        place, low = 660 + along * 420 + canvas.random.gauss(0, 46), 764 + along * 34 + canvas.random.gauss(0, 40)
        leaf = canvas.random.choice([ink("4f7a45"), ink("6d9450"), ink("3d6240"), ink("89a95c")])
        canvas.disc(place, low, canvas.random.uniform(16, 38), leaf, 0.95, flat=0.8)
    for x in (520, 590, 1240):
        canvas.shape([(x - 14, 842), (x, 786), (x + 14, 842)], ink("d9662c"))
        canvas.box(x - 7, 812, 14, 9, ink("f7f1e2"))
        canvas.box(x - 20, 840, 40, 6, ink("b84f20"))


def lift_truck(canvas: Canvas, x: float, foot: float) -> None:
    """Draw a utility truck with its bucket raised."""
    canvas.line([(x + 80, foot - 96), (x - 40, foot - 330), (x + 110, foot - 470)], ink("e8e4d4"), 13)
    canvas.box(x + 92, foot - 512, 46, 56, ink("f2efe2"))
    things.figure(canvas, x + 115, foot - 478, 84, ink("d9662c"))
    canvas.box(x + 92, foot - 486, 46, 34, ink("dcd7c4"))
    canvas.box(x, foot - 100, 210, 74, ink("f0ece0"))
    canvas.box(x, foot - 60, 210, 12, ink("c9742b"))
    canvas.shape(
        [
            (x + 214, foot - 26),
            (x + 214, foot - 130),
            (x + 278, foot - 130),
            (x + 304, foot - 84),
            (x + 310, foot - 26),
        ],
        ink("e4dfcf"),
    )
    canvas.shape(
        [(x + 236, foot - 84), (x + 236, foot - 118), (x + 270, foot - 118), (x + 288, foot - 84)], ink("54707a")
    )
    for wheel in (50, 258):
        canvas.disc(x + wheel, foot - 20, 30, ink("1a2123"))
        canvas.disc(x + wheel, foot - 20, 13, ink("9aa19e"))


def grain_elevator(canvas: Canvas) -> None:
    """Silos and a freight train over cut fields in late gold."""
    horizon = 620
    canvas.fill((0, ink("3d7186")), (0.55, ink("c8c5a6")), (1, ink("f6d393")), bottom=horizon)
    things.clouds(canvas, 80, 340, ink("fbe9c8"), 12, 0.55)
    canvas.glow(240, 590, 430, ink("fff1c0"), 0.8, flat=0.6)
    canvas.graded(things.ridge(canvas, 608, 12, 1.8), ink("a79a72"), ink("a79a72"))
    things.treeline(canvas, 624, 40, ink("6e7453"), ink("d9b868"), right=640)
    for n in range(5):
        x = 860 + n * 92
        canvas.graded([(x, 300), (x + 90, 300), (x + 90, horizon), (x, horizon)], ink("f1ead6"), ink("b9ab8c"))
        canvas.box(x + 60, 300, 30, horizon - 300, ink("7d7561"), 0.42)
        canvas.box(x + 8, 300, 8, horizon - 300, ink("ffffff"), 0.4)
        canvas.disc(x + 45, 300, 45, ink("ddd2b8"), flat=0.16)
    canvas.graded([(1000, 150), (1190, 150), (1190, 300), (1000, 300)], ink("e9dfc6"), ink("cbbd9d"))
    canvas.box(1130, 150, 60, 150, ink("7d7561"), 0.4)
    canvas.shape([(986, 152), (1095, 110), (1204, 152)], ink("8d5c44"))
    for x in (1024, 1064):
        canvas.box(x, 186, 22, 30, ink("4a5d60"))
    canvas.line([(1190, 210), (1430, 420)], ink("8a8168"), 8)
    canvas.graded([(1400, 420), (1520, 420), (1520, horizon), (1400, horizon)], ink("c2c6bd"), ink("8b9490"))
    canvas.shape([(1392, 420), (1460, 372), (1528, 420)], ink("9fa8a3"))
    train(canvas, horizon + 16)
    canvas.fill((0, ink("cdb26c")), (1, ink("7a6232")), top=horizon + 34)
    furrows(canvas, horizon + 34, 420, ink("e3c67c"), ink("8a6d38"), 40)


def train(canvas: Canvas, rail: float) -> None:
    """Draw a line of hopper cars behind an engine."""
    canvas.box(0, rail - 2, WIDTH, 22, ink("8b8069"))
    canvas.box(0, rail, WIDTH, 4, ink("3b3a34"))
    tones = [ink("6f4034"), ink("7e7a6e"), ink("3f5a5c"), ink("80583a")]
    for n, x in enumerate(range(-60, 900, 148)):
        tone = tones[n % 4]
        canvas.shape(
            [
                (x, rail - 78),
                (x + 138, rail - 78),
                (x + 138, rail - 30),
                (x + 112, rail - 14),
                (x + 26, rail - 14),
                (x, rail - 30),
            ],
            tone,
        )
        canvas.box(x, rail - 82, 138, 6, mix(tone, ink("ffffff"), 0.25))
        for rib in range(18, 130, 20):
            canvas.box(x + rib, rail - 76, 3, 46, mix(tone, DARK, 0.35))
        for wheel in (18, 38, 100, 120):
            canvas.disc(x + wheel, rail - 4, 8, ink("1f2224"))
    canvas.box(828, rail - 88, 190, 76, ink("14566b"))
    canvas.shape([(1018, rail - 12), (1018, rail - 72), (1052, rail - 58), (1060, rail - 12)], ink("0f4456"))
    canvas.box(940, rail - 108, 66, 30, ink("10485a"))
    canvas.box(976, rail - 100, 24, 18, ink("f3e4b6"))
    canvas.box(828, rail - 46, 230, 8, ink("efb04c"))
    for wheel in (850, 874, 898, 980, 1004, 1028):
        canvas.disc(wheel, rail - 4, 10, ink("1f2224"))


def night_game(canvas: Canvas) -> None:
    """A football field under four light towers."""
    horizon = 520
    canvas.fill((0, ink("0b1d2a")), (0.6, ink("24485a")), (1, ink("65757a")), bottom=horizon)
    things.stars(canvas, 240, 60)
    things.treeline(canvas, 470, 60, ink("12262d"))
    canvas.shape([(120, horizon), (240, 400), (1360, 400), (1480, horizon)], ink("2b3a40"))
    crowd(canvas)
    gridiron(canvas, horizon)
    for x, y, coat in (
        (620, 690, 0),
        (668, 700, 0),
        (704, 684, 0),
        (560, 720, 0),
        (770, 690, 1),
        (800, 706, 1),
        (836, 688, 1),
        (1000, 670, 1),
        (470, 668, 0),
    ):
        canvas.disc(x + 18, y, 36, ink("0c2a20"), 0.4, flat=0.16)
        things.figure(canvas, x, y, 92, ink("14566b") if coat else ink("e9e2cf"))
    for x in (90, 470, 1130, 1510):
        floodlight(canvas, x, 150 if x in (90, 1510) else 200, horizon)
    canvas.haze(ink("f4f3da"), horizon - 120, horizon + 60, 0, 0.16)


def crowd(canvas: Canvas) -> None:
    """Draw full stands as rows of dots."""
    coats = [ink("14566b"), ink("e8dcc2"), ink("a6402f"), ink("33474f"), ink("c79a4a"), ink("557683")]
    for row in range(11):
        y, left = 408 + row * 10, 236 - row * 10
        for seat in range(left, WIDTH - left, 8):
            if canvas.random.random() < 0.82:
                canvas.disc(seat + canvas.random.uniform(-2, 2), y, 3, canvas.random.choice(coats), 0.85)


def gridiron(canvas: Canvas, horizon: float) -> None:
    """Draw the field, its stripes and its yard lines."""
    canvas.fill((0, ink("3b7a4c")), (1, ink("1d4a35")), top=horizon)
    for n in range(-3, 12):
        if n % 2:
            far, near = 800 + (n - 4.5) * 130, 800 + (n - 4.5) * 330
            canvas.shape(
                [(far, horizon), (far + 130, horizon), (near + 330, HEIGHT), (near, HEIGHT)], ink("4b9059"), 0.55
            )
    for n in range(-3, 13):
        far, near = 800 + (n - 4.5) * 130, 800 + (n - 4.5) * 330
        canvas.shape([(far, horizon), (far + 3, horizon), (near + 7, HEIGHT), (near, HEIGHT)], ink("eef2e2"), 0.75)
    for share in (0.3, 0.36):
        y = horizon + 380 * share
        for n in range(60):
            x = 800 + (n - 30) * (26 + 40 * share)
            canvas.box(x, y, 3, 9, ink("eef2e2"), 0.6)
    canvas.box(0, horizon, WIDTH, 5, ink("f2f2e4"), 0.8)


def floodlight(canvas: Canvas, x: float, top: float, foot: float) -> None:
    canvas.box(x - 4, top, 8, foot - top, ink("0f1c22"))
    canvas.glow(x, top, 330, ink("e9f2e2"), 0.55)
    for row in range(2):
        for n in range(4):
            canvas.disc(x - 36 + n * 24, top - 10 + row * 22, 9, ink("fffef2"))
    canvas.glow(x, top, 110, ink("fffef0"), 0.7)


def ball_field(canvas: Canvas) -> None:
    """An empty diamond at dusk with the water tower behind the fence."""
    horizon = 560
    canvas.fill((0, ink("27506a")), (0.5, ink("9b94a0")), (0.8, ink("eeb184")), (1, ink("f9d9a0")), bottom=horizon)
    things.clouds(canvas, 120, 380, ink("d98a70"), 14, 0.5)
    canvas.glow(1180, 550, 380, ink("ffe3a3"), 0.7, flat=0.6)
    canvas.graded(things.ridge(canvas, 540, 12, 1.6), ink("8f7d74"), ink("8f7d74"))
    tower(canvas, 330, 170, horizon)
    things.treeline(canvas, horizon + 2, 76, ink("314a46"), ink("b98a5c"))
    canvas.box(0, horizon - 22, WIDTH, 26, ink("1d3b38"))
    for x in range(0, WIDTH, 64):
        canvas.box(x, horizon - 34, 4, 40, ink("15292a"))
    canvas.fill((0, ink("6f8a4c")), (1, ink("2f5438")), top=horizon)
    for n in range(9):
        if n % 2:
            canvas.shape(
                [(n * 178, horizon), (n * 178 + 178, horizon), (n * 330 - 560, 900), (n * 330 - 890, 900)],
                ink("86a058"),
                0.35,
            )
    canvas.disc(800, 830, 640, ink("a9744c"), flat=0.3)
    canvas.shape([(800, 690), (1180, 800), (800, 920), (420, 800)], ink("56803f"))
    canvas.disc(800, 790, 74, ink("b98258"), flat=0.26)
    canvas.box(788, 784, 24, 6, ink("f5eedc"))
    for x, y in ((800, 692), (1176, 800), (424, 800)):
        canvas.shape([(x - 18, y), (x, y - 8), (x + 18, y), (x, y + 8)], ink("f8f3e6"))
    canvas.shape([(424, 800), (430, 802), (140, 900), (100, 900)], ink("f5efe0"), 0.8)
    canvas.shape([(1176, 800), (1170, 802), (1460, 900), (1500, 900)], ink("f5efe0"), 0.8)
    canvas.haze(ink("f2c08a"), 420, 640, 0, 0.2)


def night_road(canvas: Canvas) -> None:
    """A county road at night, tail lights far ahead, wet asphalt."""
    horizon = 480
    canvas.fill((0, ink("0a1820")), (0.7, ink("1d3a48")), (1, ink("45606a")), bottom=horizon)
    canvas.graded(things.ridge(canvas, horizon - 8, 24, 1.3), ink("11242c"), ink("11242c"))
    canvas.fill((0, ink("182a27")), (1, ink("0d1a19")), top=horizon)
    canvas.shape([(786, horizon), (826, horizon), (1500, 900), (-60, 900)], ink("26343a"))
    canvas.shape([(786, horizon), (789, horizon), (30, 900), (-20, 900)], ink("d9d5c2"), 0.7)
    canvas.shape([(823, horizon), (826, horizon), (1470, 900), (1420, 900)], ink("d9d5c2"), 0.7)
    for n in range(8):
        near, far = (n / 8) ** 1.9, ((n + 0.5) / 8) ** 1.9
        y, low = horizon + 420 * near, horizon + 420 * far
        x, end = 806 - 86 * near, 806 - 86 * far
        canvas.shape([(x, y), (x + 2 + 10 * near, y), (end + 2 + 10 * far, low), (end, low)], ink("e3b34f"), 0.9)
    for n, x in enumerate((1500, 1270, 1090, 980, 915)):
        size = 320 / (n + 1)
        canvas.box(x, horizon + 60 / (n + 1) - size * 0.9, 6 / (n * 0.5 + 1), size, ink("0a1216"))
        canvas.box(x - size * 0.16, horizon + 60 / (n + 1) - size * 0.8, size * 0.34, 4 / (n * 0.5 + 1), ink("0a1216"))
    for x, red in ((812, 1), (822, 1), (780, 0), (772, 0)):
        canvas.glow(x, horizon + 16, 60 if red else 130, ink("ff4b33") if red else ink("fff1c9"), 0.85)
        canvas.disc(x, horizon + 16, 2.6, ink("ffd0c0") if red else ink("ffffff"))
    canvas.glow(776, 640, 180, ink("fbe7b5"), 0.3, flat=1.4)
    canvas.glow(900, 300, 500, LAMP, 0.08)
    things.rain(canvas, ink("dfe8ea"), 420, slant=7, opacity=0.28)


def farm_fields(canvas: Canvas) -> None:
    """Rows of a field to a barn under big clouds."""
    horizon = 520
    canvas.fill((0, ink("4d8ea6")), (0.7, ink("bcd8d4")), (1, ink("f2ebcb")), bottom=horizon)
    things.clouds(canvas, 60, 330, ink("ffffff"), 18, 0.75)
    canvas.graded(things.ridge(canvas, 500, 26, 1.2), ink("86a58c"), ink("b3bb8b"))
    canvas.graded(things.ridge(canvas, 522, 14, 2.2), ink("5f8663"), ink("87995c"))
    things.treeline(canvas, horizon + 8, 66, ink("3b6450"), ink("a4b66b"), right=520)
    furrows(canvas, horizon + 8, 980, ink("8fae54"), ink("4c6a35"), 36)
    canvas.graded([(1010, 420), (1190, 420), (1190, 540), (1010, 540)], ink("a4412f"), ink("7b2f25"))
    canvas.shape([(996, 424), (1030, 366), (1100, 340), (1170, 366), (1204, 424)], ink("4f5a5c"))
    canvas.shape([(1010, 424), (1036, 376), (1100, 352), (1164, 376), (1190, 424)], ink("a4412f"))
    canvas.box(1070, 460, 60, 80, ink("54211b"))
    canvas.line([(1070, 460), (1130, 540)], ink("e9dcc4"), 3)
    canvas.line([(1130, 460), (1070, 540)], ink("e9dcc4"), 3)
    for x in (1226, 1278):
        canvas.graded([(x, 350), (x + 42, 350), (x + 42, 540), (x, 540)], ink("d6d8cd"), ink("8e9a97"))
        canvas.disc(x + 21, 350, 21, ink("b9c0ba"))
    things.house(canvas, 1380, 540, 92, ink("efe7d6"), 0)
    things.tree(canvas, 1520, 546, 200, ink("43694b"), ink("b5c272"))
    things.tree(canvas, 1350, 546, 120, ink("3b6045"), ink("a5b567"))
