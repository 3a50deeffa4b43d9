"""Scenes under a roof: council chamber, gym, library, polling place, stage, bakery, court room, class room."""

from newsquare.demo.drawings import things
from newsquare.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, Colour, ink, mix
from newsquare.demo.drawings.things import DARK


def floor(canvas: Canvas, top: float, upper: Colour, lower: Colour, seams: int = 18) -> None:
    """Draw boards that run to a vanishing point."""
    canvas.fill((0, upper), (1, lower), top=top)
    for n in range(-seams, seams + 1):
        canvas.line([(800 + n * 60, top), (800 + n * 190, HEIGHT)], mix(lower, DARK, 0.4), 1.4, 0.5)


def flag(canvas: Canvas, x: float, foot: float, cloth: Colour, band: Colour) -> None:
    canvas.line([(x, foot), (x, foot - 330)], ink("a98447"), 5)
    canvas.disc(x, foot - 334, 8, ink("d7b25e"))
    canvas.graded(
        [(x + 3, foot - 320), (x + 46, foot - 300), (x + 58, foot - 180), (x + 30, foot - 96), (x + 3, foot - 120)],
        cloth,
        mix(cloth, DARK, 0.35),
    )
    canvas.shape([(x + 3, foot - 250), (x + 52, foot - 236), (x + 56, foot - 206), (x + 3, foot - 222)], band, 0.85)


def council_chamber(canvas: Canvas) -> None:
    """A curved dais with seven chairs, the backs of people in the benches."""
    canvas.fill((0, ink("20343c")), (1, ink("5d6a64")), bottom=610)
    for x in range(40, 1600, 190):
        canvas.graded([(x, 90), (x + 150, 90), (x + 150, 470), (x, 470)], ink("7a5a3e"), ink("5e4430"))
        canvas.box(x + 6, 96, 138, 4, ink("a77f57"), 0.7)
        canvas.box(x + 74, 96, 2, 370, ink("48331f"), 0.8)
    for x in (320, 640, 960, 1280):
        canvas.glow(x, 60, 330, ink("ffe3a8"), 0.5)
        canvas.shape([(x - 60, 40), (x + 60, 40), (x + 84, 70), (x - 84, 70)], ink("fff3d2"))
    canvas.disc(800, 235, 92, ink("c79a4a"))
    canvas.disc(800, 235, 82, ink("173f4e"))
    canvas.shape([(730, 250), (770, 210), (800, 236), (836, 198), (872, 250)], ink("d9c9a0"))
    for n in range(3):
        canvas.line([(736 + n * 8, 264 + n * 14), (864 - n * 8, 264 + n * 14)], ink("8db4b8"), 5)
    flag(canvas, 260, 560, ink("7e2f36"), ink("eadfc6"))
    flag(canvas, 1290, 560, ink("1c5a6c"), ink("e3b95c"))
    for n in range(7):
        x = 440 + n * 120
        sag = 26 - abs(n - 3) * 8
        canvas.shape(
            [(x - 34, 480 + sag), (x - 28, 396 + sag), (x + 28, 396 + sag), (x + 34, 480 + sag)], ink("26323a")
        )
        things.figure(
            canvas,
            x,
            560 + sag,
            150,
            [ink("2c3a48"), ink("6b3a3f"), ink("44605c"), ink("3a3a46"), ink("80603c"), ink("34506a"), ink("54464c")][
                n
            ],
        )
    desk = [
        (330, 470),
        (560, 502),
        (800, 512),
        (1040, 502),
        (1270, 470),
        (1300, 610),
        (1050, 640),
        (800, 650),
        (550, 640),
        (300, 610),
    ]
    canvas.graded(desk, ink("a9764a"), ink("6a4429"))
    canvas.line(desk[:5], ink("d9ab78"), 8)
    for n in range(7):
        x, y = 440 + n * 120, 486 + 22 - abs(n - 3) * 7
        canvas.box(x - 34, y + 26, 68, 16, ink("23302f"))
        canvas.line([(x + 20, y), (x + 26, y - 34)], ink("15191b"), 3)
    canvas.fill((0, ink("6b3b39")), (1, ink("3a2227")), top=612)
    canvas.graded(desk, ink("a9764a"), ink("6a4429"))
    canvas.line(desk[:5], ink("d9ab78"), 8)
    canvas.box(774, 560, 52, 130, ink("7d5435"))
    canvas.shape([(756, 560), (844, 560), (830, 536), (770, 536)], ink("b07e50"))
    things.figure(canvas, 800, 740, 190, ink("a5662f"))
    benches(canvas)


