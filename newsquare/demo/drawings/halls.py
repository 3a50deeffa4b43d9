"""More scenes under a roof: a court room, a volleyball net, a newsroom at night."""

from newsquare.demo.drawings import things
from newsquare.demo.drawings.canvas import HEIGHT, WIDTH, Canvas, ink, mix
from newsquare.demo.drawings.indoors import flag, floor
from newsquare.demo.drawings.things import DARK


def court_room(canvas: Canvas) -> None:
    """An empty court room: the bench, two tables, the rail."""
    wall = 560
    canvas.fill((0, ink("3a4a4c")), (1, ink("8d8a74")), bottom=wall + 30)
    for x in range(20, 1600, 200):
        canvas.graded([(x, 60), (x + 170, 60), (x + 170, 500), (x, 500)], ink("8a6440"), ink("5e4128"))
        canvas.box(x + 10, 70, 150, 4, ink("c29560"), 0.6)
        canvas.box(x + 10, 480, 150, 4, ink("3a2617"), 0.6)
    for x in (400, 800, 1200):
        canvas.glow(x, 60, 300, ink("ffe9b8"), 0.5)
        canvas.disc(x, 60, 34, ink("fff6dc"))
    canvas.disc(800, 210, 74, ink("c79a4a"))
    canvas.disc(800, 210, 64, ink("20404a"))
    canvas.line([(800, 172), (800, 246)], ink("e3c98a"), 5)
    canvas.line([(762, 188), (838, 188)], ink("e3c98a"), 5)
    for side in (-1, 1):
        canvas.line(
            [(800 + side * 38, 188), (800 + side * 50, 222), (800 + side * 26, 222), (800 + side * 38, 188)],
            ink("e3c98a"),
            3,
        )
        canvas.disc(800 + side * 38, 224, 14, ink("e3c98a"), flat=0.4)
    flag(canvas, 470, 520, ink("7e2f36"), ink("eadfc6"))
    flag(canvas, 1090, 520, ink("1c5a6c"), ink("e3b95c"))
    canvas.shape([(742, 400), (752, 300), (848, 300), (858, 400)], ink("2a1f1a"))
    canvas.graded([(540, 400), (1060, 400), (1090, 590), (510, 590)], ink("a5713f"), ink("63401f"))
    canvas.box(526, 388, 548, 18, ink("d3a268"))
    for x in (560, 690, 820, 950):
        canvas.box(x, 430, 100, 130, mix(ink("7d5230"), DARK, 0.1))
    canvas.graded([(1120, 450), (1260, 450), (1270, 600), (1112, 600)], ink("96673a"), ink("5e3c1f"))
    canvas.box(1108, 440, 166, 14, ink("c99a60"))
    canvas.fill((0, ink("54393a")), (1, ink("2c1d22")), top=wall + 30)
    canvas.graded([(540, 400), (1060, 400), (1090, 600), (510, 600)], ink("a5713f"), ink("63401f"))
    canvas.box(526, 388, 548, 18, ink("d3a268"))
    canvas.box(600, 366, 120, 24, ink("f4ecd6"))
    canvas.box(870, 372, 60, 12, ink("6d4526"))
    for x in (260, 960):
        canvas.shape([(x, 690), (x + 380, 690), (x + 410, 730), (x - 30, 730)], ink("b98350"))
        canvas.box(x - 30, 730, 440, 16, ink("6d4526"))
        for leg in (0, 360):
            canvas.box(x + leg, 746, 18, 80, ink("472b19"))
        canvas.shape([(x + 110, 700), (x + 180, 700), (x + 186, 720), (x + 104, 720)], ink("fffaf0"))
        canvas.shape([(x + 220, 698), (x + 270, 698), (x + 276, 722), (x + 216, 722)], ink("e9dcc0"))
    canvas.box(0, 832, WIDTH, 14, ink("c99a60"))
    for x in range(10, WIDTH, 36):
        canvas.box(x, 846, 12, 60, ink("7d5230"))


