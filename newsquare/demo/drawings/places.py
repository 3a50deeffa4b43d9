"""More places in and near town: school, church, market, clinic, state house."""

from newsquare.demo.drawings import things
from newsquare.demo.drawings.canvas import Canvas, Colour, ink, mix
from newsquare.demo.drawings.things import DARK, LAMP
from newsquare.demo.drawings.town import portico


def school_morning(canvas: Canvas) -> None:
    """A brick school at first bell, a yellow bus at the curb."""
    foot = 640
    canvas.fill((0, ink("5b98ab")), (0.7, ink("d2ded0")), (1, ink("f8e3b4")), bottom=foot)
    things.clouds(canvas, 60, 270, ink("ffffff"), 11, 0.6)
    things.treeline(canvas, foot, 130, ink("6d7f5f"), ink("d3a95c"))
    canvas.graded([(220, 360), (1390, 360), (1390, foot), (220, foot)], ink("a85a43"), ink("8a4635"))
    canvas.box(208, 346, 1194, 18, ink("e3d6b9"))
    for x in range(262, 1360, 92):
        if not 690 < x < 900:
            for y in (394, 518):
                canvas.box(x - 4, y - 4, 66, 88, ink("e9dcbf"))
                things.window(canvas, x, y, 58, 80, 0.35, ink("7d9aa0"))
    canvas.graded([(680, 300), (930, 300), (930, foot), (680, foot)], ink("b9694f"), ink("934c39"))
    canvas.shape([(664, 302), (805, 232), (946, 302)], ink("e3d6b9"))
    canvas.disc(805, 276, 20, ink("f9f5e8"))
    canvas.line([(805, 276), (805, 262)], DARK, 2.5)
    canvas.line([(805, 276), (796, 280)], DARK, 2.5)
    canvas.box(740, 500, 130, 140, ink("e3d6b9"))
    canvas.box(750, 512, 52, 128, ink("2b4b56"))
    canvas.box(808, 512, 52, 128, ink("2b4b56"))
    canvas.box(700, 330, 210, 120, ink("2b4b56"))
    for x in (700, 768, 838, 904):
        canvas.box(x, 330, 6, 120, ink("e9dcbf"))
    canvas.line([(600, foot), (600, 250)], ink("d8d8cf"), 5)
    canvas.shape([(603, 252), (672, 262), (668, 304), (603, 296)], ink("14566b"))
    canvas.fill((0, ink("8ba05a")), (1, ink("6d8748")), top=foot, bottom=700)
    canvas.shape([(740, foot), (870, foot), (950, 700), (660, 700)], ink("d9cdb1"))
    canvas.fill((0, ink("d6ccb6")), (1, ink("c5baa2")), top=700, bottom=730)
    canvas.fill((0, ink("767e7f")), (1, ink("4f595c")), top=730)
    bus(canvas, 960, 800)
    for x, coat in (
        (690, ink("c0452f")),
        (742, ink("2c5f74")),
        (784, ink("d9a441")),
        (905, ink("54466b")),
        (640, ink("3d6a4e")),
    ):
        things.figure(canvas, x, 722 + canvas.random.uniform(-8, 4), canvas.random.uniform(62, 84), coat)
    things.tree(canvas, 120, 706, 330, ink("b5652d"), ink("f5c25f"))
    things.tree(canvas, 1500, 706, 280, ink("a98a34"), ink("f3d774"))


def bus(canvas: Canvas, x: float, foot: float) -> None:
    """Draw a school bus seen from the side."""
    yellow = ink("edb02e")
    canvas.disc(x + 230, foot + 4, 260, ink("252b2d"), 0.4, flat=0.07)
    canvas.graded(
        [(x, foot - 180), (x + 400, foot - 180), (x + 400, foot - 26), (x, foot - 26)], ink("f6c24a"), ink("d99a1f")
    )
    canvas.shape([(x + 398, foot - 104), (x + 462, foot - 98), (x + 474, foot - 26), (x + 398, foot - 26)], yellow)
    for n in range(7):
        canvas.box(x + 18 + n * 48, foot - 160, 40, 46, ink("35505a"))
        canvas.box(x + 18 + n * 48, foot - 160, 40, 12, ink("8fb3b8"))
    canvas.shape(
        [(x + 356, foot - 160), (x + 398, foot - 160), (x + 404, foot - 106), (x + 356, foot - 106)], ink("b9d6d8")
    )
    for y in (96, 74, 52):
        canvas.box(x, foot - y, 400, 5, ink("23282a"))
    for wheel in (86, 404):
        canvas.disc(x + wheel, foot - 24, 32, ink("17191a"))
        canvas.disc(x + wheel, foot - 24, 13, ink("b4b4aa"))
    canvas.disc(x + 14, foot - 64, 8, ink("c0382b"))


