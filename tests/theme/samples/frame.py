"""An invented town and its station: the frame of every page, its pictures, topics and teasers."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from newsquare.theme import colours
from newsquare.theme.shapes import Chrome, Head, Link, Meta, PictureShape, Source, TeaserShape, TopicShape, VideoShape

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("America/Chicago"))
SITE = "https://nine.example"
COLOUR = "#14566b"


def chrome(colour: str = COLOUR, current: str = "") -> Chrome:
    """The station's frame."""
    sections = ("News", "Weather", "Sports", "Business", "Community", "Schools")
    return Chrome(
        name="Channel 9 Millbrook",
        town="Millbrook and Harlan County",
        slug="millbrook",
        url="/",
        colours=colours.block(colour),
        timezone="America/Chicago",
        nav=[Link(name=name, url=f"/section/{name.lower()}/", current=name == current) for name in sections],
        doors=[Link(name="Send a story idea", url="/story-idea/"), Link(name="Your page", url="/me/")],
        footer=[
            Link(name="About us", url="/about/"),
            Link(name="Community Guidelines", url="/guidelines/"),
            Link(name="Send a story idea", url="/story-idea/"),
            Link(name="RSS", url="/feed.xml"),
            Link(name="Write to the newsroom", url="mailto:news@nine.example"),
        ],
        promise="When we get something wrong we say so on the story itself, with the date.",
    )


def head(title: str, path: str = "/") -> Head:
    """What machines read."""
    return Head(
        title=f"{title} – Channel 9 Millbrook",
        description="News of Millbrook and Harlan County.",
        canonical=SITE + path,
        metas=[Meta(name="robots", content="max-image-preview:large")],
        feeds=[Link(name="Channel 9 Millbrook", url="/feed.xml")],
        json_ld='{"@context":"https://schema.org","@type":"WebPage"}',
    )


def picture(name: str, alt: str = "Hills above a river at dusk", caption: str = "", width: int = 1200) -> PictureShape:
    """One of the gallery's drawn pictures."""
    return PictureShape(
        src=f"/{name}-1200.jpg",
        srcset=f"/{name}-600.jpg 600w, /{name}-1200.jpg 1200w",
        sources=[Source(type="image/webp", srcset=f"/{name}-600.webp 600w, /{name}-1200.webp 1200w")],
        sizes="(min-width: 60rem) 50rem, 100vw",
        width=width,
        height=width * 9 // 16,
        alt=alt,
        caption=caption,
        credit="Drawing: Channel 9 Millbrook",
    )


def video(**more: object) -> VideoShape:
    """A video of the station's own, with its poster."""
    values: dict[str, object] = {
        "title": "The walk to the river",
        "caption": "Two minutes, with sound.",
        "poster": picture("snow"),
        "credit": "Video: Tom Abara",
        "src": "/media/videos/walk.mp4",
        "type": "video/mp4",
        "width": 1280,
        "height": 720,
        "captions_url": "/media/captions/3.vtt",
        "language": "en-US",
        "transcript": "The river rose overnight.\n\nBy noon it stood at the wall.",
        **more,
    }
    return VideoShape(**values)  # type: ignore[arg-type]  # As named above.


def topic(name: str = "County Government", number: int = 7) -> TopicShape:
    """A topic that readers follow."""
    slug = name.lower().replace(" ", "-")
    return TopicShape(id=number, slug=slug, name=name, url=f"/topic/{slug}/")


def teaser(headline: str, minutes: int = 60, **more: object) -> TeaserShape:
    """A story on another page."""
    slug = "-".join(headline.lower().split()[:4]).replace("’", "").replace(",", "")
    values: dict[str, object] = {"by": "By Renata Okafor", "published": NOON - timedelta(minutes=minutes), **more}
    return TeaserShape(url=f"/2026/11/{slug}/", headline=headline, **values)  # type: ignore[arg-type]  # As named above.


COUNTY = Link(name="County Government", url="/topic/county-government/")
SCHOOLS = Link(name="Schools", url="/topic/schools/")
RIVER = Link(name="The River", url="/topic/the-river/")
ROADS = Link(name="Roads", url="/topic/roads/")
WIRE = {"by": "Prairie Wire", "label": "wire"}