def benches(canvas: Canvas) -> None:
    """Draw rows of people from behind."""
    coats = [ink("25333d"), ink("553138"), ink("2d4a4a"), ink("6a5136"), ink("3a3c4c"), ink("7b6a55")]
    for row, y in enumerate((760, 836, 920)):
        size = 26 + row * 9
        x = -10.0 + row * 24
        while x < WIDTH:
            if abs(x - 800) > 110 and canvas.random.random() < 0.8:
                coat = canvas.random.choice(coats)
                canvas.disc(x, y + size * 0.9, size * 1.25, coat)
                canvas.disc(x, y - size * 0.7, size * 0.62, mix(coat, ink("b98d6c"), canvas.random.uniform(0.1, 0.65)))
            x += size * 3.1
        canvas.box(0, y + size * 0.7, 690, size * 2, ink("5a3c28"))
        canvas.box(910, y + size * 0.7, 690, size * 2, ink("5a3c28"))
        canvas.box(0, y + size * 0.7, 690, 6, ink("96683f"))
        canvas.box(910, y + size * 0.7, 690, 6, ink("96683f"))


def gym(canvas: Canvas) -> None:
    """A school gym before the game: bleachers, hoop, lights in the floor."""
    wall = 560
    canvas.fill((0, ink("2b3f48")), (0.3, ink("b9b7a2")), (1, ink("e2d9bf")), bottom=wall)
    for n in range(9):
        canvas.line([(n * 220 - 80, 0), (n * 160 + 160, 150)], ink("1b2a31"), 8)
    canvas.box(0, 140, WIDTH, 12, ink("1b2a31"))
    for x in (200, 500, 800, 1100, 1400):
        canvas.glow(x, 70, 210, ink("fffbe4"), 0.75)
        canvas.shape([(x - 50, 56), (x + 50, 56), (x + 62, 80), (x - 62, 80)], ink("fffdf0"))
    canvas.box(0, 330, WIDTH, 46, ink("14566b"))
    canvas.box(0, 384, WIDTH, 8, ink("d9a441"))
    for row in range(7):
        tone = mix(ink("8a6a48"), ink("b98e5f"), row % 2)
        canvas.shape(
            [
                (0, 400 + row * 24),
                (560 - row * 40, 400 + row * 24),
                (560 - row * 40, 420 + row * 24),
                (0, 420 + row * 24),
            ],
            tone,
        )
        canvas.shape(
            [
                (1600, 400 + row * 24),
                (1040 + row * 40, 400 + row * 24),
                (1040 + row * 40, 420 + row * 24),
                (1600, 420 + row * 24),
            ],
            tone,
        )
    canvas.fill((0, ink("d8a566")), (1, ink("a56d3a")), top=wall)
    for n in range(-14, 15):
        canvas.line([(800 + n * 64, wall), (800 + n * 200, HEIGHT)], ink("8d5b30"), 1.3, 0.4)
    for x in (200, 500, 800, 1100, 1400):
        canvas.glow(800 + (x - 800) * 1.3, 740, 130, ink("fff3d0"), 0.6, flat=1.3)
    canvas.shape([(590, wall), (1010, wall), (1110, 760), (490, 760)], ink("14566b"), 0.85)
    canvas.line([(590, wall), (490, 760), (1110, 760), (1010, wall)], ink("fbf3df"), 6)
    canvas.line([(590, 762), (660, 812), (800, 830), (940, 812), (1010, 762)], ink("fbf3df"), 6)
    canvas.line([(160, wall), (-60, 800)], ink("fbf3df"), 6)
    canvas.line([(1440, wall), (1660, 800)], ink("fbf3df"), 6)
    hoop(canvas, 800, 300)
    canvas.disc(905, 700, 24, ink("c9662c"))
    canvas.line([(882, 700), (928, 700)], ink("4a2412"), 2)
    canvas.line([(905, 677), (905, 723)], ink("4a2412"), 2)
    canvas.disc(908, 728, 30, ink("5a381c"), 0.5, flat=0.2)


