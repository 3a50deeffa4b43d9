"""Plays the arrivals: each dispatch is laid into a folder with its pictures and taken in as any other."""

from collections.abc import Iterator
from functools import partial

from newsquare.accounts.models import User
from newsquare.demo.drawings import draw_jpeg
from newsquare.demo.nouns import Dispatch, Illustration
from newsquare.demo.replay.stage import Event, Stage
from newsquare.stories.actions import publish
from newsquare.stories.models import Story
from newsquare.wire.actions import compare_what_came, receive, watch_item
from newsquare.wire.models import Source, WireItem


def wire_events(stage: Stage) -> Iterator[Event]:
    """Yield the arrivals, and the photos that editors added to them."""
    for dispatch in stage.content.dispatches:
        yield Event(dispatch.arrives_at, partial(_arrive, stage, dispatch))
        if dispatch.photo:
            add = partial(_add_photo, stage, dispatch, dispatch.photo, stage.with_login("editor"))
            yield Event(dispatch.photo_at, add)


def _arrive(stage: Stage, dispatch: Dispatch) -> None:
    folder = stage.folder / stage.content.slug / dispatch.source
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in dispatch.pictures:
        (folder / name).write_bytes(draw_jpeg(drawing))
    path = folder / dispatch.name
    path.write_bytes(dispatch.content)
    source = Source.objects.get(station=stage.station, slug=dispatch.source)
    lines = receive(source=source, raw=dispatch.content, name=dispatch.name, path=str(path), now=dispatch.arrives_at)
    compare_what_came(now=dispatch.arrives_at)
    if dispatch.watched:
        item = WireItem.objects.get(source=source, key=dispatch.watched)
        watch_item(item=item, person=stage.with_login("editor"), now=dispatch.arrives_at)
    for line in lines:
        if line.outcome.story_id:
            story = Story.objects.get(pk=line.outcome.story_id)
            stage.tell_the_followers(story, dispatch.arrives_at)
            stage.stories.setdefault(f"dispatch:{dispatch.name}", story)


def _add_photo(stage: Stage, dispatch: Dispatch, photo: Illustration, by: User) -> None:
    """Give a story that came as text the photo whose credit stood in the text."""
    story = stage.stories[f"dispatch:{dispatch.name}"]
    item = WireItem.objects.get(take__story=story)
    credit = item.latest.data["pictures"][0]["credit"] if item.latest else ""
    picture = Illustration(photo.drawing, photo.caption, photo.alt, credit)
    story.lead_picture, story.lead_caption = stage.picture(picture, by), photo.caption
    story.save()
    publish(story=story, by=by, now=dispatch.photo_at)
    story.refresh_from_db()