def volleyball(canvas: Canvas) -> None:
    """A net across a bright gym floor, six players, a full stand."""
    wall = 520
    canvas.fill((0, ink("33474f")), (0.35, ink("aeb5a4")), (1, ink("d9d3bb")), bottom=wall)
    for x in (220, 560, 900, 1240, 1500):
        canvas.glow(x, 60, 210, ink("fffbe4"), 0.65)
        canvas.box(x - 54, 48, 108, 16, ink("fffdf0"))
    coats = [ink("14566b"), ink("e8dcc2"), ink("7e2f36"), ink("33474f"), ink("c79a4a"), ink("8fa9ad")]
    canvas.box(0, 250, WIDTH, 270, ink("4a545a"))
    for row in range(10):
        y = 262 + row * 25
        canvas.box(0, y + 14, WIDTH, 4, ink("2c363c"))
        for seat in range(0, WIDTH, 21):
            if canvas.random.random() < 0.8:
                place = seat + canvas.random.uniform(-3, 3)
                coat = canvas.random.choice(coats)
                canvas.disc(place + 8, y + 8, 9, coat)
                canvas.disc(place + 8, y - 4, 5.5, mix(coat, ink("d9b08c"), 0.75))
    canvas.box(0, wall - 22, WIDTH, 22, ink("7e2f36"))
    canvas.fill((0, ink("dcae70")), (1, ink("a9713d")), top=wall)
    for n in range(-14, 15):
        canvas.line([(800 + n * 64, wall), (800 + n * 200, HEIGHT)], ink("8d5b30"), 1.3, 0.35)
    canvas.shape([(180, 590), (1420, 590), (1580, 850), (20, 850)], ink("c9714a"), 0.85)
    canvas.line([(180, 590), (1420, 590), (1580, 850), (20, 850), (180, 590)], ink("fbf3df"), 6)
    canvas.line([(560, 590), (470, 850)], ink("fbf3df"), 5)
    canvas.line([(1040, 590), (1130, 850)], ink("fbf3df"), 5)
    for x, y, high, team in (
        (300, 690, 170, 0),
        (430, 640, 156, 0),
        (620, 700, 176, 0),
        (1010, 690, 170, 1),
        (1180, 640, 156, 1),
        (1340, 740, 182, 1),
    ):
        canvas.disc(x + 20, y, 56, ink("4a2c18"), 0.35, flat=0.14)
        things.figure(canvas, x, y, high, ink("14566b") if team else ink("f1ead8"))
    canvas.box(794, 340, 10, 250, ink("2c363c"))
    canvas.box(772, 420, 12, 430, ink("2c363c"))
    canvas.shape([(799, 352), (778, 430), (778, 640), (799, 500)], ink("f7f4e8"), 0.4)
    for n in range(7):
        canvas.line([(799, 352 + n * 24), (778, 430 + n * 34)], ink("2c363c"), 1.6, 0.8)
    canvas.line([(799, 352), (778, 430)], ink("fbf8ec"), 7)
    canvas.disc(900, 300, 24, ink("fbf6e4"))
    canvas.line([(880, 290), (918, 312)], ink("14566b"), 3)
    canvas.line([(890, 320), (906, 278)], ink("c79a4a"), 3)


def newsroom(canvas: Canvas) -> None:
    """Desks and screens in a newsroom at night, one lamp on, the town behind the window."""
    canvas.fill((0, ink("1b2b33")), (1, ink("34474d")), bottom=600)
    canvas.fill((0, ink("0d2230")), (0.7, ink("2f5566")), (1, ink("b97f5f")), top=90, bottom=420)
    for x in range(0, WIDTH, 96):
        things.house(canvas, x, 424, canvas.random.uniform(56, 84), ink("20343d"), 0.45)
    for x in range(-20, WIDTH + 40, 262):
        canvas.box(x, 84, 14, 344, ink("18262c"))
    canvas.box(0, 84, WIDTH, 10, ink("18262c"))
    canvas.box(0, 420, WIDTH, 20, ink("4b5a5c"))
    canvas.disc(1330, 196, 54, ink("f3ecd9"))
    canvas.disc(1330, 196, 48, ink("fbf7ea"))
    canvas.line([(1330, 196), (1330, 160)], DARK, 4)
    canvas.line([(1330, 196), (1356, 204)], DARK, 4)
    floor(canvas, 600, ink("3c4647"), ink("1b2326"))
    for x, size in ((120, 1.0), (620, 1.0), (1120, 1.0)):
        canvas.shape([(x, 640), (x + 380 * size, 640), (x + 430 * size, 720), (x - 50, 720)], ink("7d5a3b"))
        canvas.box(x - 50, 720, 480 * size, 18, ink("4a331f"))
        for leg in (-36, 396):
            canvas.box(x + leg, 738, 20, 130, ink("2a1d13"))
        for screen in (60, 210):
            lit = (x, screen) != (1120, 210)
            canvas.glow(x + screen + 60, 580, 150, ink("9fd0d6"), 0.3 if lit else 0)
            canvas.box(x + screen, 530, 124, 84, ink("10181c"))
            canvas.box(x + screen + 6, 536, 112, 72, ink("cfe4e0") if lit else ink("22343b"))
            for line in range(5 if lit else 0):
                canvas.box(x + screen + 14, 546 + line * 12, canvas.random.uniform(40, 94), 4, ink("4a6a72"))
            canvas.box(x + screen + 54, 614, 16, 28, ink("10181c"))
        canvas.shape([(x + 140, 700), (x + 250, 700), (x + 256, 714), (x + 134, 714)], ink("e8dfcc"))
    canvas.glow(600, 610, 240, ink("ffdf9c"), 0.7)
    canvas.line([(586, 690), (560, 590), (604, 556)], ink("20292c"), 7)
    canvas.shape([(580, 550), (640, 550), (658, 590), (566, 590)], ink("8c3b34"))
    things.figure(canvas, 760, 880, 330, ink("2f5d6b"))
    canvas.box(0, 0, WIDTH, 84, ink("141f24"))