def hoop(canvas: Canvas, x: float, y: float) -> None:
    """Draw a backboard, a rim and a net."""
    canvas.line([(x, y - 160), (x, y)], ink("2a383f"), 12)
    canvas.box(x - 110, y - 70, 220, 150, ink("f7f5ea"))
    canvas.box(x - 110, y - 70, 220, 6, ink("c0452f"))
    canvas.box(x - 110, y + 74, 220, 6, ink("c0452f"))
    canvas.line([(x - 44, y + 56), (x - 44, y - 16), (x + 44, y - 16), (x + 44, y + 56)], ink("c0452f"), 5)
    canvas.disc(x, y + 84, 44, ink("d9662c"), flat=0.22)
    canvas.disc(x, y + 84, 37, ink("e2d9bf"), flat=0.16)
    for n in range(-4, 5):
        canvas.line([(x + n * 10, y + 90), (x + n * 6 + 6, y + 124), (x + n * 5, y + 152)], ink("fffdf2"), 2, 0.85)


def library(canvas: Canvas) -> None:
    """A reading room with tall windows and a long table."""
    wall = 620
    canvas.fill((0, ink("c9b48c")), (1, ink("e3d2ab")), bottom=wall)
    for x in (180, 560, 940, 1320):
        canvas.disc(x + 60, 170, 74, ink("8a6b45"))
        canvas.box(x - 14, 170, 148, 320, ink("8a6b45"))
        canvas.disc(x + 60, 170, 60, ink("dcecea"))
        canvas.graded([(x, 170), (x + 120, 170), (x + 120, 476), (x, 476)], ink("cfe4e4"), ink("f7efd4"))
        canvas.disc(x + 40, 444, 32, ink("8fae8f"), 0.8)
        canvas.disc(x + 84, 448, 27, ink("7a9c86"), 0.8)
        canvas.box(x, 470, 120, 8, ink("b7c9ab"))
        canvas.box(x - 14, 476, 148, 20, ink("8a6b45"))
        for bar in (0, 57, 116):
            canvas.box(x + bar, 112, 5, 366, ink("8a6b45"))
        for bar in (170, 270, 370):
            canvas.box(x, bar, 120, 4, ink("8a6b45"))
    shelves(canvas, wall)
    floor(canvas, wall, ink("b3854f"), ink("6d4a2b"))
    for x in (240, 620, 1000, 1380):
        canvas.shape([(x - 80, wall), (x + 60, wall), (x - 70, HEIGHT), (x - 330, HEIGHT)], ink("fff1c9"), 0.22)
    canvas.shape([(420, 690), (1180, 690), (1380, 800), (220, 800)], ink("8d5c36"))
    canvas.shape([(220, 800), (1380, 800), (1380, 826), (220, 826)], ink("573620"))
    for x in (280, 1290):
        canvas.box(x, 826, 34, 80, ink("472b19"))
    for x in (600, 1000):
        canvas.glow(x, 690, 150, ink("ffe6a6"), 0.6)
        canvas.box(x - 4, 660, 8, 66, ink("b08d3f"))
        canvas.shape([(x - 62, 668), (x - 40, 630), (x + 40, 630), (x + 62, 668)], ink("1f6b55"))
        canvas.disc(x, 728, 34, ink("b08d3f"), flat=0.3)
    for x, y in ((470, 762), (770, 740), (1140, 770)):
        canvas.shape([(x - 60, y), (x, y - 16), (x, y + 16), (x - 66, y + 26)], ink("fbf5e4"))
        canvas.shape([(x + 60, y), (x, y - 16), (x, y + 16), (x + 66, y + 26)], ink("efe6cf"))


def shelves(canvas: Canvas, foot: float) -> None:
    """Draw low shelves full of books between the windows."""
    spines = [ink("8c3b34"), ink("14566b"), ink("c79a4a"), ink("3d5a45"), ink("54466b"), ink("d9cbb0"), ink("a0604a")]
    for left in (-40, 330, 710, 1090, 1470):
        canvas.box(left, 500, 210, foot - 500, ink("6b4a2d"))
        for shelf in (508, 566):
            canvas.box(left + 8, shelf, 194, 48, ink("3a2617"))
            x = left + 10.0
            while x < left + 194:
                wide, tall = canvas.random.uniform(6, 14), canvas.random.uniform(30, 45)
                canvas.box(x, shelf + 48 - tall, wide, tall, canvas.random.choice(spines))
                x += wide + 1


