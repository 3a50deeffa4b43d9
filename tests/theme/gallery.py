"""Writes every page of the theme to a folder, to be looked at: `python -m tests.theme.gallery FOLDER [COLOUR]`."""

import colorsys
import math
import sys
from pathlib import Path

import django
from django.conf import settings
from PIL import Image, ImageDraw

THEME = Path(__file__).resolve().parents[2] / "newsquare" / "theme"
PICTURES = {"river": 205, "street": 25, "hills": 150, "field": 95, "snow": 230}


def configure() -> None:
    """The theme alone, without the rest of the project."""
    templates = {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [THEME / "components"],
        "APP_DIRS": True,
    }
    apps = ["newsquare.theme", "django.contrib.staticfiles"]
    settings.configure(INSTALLED_APPS=apps, TEMPLATES=[templates], STATIC_URL="/static/", USE_TZ=True)
    django.setup()


def write(folder: Path, *colour: str) -> None:
    """Write pages, mails, style sheet and script."""
    from django.template.loader import render_to_string

    from newsquare.theme import stylesheet
    from tests.theme import pages

    (folder / "static" / "theme").mkdir(parents=True, exist_ok=True)
    (folder / "static" / "theme" / "site.css").write_text(stylesheet.sheet())
    (folder / "static" / "theme" / "site.js").write_text(stylesheet.script())
    with pages.filled_slots():
        for name, (template, context) in pages.contexts(*colour).items():
            (folder / f"{name}.html").write_text(render_to_string(template, context))
    for name, mail in pages.mails().items():
        (folder / f"{name}.html").write_text(render_to_string("theme/mail/base.html", {"mail": mail}))
        (folder / f"{name}.txt").write_text(render_to_string("theme/mail/base.txt", {"mail": mail}))


def draw(folder: Path) -> None:
    """Draw layers of hills in a hue; enough to judge a page by."""
    for name, hue in PICTURES.items():
        image = Image.new("RGB", (1200, 675))
        canvas = ImageDraw.Draw(image)
        for y in range(675):
            canvas.line([(0, y), (1200, y)], fill=shade(hue, 0.9 - y / 2200))
        for layer in range(5):
            ridge = [(x, height(x, layer, hue)) for x in range(0, 1201, 8)]
            canvas.polygon([(0, 675), *ridge, (1200, 675)], fill=shade(hue, 0.66 - layer * 0.12))
        for width in (600, 1200):
            small = image.resize((width, width * 9 // 16))
            small.save(folder / f"{name}-{width}.jpg", quality=80)
            small.save(folder / f"{name}-{width}.webp", quality=75)


def shade(hue: int, light: float) -> tuple[int, ...]:
    """A hue at a lightness, as red, green and blue."""
    return tuple(round(255 * part) for part in colorsys.hls_to_rgb(hue / 360, light, 0.33))


def height(x: int, layer: int, hue: int) -> float:
    """Where a ridge stands."""
    wave = math.sin(x / (260 - layer * 30) + layer * 1.7 + hue)
    return 300 + layer * 75 + (90 - layer * 12) * (wave + math.sin(x / 61 + layer) / 4)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    configure()
    write(target, *sys.argv[2:3])
    if not (target / "snow-1200.jpg").exists():
        draw(target)
