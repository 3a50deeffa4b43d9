"""Renders every template with invented contents: `python tests/theme/gallery.py FOLDER [COLOUR]`, then look at it."""

import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]
ROOT = Path(__file__).resolve().parents[2] / "newsquare" / "theme"

from tests.theme import samples  # noqa: E402  # The path above comes first.

PICTURES = {"river": 205, "street": 25, "hills": 150, "field": 95, "snow": 230}


def configure() -> None:
    """The theme alone, without the rest of the project."""
    import django
    from django.conf import settings

    settings.configure(
        INSTALLED_APPS=["newsquare.theme", "django.contrib.staticfiles"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [ROOT / "components"],
                "APP_DIRS": True,
            }
        ],
        STATIC_URL="/static/",
        SECRET_KEY="gallery",
        USE_TZ=True,
    )
    django.setup()


def fill_slots() -> None:
    """Stand in for the parts above."""
    from django.template.loader import render_to_string

    from newsquare.theme import slots

    def follow(topics: list[Any], **_: object) -> str:
        shape = samples.follow(topics[0]["id"], topics[0]["name"])
        return render_to_string("follow-form/follow-form.html", {"follow": shape})

    def follow_one(topic: Any, **_: object) -> str:
        return follow([topic])

    def forum(story_id: int, **_: object) -> str:
        return render_to_string("forum/forum.html", {"forum": samples.forum() if story_id == 42 else samples.forum(comments=[], count=0)})

    def idea(**_: object) -> str:
        return render_to_string("idea-door/idea-door.html", {"idea": samples.idea()})

    slots.fill("story.follow", follow)
    slots.fill("topic.follow", follow_one)
    slots.fill("story.forum", forum)
    slots.fill("story.idea", idea)


def body() -> str:
    """A body with every kind of block."""
    from django.template.loader import render_to_string as show

    quote = show("pull-quote/pull-quote.html", {"text": "We have counted this money four times. It is there.", "who": "Lucille Brandt, commissioner"})
    facts = show("fact-box/fact-box.html", {"title": "The cannery in numbers", "body_html": "<ul><li>Built 1911, closed 2009</li><li>61,000 square feet under one roof</li><li>Four acres, 310 yards of river</li></ul>"})
    figure = show("figure/figure.html", {"picture": samples.picture("hills", caption="The loading dock, seen from the water.")})
    video = show("video/video.html", {"url": "https://video.example/1", "title": "the walk to the river", "poster": samples.picture("snow"), "caption": "Two minutes, with sound.", "credit": "Video: Tom Abara"})
    return samples.BODY.format(quote=quote, facts=facts, figure=figure, video=video)


def pages(colour: str = samples.COLOUR) -> dict[str, tuple[str, dict[str, Any]]]:
    """File name: template and context."""
    from dataclasses import replace

    from django import forms

    class Idea(forms.Form):
        about = forms.CharField(label="What is it about?", help_text="One line is enough.")
        text = forms.CharField(label="What should we know?", widget=forms.Textarea(attrs={"rows": 8}))
        email = forms.EmailField(label="Your mail address", required=False, help_text="Only if we may ask back.")
        kind = forms.ChoiceField(label="What is it?", choices=[("a", "Something that I saw"), ("b", "Something that I heard")], widget=forms.RadioSelect)
        place = forms.ChoiceField(label="Where?", choices=[("m", "Millbrook"), ("h", "Harlan")])
        sure = forms.BooleanField(label="You may name me", required=False)

    chrome = samples.chrome(colour)
    text = body()
    long_words = samples.wire_story("<p>Short.</p>" * 3 + text.format())
    return {
        "index.html": ("theme/home.html", {"chrome": chrome, "head": samples.head("News"), "home": samples.home()}),
        "empty-home.html": ("theme/home.html", {"chrome": chrome, "head": samples.head("News"), "home": samples.HomeShape()}),
        "story.html": ("theme/story.html", {"chrome": chrome, "head": samples.head("County votes", "/2026/11/county-votes-to-buy-the-old-cannery/"), "story": samples.story(text)}),
        "wire.html": ("theme/story.html", {"chrome": chrome, "head": samples.head("County votes", "/2026/11/wire/"), "story": replace(long_words, id=43)}),
        "topic.html": ("theme/list.html", {"chrome": chrome, "head": samples.head("County Government"), "list": samples.topic_list()}),
        "house.html": ("theme/house.html", {"chrome": chrome, "head": samples.head("Community Guidelines"), "house": samples.house()}),
        "plain.html": ("theme/plain.html", {"chrome": chrome, "page": samples.plain(), "form": Idea({"kind": "a"})}),
        "done.html": ("theme/plain.html", {"chrome": chrome, "page": samples.PlainShape(title="You follow County Government", words=["The next story in it comes to dot@example.com."], notice=samples.NoticeShape(text="Confirmed.", kind="done"), links=[samples.Link(name="Back to the front page", url="/")])}),
        "404.html": ("404.html", {"chrome": chrome}),
        "500.html": ("500.html", {}),
        "mail.html": ("theme/mail/base.html", {"mail": samples.mail()}),
        "mail.txt": ("theme/mail/base.txt", {"mail": samples.mail()}),
        "code.html": ("theme/mail/base.html", {"mail": samples.MailShape(subject="Your code for Channel 9 Millbrook", station_name="Channel 9 Millbrook", station_url=samples.SITE, words=["Type this code on the page that asked for it. It works for ten minutes."], code="KMT-4W7", why="Somebody typed this address on our site. If it was not you, do nothing.")}),
    }


def draw(folder: Path) -> None:
    """Layers of hills in a hue; enough to judge a page by."""
    import colorsys
    import math

    from PIL import Image, ImageDraw

    for name, hue in PICTURES.items():
        image = Image.new("RGB", (1200, 675))
        canvas = ImageDraw.Draw(image)
        shade = lambda light, grey=0.35, hue=hue: tuple(round(255 * part) for part in colorsys.hls_to_rgb(hue / 360, light, grey))  # noqa: E731
        for y in range(675):
            canvas.line([(0, y), (1200, y)], fill=shade(0.9 - y / 2200, 0.3))
        for layer in range(5):
            base, size = 300 + layer * 75, 90 - layer * 12
            points = [(x, base + size * math.sin(x / (260 - layer * 30) + layer * 1.7 + hue) + size / 4 * math.sin(x / 61 + layer)) for x in range(0, 1201, 8)]
            canvas.polygon([(0, 675), *points, (1200, 675)], fill=shade(0.66 - layer * 0.12))
        for width in (600, 1200):
            small = image.resize((width, width * 9 // 16))
            small.save(folder / f"{name}-{width}.jpg", quality=80)
            small.save(folder / f"{name}-{width}.webp", quality=75)


def main(folder: Path, colour: str = samples.COLOUR) -> None:
    """Write the gallery."""
    configure()
    fill_slots()
    from django.template.loader import render_to_string

    from newsquare.theme import stylesheet

    (folder / "static" / "theme").mkdir(parents=True, exist_ok=True)
    if not (folder / "snow-1200.jpg").exists():
        draw(folder)
    (folder / "static/theme/site.css").write_text(stylesheet.sheet())
    (folder / "static/theme/site.js").write_text(stylesheet.script())
    for name, (template, context) in pages(colour).items():
        (folder / name).write_text(render_to_string(template, context))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