def polling_place(canvas: Canvas) -> None:
    """Voting booths with striped curtains in a hall."""
    wall = 600
    canvas.fill((0, ink("d9d3bd")), (1, ink("efe6cc")), bottom=wall)
    canvas.box(0, 430, WIDTH, 170, ink("b7a37d"))
    canvas.box(0, 424, WIDTH, 8, ink("8d7a58"))
    for x in (170, 640, 1110):
        canvas.graded([(x, 90), (x + 320, 90), (x + 320, 340), (x, 340)], ink("a9cfd6"), ink("eef0dc"))
        for bar in (0, 105, 210, 314):
            canvas.box(x + bar, 90, 7, 250, ink("f8f3e4"))
        canvas.box(x, 210, 320, 6, ink("f8f3e4"))
        canvas.box(x - 14, 340, 348, 14, ink("f8f3e4"))
    floor(canvas, wall, ink("c9b78e"), ink("8d7b56"))
    for x in (250, 540, 830, 1120):
        booth(canvas, x, 760)
    canvas.shape([(120, 800), (700, 800), (760, 880), (60, 880)], ink("efe6d0"))
    canvas.box(60, 880, 700, 20, ink("b9a988"))
    canvas.box(330, 740, 120, 90, ink("14566b"))
    canvas.box(330, 740, 120, 10, ink("0d3d4d"))
    canvas.box(362, 744, 56, 5, ink("061a21"))
    canvas.shape([(376, 700), (418, 706), (412, 746), (370, 744)], ink("fffdf4"))
    for x, coat, high in ((1462, ink("8c4a3a"), 236), (1390, ink("3b5a62"), 222)):
        canvas.disc(x, 818, 56, ink("5f5038"), 0.4, flat=0.14)
        things.figure(canvas, x, 816, high, coat)


def booth(canvas: Canvas, x: float, foot: float) -> None:
    canvas.box(x, foot - 290, 230, 10, ink("53626a"))
    for leg in (0, 222):
        canvas.box(x + leg, foot - 290, 8, 290, ink("53626a"))
    canvas.box(x + 8, foot - 280, 214, 170, ink("2f4149"))
    for n in range(8):
        cloth = (ink("a5382f"), ink("f4efe2"), ink("1f4f6b"), ink("f4efe2"))[n % 4]
        left = x + 8 + n * 27
        canvas.graded(
            [(left, foot - 280), (left + 27, foot - 280), (left + 29, foot - 96), (left - 2, foot - 96)],
            cloth,
            mix(cloth, DARK, 0.22),
        )
    canvas.disc(x + 115, foot + 2, 130, ink("5f5038"), 0.35, flat=0.08)


def stage(canvas: Canvas) -> None:
    """A school stage with its curtain half open."""
    canvas.fill((0, ink("12242d")), (1, ink("1f3c48")))
    canvas.fill((0, ink("23556a")), (0.6, ink("7c8f8a")), (1, ink("e0b87c")), top=180, bottom=640)
    canvas.graded([*things.ridge(canvas, 560, 34, 1.6)[:-2], (1608, 640), (-8, 640)], ink("3e5d58"), ink("3e5d58"))
    canvas.disc(1010, 330, 60, ink("fbe5b0"))
    canvas.glow(1010, 330, 190, ink("fbe5b0"), 0.5)
    for x, size in ((620, 110), (760, 130), (900, 100)):
        things.house(canvas, x, 630, size, ink("6a5a52"), 0.7)
    canvas.fill((0, ink("9a6a3f")), (1, ink("6d4526")), top=640, bottom=780)
    for x, high, coat in (
        (520, 150, ink("8c3b46")),
        (700, 168, ink("c79a4a")),
        (860, 156, ink("2f5d6b")),
        (1040, 150, ink("55693f")),
    ):
        canvas.disc(x, 734, 40, ink("3a2414"), 0.5, flat=0.2)
        things.figure(canvas, x, 732, high, coat)
    for x in (460, 800, 1140):
        canvas.shape([(x - 26, 90), (x + 26, 90), (x + 210, 740), (x - 210, 740)], ink("fff1c4"), 0.1)
        canvas.glow(x, 710, 190, ink("ffe9b0"), 0.45, flat=0.22)
    curtain(canvas)
    canvas.fill((0, ink("4a2c1a")), (1, ink("23140d")), top=776, bottom=806)
    canvas.fill((0, ink("0d1a20")), (1, ink("060d11")), top=806)
    for row, y in enumerate((838, 884)):
        for x in range(20 + row * 30, WIDTH, 74):
            if canvas.random.random() < 0.86:
                canvas.disc(x, y, 21 + row * 4, ink("050a0d"))
                canvas.disc(x, y + 44, 40 + row * 6, ink("050a0d"))