def church_hill(canvas: Canvas) -> None:
    """A white church among turning trees, the river behind."""
    canvas.fill((0, ink("6b9fb2")), (0.5, ink("cadbd3")), (1, ink("f4e6c2")), bottom=560)
    things.clouds(canvas, 70, 300, ink("ffffff"), 12, 0.6)
    canvas.graded(things.ridge(canvas, 440, 50, 1.3), ink("8fa7a6"), ink("b9bfa6"))
    canvas.graded(things.ridge(canvas, 500, 30, 2.1), ink("9a8a5f"), ink("c09a5c"))
    canvas.fill((0, ink("b7ccc8")), (1, ink("7ea2a6")), top=540, bottom=600)
    things.water(canvas, 544, 598, ink("f2eed9"), ink("5c858c"), 60)
    hill = [(x, 700 - 120 * max(0.0, 1 - ((x - 900) / 900) ** 2)) for x in range(-20, 1641, 20)]
    canvas.graded([*hill, (1640, 900), (-20, 900)], ink("9fae5e"), ink("4d6b3f"))
    leaves = [ink("b5562b"), ink("cf8a34"), ink("8f4a2c"), ink("d6a844"), ink("6f7f45")]
    for x, y, size in (
        (300, 650, 190),
        (430, 628, 230),
        (1240, 604, 220),
        (1380, 640, 250),
        (1110, 596, 160),
        (1530, 680, 230),
        (150, 690, 220),
    ):
        things.tree(canvas, x, y, size, canvas.random.choice(leaves), ink("f7d27a"))
    canvas.graded([(720, 440), (960, 440), (960, 600), (720, 600)], ink("fdfaf0"), ink("ddd6c2"))
    canvas.shape([(704, 442), (752, 366), (928, 366), (976, 442)], ink("5a656a"))
    for x in (752, 822, 892):
        canvas.disc(x + 17, 490, 17, ink("39545e"))
        canvas.box(x, 490, 34, 66, ink("39545e"))
    canvas.graded([(636, 340), (726, 340), (726, 602), (636, 602)], ink("ffffff"), ink("e2dac6"))
    canvas.shape([(628, 342), (681, 120), (734, 342)], ink("4c5960"))
    canvas.shape([(681, 120), (734, 342), (690, 342)], ink("37444b"))
    canvas.line([(681, 122), (681, 80)], ink("c79a4a"), 4)
    canvas.line([(669, 94), (693, 94)], ink("c79a4a"), 4)
    canvas.box(660, 384, 42, 54, ink("39545e"))
    canvas.box(656, 520, 50, 82, ink("7e2f36"))
    path = [(660, 600), (706, 600), (760, 680), (700, 760), (830, 900), (560, 900), (600, 760), (690, 690)]
    canvas.shape(path, ink("dccfae"))
    for n in range(14):
        x, y = 980 + (n % 7) * 62 + (n // 7) * 20, 654 + (n // 7) * 54
        canvas.disc(x + 13, y, 13, ink("d5d2c4"))
        canvas.box(x, y, 26, 30, ink("c2bfb0"))
    things.grass(canvas, 730, [ink("6f8a48"), ink("9cae5c"), ink("55703f")], 320)


def market_stalls(canvas: Canvas) -> None:
    """Stalls with striped awnings on the court house square."""
    ground = 640
    canvas.fill((0, ink("7fb0bd")), (0.7, ink("d8e3d6")), (1, ink("f8ebcb")), bottom=ground)
    things.clouds(canvas, 60, 240, ink("ffffff"), 9, 0.6)
    for x, wide, high, wall in (
        (-20, 330, 330, "8c4a3a"),
        (310, 260, 280, "94745c"),
        (1130, 280, 310, "55606a"),
        (1410, 240, 350, "a0604a"),
    ):
        things.facade(canvas, x, ground - 30, wide, high, mix(ink(wall), ink("e9dcc0"), 0.25), 0.0)
    things.treeline(canvas, ground - 20, 170, ink("6f8a58"), ink("cdbf6e"), left=560, right=1150)
    canvas.fill((0, ink("d8ccae")), (1, ink("a9987a")), top=ground - 30)
    fruit = [ink("c0452f"), ink("d9882f"), ink("e3b84a"), ink("6d8f3f"), ink("7b3a4f"), ink("b9552f")]
    for row, (foot, size) in enumerate(((700, 0.8), (850, 1.25))):
        for n in range(4 if row else 5):
            place = (n * 330 - 40 if row == 0 else n * 430 - 60) + canvas.random.uniform(-14, 14)
            cloth = [ink("14566b"), ink("b4532f"), ink("2f5d4a"), ink("c08a3a"), ink("8d3b46")][(n + row * 2) % 5]
            stall(canvas, place, foot, size, cloth, fruit)
        for _ in range(9):
            place = canvas.random.uniform(20, 1580)
            coat = canvas.random.choice([ink("2c4a5a"), ink("8c4a3a"), ink("55693f"), ink("6b4a6b"), ink("caa25a")])
            canvas.disc(place + 10, foot + 26, 34 * size, ink("6d5d42"), 0.35, flat=0.15)
            things.figure(canvas, place, foot + 26, 112 * size * canvas.random.uniform(0.8, 1.1), coat)


def stall(canvas: Canvas, x: float, foot: float, size: float, cloth: Colour, fruit: list[Colour]) -> None:
    """Draw a market stall: posts, crates of produce, a striped roof."""
    wide = 250 * size
    for post in (6, 240):
        canvas.box(x + post * size, foot - 190 * size, 6 * size, 190 * size, ink("6d5238"))
    canvas.box(x, foot - 76 * size, wide, 76 * size, mix(cloth, ink("f3e9d2"), 0.7))
    for crate in range(5):
        left = x + 4 * size + crate * 49 * size
        canvas.box(left, foot - 96 * size, 46 * size, 26 * size, ink("a97b4b"))
        tone = canvas.random.choice(fruit)
        for n in range(9):
            canvas.disc(
                left + (5 + n % 5 * 9) * size,
                foot - (97 + n // 5 * 8) * size,
                6 * size,
                mix(tone, ink("ffffff"), canvas.random.uniform(0, 0.2)),
            )
    for n in range(8):
        tone = cloth if n % 2 else mix(cloth, ink("fff6e2"), 0.85)
        left, right = x + wide * n / 8, x + wide * (n + 1) / 8
        canvas.shape(
            [
                (left + 8, foot - 236 * size),
                (right + 8, foot - 236 * size),
                (right, foot - 178 * size),
                (left, foot - 178 * size),
            ],
            tone,
        )
        canvas.disc((left + right) / 2, foot - 178 * size, wide / 16, mix(tone, DARK, 0.08), flat=0.6)


def clinic_night(canvas: Canvas) -> None:
    """A low clinic at night, its entry lit, an ambulance waiting."""
    foot = 650
    canvas.fill((0, ink("0c1f2b")), (0.7, ink("23475a")), (1, ink("6e7f82")), bottom=foot)
    things.stars(canvas, 300, 90)
    things.treeline(canvas, foot, 130, ink("122a31"))
    canvas.graded([(200, 400), (1420, 400), (1420, foot), (200, foot)], ink("52676e"), ink("39494f"))
    canvas.box(190, 388, 1240, 16, ink("26383f"))
    for x in range(240, 1400, 84):
        if not 650 < x < 960:
            things.window(canvas, x, 450, 58, 74, 0.55, ink("52676e"))
            things.window(canvas, x, 548, 58, 60, 0.3, ink("52676e"))
    canvas.graded([(660, 330), (960, 330), (960, foot), (660, foot)], ink("6d8289"), ink("4a5d64"))
    canvas.box(770, 356, 24, 76, ink("fff4d6"))
    canvas.box(744, 382, 76, 24, ink("fff4d6"))
    canvas.glow(782, 394, 150, ink("fff0c6"), 0.4)
    canvas.graded([(690, 500), (930, 500), (930, foot), (690, foot)], ink("ffe9b4"), ink("e0b674"))
    for x in (690, 748, 808, 868, 926):
        canvas.box(x, 500, 5, 150, ink("33464d"))
    canvas.box(620, 468, 380, 24, ink("c9d2cc"))
    for x in (630, 982):
        canvas.box(x, 490, 8, 160, ink("8b9a9a"))
    canvas.fill((0, ink("3b494d")), (1, ink("151f24")), top=foot)
    canvas.mirror(foot + 10, strength=0.4)
    canvas.glow(810, 690, 420, ink("ffe2a0"), 0.5, flat=0.22)
    ambulance(canvas, 1040, 740)
    for x in (120, 1490):
        things.lamp(canvas, x, 760, 330, 0.7)


def ambulance(canvas: Canvas, x: float, foot: float) -> None:
    canvas.disc(x + 130, foot + 2, 170, ink("0a1216"), 0.5, flat=0.07)
    canvas.graded(
        [(x, foot - 150), (x + 190, foot - 150), (x + 190, foot - 22), (x, foot - 22)], ink("eef0e8"), ink("b9c4c4")
    )
    canvas.shape(
        [
            (x + 188, foot - 22),
            (x + 188, foot - 122),
            (x + 236, foot - 122),
            (x + 264, foot - 78),
            (x + 284, foot - 70),
            (x + 288, foot - 22),
        ],
        ink("dfe4de"),
    )
    canvas.shape(
        [(x + 202, foot - 78), (x + 202, foot - 112), (x + 232, foot - 112), (x + 252, foot - 78)], ink("34515c")
    )
    canvas.box(x, foot - 76, 286, 14, ink("c0452f"))
    canvas.box(x + 86, foot - 136, 12, 44, ink("14566b"))
    canvas.box(x + 70, foot - 120, 44, 12, ink("14566b"))
    for wheel in (46, 232):
        canvas.disc(x + wheel, foot - 18, 26, ink("12181a"))
        canvas.disc(x + wheel, foot - 18, 11, ink("9aa3a1"))
    for lamp_x, red in ((168, True), (20, True)):
        canvas.glow(x + lamp_x, foot - 156, 90, ink("ff5a3c") if red else LAMP, 0.8)
        canvas.box(x + lamp_x - 10, foot - 160, 20, 10, ink("ff8a6a"))


def state_house(canvas: Canvas) -> None:
    """A domed state house at the end of a lawn, early evening."""
    foot = 650
    canvas.fill((0, ink("274d66")), (0.55, ink("a7a4a4")), (1, ink("f3cf9d")), bottom=foot)
    things.clouds(canvas, 100, 330, ink("e2ac8c"), 14, 0.5)
    canvas.glow(400, 600, 420, ink("ffe9ba"), 0.6, flat=0.6)
    things.treeline(canvas, foot, 120, ink("45605a"), ink("c79a62"))
    stone = ink("e9dcc4")
    canvas.graded([(280, 470), (1320, 470), (1320, foot), (280, foot)], stone, ink("b29c80"))
    canvas.box(262, 452, 1076, 22, ink("d6c5a6"))
    for x in range(316, 1300, 62):
        if not 620 < x < 960:
            canvas.box(x, 508, 26, 52, ink("38525e"))
            things.window(canvas, x, 584, 26, 46, 0.5, stone)
    canvas.graded([(620, 360), (980, 360), (980, 470), (620, 470)], ink("efe4cd"), ink("cdbb9b"))
    canvas.graded([(676, 250), (924, 250), (924, 362), (676, 362)], ink("f3e9d4"), ink("cbb894"))
    for n in range(9):
        canvas.box(684 + n * 27, 258, 9, 96, ink("fbf4e2"))
        canvas.box(693 + n * 27, 258, 14, 96, ink("8d7d66"), 0.7)
    dome = [(800 + 132 * x, 252 - 150 * (1 - x * x) ** 0.5) for x in (n / 12 for n in range(-12, 13))]
    canvas.graded(dome, ink("e5c06a"), ink("9c7434"))
    for rib in (-0.66, -0.33, 0, 0.33, 0.66):
        canvas.line([(800 + 132 * rib, 250), (800 + 70 * rib, 150), (800, 102)], ink("8a652c"), 2.5, 0.6)
    canvas.box(780, 62, 40, 48, ink("efe3c6"))
    canvas.shape([(774, 64), (800, 20), (826, 64)], ink("c79a4a"))
    portico(canvas, 640, 960, 430, foot, stone)
    canvas.fill((0, ink("6f8a52")), (1, ink("2f4f38")), top=foot)
    canvas.shape([(690, foot), (910, foot), (1250, 900), (350, 900)], ink("d3c3a0"))
    for x, size in ((170, 300), (1430, 320)):
        things.tree(canvas, x, 720, size, ink("3c5f50"), ink("d6a868"))
    for x in (500, 1100):
        things.lamp(canvas, x, 740, 170, 0.6)
