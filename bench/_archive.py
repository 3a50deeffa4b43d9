"""Fills the station of a bench with an archive: `python -m bench._archive STORIES ARRIVALS`, in its environment.

Rows are written as publishing and receiving would leave them, but in bulk and without baking: ten years of stories,
each with a published version and a byline, one in fifty a draft; items of the wire with bodies of 300 words.
"""

import random
import sys
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  # After the settings.
from django.utils import timezone  # noqa: E402

from newsquare.accounts.actions import add_staff  # noqa: E402
from newsquare.accounts.models import Role, User  # noqa: E402
from newsquare.stations.models import Station  # noqa: E402
from newsquare.stories.actions import rebuild  # noqa: E402
from newsquare.stories.models import Byline, PublishedVersion, Section, Story  # noqa: E402
from newsquare.wire.models import Card, Dispatch, Group, Source, WireItem, WireVersion  # noqa: E402

WORDS = "river|council|bridge|levy|ferry|school|harvest|storm|budget|road|mayor|clinic|water|farm|vote"
EDITOR = "ada@desk.example"
MINUTES_BETWEEN = 50
ONE_DRAFT_IN = 50
BATCH = 2000
IN_A_GROUP, ONE_GROUP_IN = 3, 4  # Items in a group; one item in so many begins one.


def words(count: int) -> str:
    """Return so many words."""
    return " ".join(random.choices(WORDS.split("|"), k=count))  # noqa: S311  # Nothing secret.


def main(stories: int, arrivals: int) -> None:
    """Fill the station."""
    random.seed(9)
    station, now = Station.objects.get(), timezone.now()
    ada = add_staff(email=EDITOR, station=station, role=Role.EDITOR, name="Ada Quist", now=now).user
    section = Section.objects.filter(station=station).first() or Section.objects.create(station=station, name="News")
    with transaction.atomic():
        for begin in range(0, stories, BATCH):
            fill_stories(range(begin, min(begin + BATCH, stories)), station, section, ada, now)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE stories_story SET public_id = (SELECT version.id FROM stories_publishedversion version "
                "WHERE version.story_id = stories_story.id) WHERE path <> ''"
            )
    for _ in rebuild():
        pass
    source = Source.objects.get(station=station)
    with transaction.atomic():
        for begin in range(0, arrivals, BATCH):
            fill_arrivals(range(begin, min(begin + BATCH, arrivals)), source, now)


def fill_stories(numbers: range, station: Station, section: Section, by: User, now: datetime) -> None:
    """Write stories with their bylines and published versions."""
    batch = Story.objects.bulk_create(story(number, station, section, now) for number in numbers)
    Byline.objects.bulk_create(Byline(story=each, name="Ben Ortiz", sort_order=0) for each in batch)
    PublishedVersion.objects.bulk_create(
        PublishedVersion(story=each, number=1, published_at=each.published_at, by=by, content=content(each))
        for each in batch
        if each.published_at
    )


def story(number: int, station: Station, section: Section, now: datetime) -> Story:
    """Return a story that was published when its number says, or a draft."""
    made = Story(station=station, section=section, slug=f"s-{number}", headline=f"{words(7).capitalize()} {number}")
    made.deck, made.live = words(12), number % ONE_DRAFT_IN != 0
    made.body = [("text", f"<p>{words(60)}</p>")]  # type: ignore[assignment]  # The field makes its value of it.
    if made.live:
        at = now - timedelta(minutes=MINUTES_BETWEEN * number)
        made.path, made.published_at = f"/{at:%Y/%m}/s-{number}/", at
        made.first_published_at = made.last_published_at = at
    return made


def content(of: Story) -> dict[str, Any]:
    """Return what a published version holds of a story."""
    return {
        "headline": of.headline,
        "deck": of.deck,
        "dateline": "",
        "bylines": [{"name": "Ben Ortiz", "detail": ""}],
        "section": of.section_id,
        "topics": [],
        "label": "local",
        "distributor": "",
        "rights_notice": "",
        "indexing": "index",
        "full_text_out": True,
        "body": of.body.get_prep_value(),
        "lead_picture": None,
        "lead_caption": "",
        "agency_time": None,
    }


def fill_arrivals(numbers: range, source: Source, now: datetime) -> None:
    """Write items of the wire that wait."""
    dispatches = Dispatch.objects.bulk_create(
        Dispatch(source=source, name=f"{number}.xml", sha256=f"{number:064x}", raw=b"<item/>", received_at=now)
        for number in numbers
    )
    items = WireItem.objects.bulk_create(
        WireItem(source=source, key=f"k{n}", first_received_at=now, changed_at=now - timedelta(minutes=n))
        for n in numbers
    )
    versions = WireVersion.objects.bulk_create(
        WireVersion(
            item=item, dispatch=dispatch, number=1, content_hash="a", headline=words(8), data=copy(), received_at=now
        )
        for item, dispatch in zip(items, dispatches, strict=True)
    )
    for item, version in zip(items, versions, strict=True):
        item.latest = version
    WireItem.objects.bulk_update(items, ["latest"], batch_size=500)
    cards = zip(items, versions, numbers, strict=True)
    Card.objects.bulk_create(
        Card(
            item=item,
            version=version,
            slugline="river-levy",
            words=300,
            urgency=n % 8 + 1,
            pictures=n % 3,
            compared=True,
        )
        for item, version, n in cards
    )
    for begin in range(0, len(items), IN_A_GROUP * ONE_GROUP_IN):
        together = [item.pk for item in items[begin : begin + IN_A_GROUP]]
        group = Group.objects.create(station=source.station, begun_at=now)
        Card.objects.filter(pk__in=together).update(group=group)


def copy() -> dict[str, Any]:
    """Return agency copy as the wire's parsers give it."""
    text = words(300)
    return {
        "headline": words(8),
        "slugline": "river-levy",
        "body_text": text,
        "body_html": f"<p>{text}</p>",
        "pictures": [],
    }


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