def curtain(canvas: Canvas) -> None:
    """Draw a red curtain drawn to both sides, with its valance."""
    red, fold = ink("8f2f33"), ink("5a1c24")
    for side in (0, 1):
        for n in range(10):
            x, wide = n * 38.0, 38.0
            sweep = 70 * (n / 10) ** 2
            shape = [(x, 60), (x + wide, 60), (x + wide - sweep, 770), (x - sweep, 770)]
            tone = mix(red, fold, (n % 3) / 2.4)
            canvas.graded([(WIDTH - px, py) for px, py in shape] if side else shape, tone, mix(tone, DARK, 0.3))
    for n in range(17):
        x = n * 100 - 50
        canvas.disc(x + 50, 92, 62, mix(red, fold, 0.3 + (n % 2) * 0.3))
        canvas.box(x + 2, 148, 96, 5, ink("d0a04a"), 0.5)
    canvas.fill((0, ink("4a2416")), (1, ink("6d3a20")), top=0, bottom=64)
    canvas.box(0, 60, WIDTH, 6, ink("d0a04a"))


def bakery(canvas: Canvas) -> None:
    """A shop window from the pavement: loaves, a lamp, a dark door."""
    canvas.fill((0, ink("5b6d70")), (1, ink("47585c")))
    for row in range(0, 900, 34):
        canvas.box(0, row, WIDTH, 2, ink("39484c"), 0.7)
        for x in range((row // 34 % 2) * 44, WIDTH, 88):
            canvas.box(x, row, 2, 34, ink("39484c"), 0.7)
    canvas.box(150, 190, 900, 540, ink("20323a"))
    canvas.graded([(180, 220), (1020, 220), (1020, 690), (180, 690)], ink("f2cf8d"), ink("c98f4b"))
    for x in (360, 600, 840):
        canvas.line([(x, 220), (x, 290)], ink("33241a"), 3)
        canvas.glow(x, 320, 190, ink("fff2c6"), 0.8)
        canvas.shape([(x - 40, 326), (x - 16, 286), (x + 16, 286), (x + 40, 326)], ink("2a4650"))
    for shelf, y in enumerate((470, 580, 690)):
        canvas.box(180, y - 8, 840, 14, ink("7b5030"))
        place = 210.0
        while place < 960:
            wide = canvas.random.uniform(46, 96)
            crust = canvas.random.choice([ink("b87333"), ink("8d5526"), ink("d39a55"), ink("a3622c")])
            canvas.disc(place + wide / 2, y - 8, wide / 2, crust, flat=0.85 if wide < 66 else 0.6)
            for cut in (0.3, 0.5, 0.7):
                canvas.line([(place + wide * cut - 6, y - 24), (place + wide * cut + 6, y - 34)], ink("f2d8a5"), 3, 0.8)
            place += wide + canvas.random.uniform(8, 26)
        canvas.box(180, y + 6, 840, 26, ink("c08747") if shelf < 2 else ink("20323a"))
    canvas.box(598, 220, 8, 480, ink("20323a"))
    canvas.shape([(190, 220), (420, 220), (250, 690), (180, 690)], ink("ffffff"), 0.1)
    for n in range(18):
        x = 120 + n * 54
        tone = ink("14566b") if n % 2 else ink("f3e9d2")
        canvas.graded([(x, 120), (x + 54, 120), (x + 58, 232), (x - 4, 232)], tone, mix(tone, DARK, 0.2))
        canvas.disc(x + 27, 232, 28, mix(tone, DARK, 0.2), flat=0.5)
    canvas.box(1160, 230, 270, 520, ink("20323a"))
    canvas.box(1190, 260, 210, 490, ink("8c3b34"))
    canvas.graded([(1220, 290), (1370, 290), (1370, 520), (1220, 520)], ink("eac27c"), ink("a9743c"))
    canvas.box(1250, 350, 90, 56, ink("fbf6e6"))
    canvas.box(1264, 366, 62, 5, ink("8c3b34"))
    canvas.box(1270, 382, 50, 5, ink("8c3b34"))
    canvas.disc(1376, 580, 9, ink("d7b25e"))
    canvas.fill((0, ink("8f8a7c")), (1, ink("5d5c54")), top=750)
    canvas.glow(600, 770, 480, ink("ffdf9c"), 0.5, flat=0.16)


def class_room(canvas: Canvas) -> None:
    """Rows of desks before a green board, sun across the floor."""
    wall = 560
    canvas.fill((0, ink("cfd6c4")), (1, ink("e9e3c9")), bottom=wall)
    canvas.box(430, 150, 740, 290, ink("7a5a3b"))
    canvas.graded([(446, 166), (1154, 166), (1154, 424), (446, 424)], ink("2f5a4c"), ink("23463e"))
    for n, long in enumerate((320, 260, 400, 180)):
        canvas.line([(490, 216 + n * 46), (490 + long, 212 + n * 46)], ink("e8efe0"), 4, 0.7)
    canvas.line([(980, 350), (1030, 240), (1080, 350), (980, 350)], ink("e8efe0"), 4, 0.8)
    canvas.box(430, 440, 740, 12, ink("96734e"))
    canvas.disc(800, 96, 40, ink("fbf8ec"))
    canvas.line([(800, 96), (800, 70)], DARK, 4)
    canvas.line([(800, 96), (820, 104)], DARK, 4)
    for x in (40, 1260):
        canvas.graded([(x, 120), (x + 300, 120), (x + 300, 430), (x, 430)], ink("9fcbd4"), ink("f5eccb"))
        for bar in (0, 96, 196, 294):
            canvas.box(x + bar, 120, 8, 310, ink("fbf7ea"))
        canvas.box(x, 270, 300, 7, ink("fbf7ea"))
        canvas.box(x - 12, 430, 324, 14, ink("fbf7ea"))
    floor(canvas, wall, ink("c39a63"), ink("87612f"))
    canvas.shape([(100, wall), (420, wall), (820, HEIGHT), (200, HEIGHT)], ink("fff2c4"), 0.26)
    for row, (y, size) in enumerate(((610, 0.62), (700, 0.86), (820, 1.2))):
        for n in range(-2, 3):
            pupil_desk(canvas, 800 + n * (230 + row * 96) - 60 * size, y, size)


def pupil_desk(canvas: Canvas, x: float, y: float, size: float) -> None:
    for leg in (10, 112):
        canvas.box(x + leg * size, y, 6 * size, 92 * size, ink("43525a"))
    canvas.shape(
        [
            (x + 8 * size, y - 22 * size),
            (x + 122 * size, y - 22 * size),
            (x + 134 * size, y + 6 * size),
            (x - 4 * size, y + 6 * size),
        ],
        ink("d9a86a"),
    )
    canvas.box(x - 4 * size, y + 6 * size, 138 * size, 10 * size, ink("8f6536"))
    canvas.box(x + 34 * size, y + 40 * size, 66 * size, 10 * size, ink("14566b"))
    canvas.box(x + 34 * size, y + 50 * size, 6 * size, 44 * size, ink("43525a"))
    canvas.box(x + 94 * size, y + 50 * size, 6 * size, 44 * size, ink("43525a"))
    if canvas.random.random() < 0.6:
        canvas.shape(
            [
                (x + 50 * size, y - 16 * size),
                (x + 86 * size, y - 16 * size),
                (x + 92 * size, y - 2 * size),
                (x + 46 * size, y - 2 * size),
            ],
            ink("fffdf2"),
        )