def night_board(canvas: Canvas) -> None:
    """A class room after hours: a chess problem on the whiteboard, a custodian's cart, dark windows."""
    wall = 640
    canvas.fill((0, ink("33464b")), (1, ink("6b7468")), bottom=wall)
    for x in (40, 1290):
        canvas.graded([(x, 110), (x + 270, 110), (x + 270, 430), (x, 430)], ink("0c1c28"), ink("24404f"))
        for bar in (0, 86, 176, 264):
            canvas.box(x + bar, 110, 8, 320, ink("8f937f"))
        canvas.box(x, 262, 270, 7, ink("8f937f"))
        canvas.disc(x + 130, 180, 3, ink("ffffff"), 0.8)
        canvas.disc(x + 210, 330, 2, ink("ffffff"), 0.7)
    canvas.glow(800, 250, 620, ink("fff2cf"), 0.6, flat=0.7)
    canvas.box(390, 96, 820, 420, ink("a9aca0"))
    canvas.graded([(404, 110), (1196, 110), (1196, 502), (404, 502)], ink("fdfcf6"), ink("e6e8de"))
    chess(canvas, 440, 140, 40)
    for line, long in enumerate((230, 180, 260)):
        canvas.line([(850, 200 + line * 62), (850 + long, 196 + line * 62)], ink("2f7a55"), 5, 0.8)
    canvas.box(420, 516, 760, 14, ink("7d8178"))
    for x, colour in ((520, "2f7a55"), (560, "14566b"), (1040, "8c3b34")):
        canvas.box(x, 508, 34, 9, ink(colour))
    floor(canvas, wall, ink("8f7f5f"), ink("4f4634"))
    canvas.glow(800, 720, 520, ink("fff0c9"), 0.35, flat=0.24)
    cart(canvas, 1130, 820)
    for x, size in ((90, 1.0), (360, 1.0), (640, 1.0)):
        for leg in (10, 168):
            canvas.box(x + leg, 760, 9 * size, 110, ink("43525a"))
        canvas.shape([(x + 10, 734), (x + 180, 734), (x + 198, 768), (x - 8, 768)], ink("c79a62"))
        canvas.box(x - 8, 768, 206, 10, ink("7d5a36"))
    for n in range(6):
        canvas.box(400 + n * 20, 724 - (n * 7) % 17, 9, 24, ink("f4ecd6") if n % 2 else ink("2a2320"))


def chess(canvas: Canvas, left: float, top: float, square: float) -> None:
    """Draw a chess board as a marker draws it, with a few pieces."""
    green = ink("2f7a55")
    for row in range(8):
        for column in range(8):
            if (row + column) % 2:
                canvas.box(left + column * square, top + row * square, square, square, green, 0.28)
    for n in range(9):
        canvas.line([(left + n * square, top), (left + n * square, top + 8 * square)], green, 2, 0.8)
        canvas.line([(left, top + n * square), (left + 8 * square, top + n * square)], green, 2, 0.8)
    for column, row, white in ((6, 0, 0), (5, 1, 0), (6, 1, 0), (3, 2, 0), (4, 5, 1), (1, 6, 1), (6, 6, 1), (2, 7, 1)):
        x, y = left + (column + 0.5) * square, top + (row + 0.5) * square
        colour = ink("14566b") if white else ink("20262a")
        canvas.shape([(x - 11, y + 15), (x - 5, y - 4), (x + 5, y - 4), (x + 11, y + 15)], colour)
        canvas.disc(x, y - 8, 7, colour)


def cart(canvas: Canvas, x: float, foot: float) -> None:
    """Draw a custodian's cart: a bag, a bucket, a mop."""
    canvas.disc(x + 130, foot + 14, 190, ink("2a251b"), 0.4, flat=0.1)
    canvas.line([(x + 208, foot - 20), (x + 250, foot - 330)], ink("b98a52"), 9)
    canvas.shape(
        [(x + 176, foot - 16), (x + 240, foot - 16), (x + 226, foot - 60), (x + 190, foot - 60)], ink("e3dcc8")
    )
    canvas.graded(
        [(x, foot - 210), (x + 120, foot - 210), (x + 110, foot - 20), (x + 10, foot - 20)],
        ink("e0b443"),
        ink("a57a22"),
    )
    canvas.box(x - 8, foot - 218, 136, 14, ink("3a464a"))
    canvas.graded(
        [(x + 130, foot - 110), (x + 250, foot - 110), (x + 238, foot - 16), (x + 142, foot - 16)],
        ink("2f6b7d"),
        ink("1a4452"),
    )
    canvas.box(x - 10, foot - 22, 280, 12, ink("3a464a"))
    for wheel in (14, 240):
        canvas.disc(x + wheel, foot, 14, ink("171c1e"))
