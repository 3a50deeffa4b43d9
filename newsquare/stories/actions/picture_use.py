"""Keep in mind which pictures a story shows to readers."""

from django.db import transaction

from newsquare.stories.content import pictures_in
from newsquare.stories.models import Picture, PictureUse, Story
from newsquare.stories.signals import picture_changed, pictures_dropped


@transaction.atomic
def note_pictures(*, story_id: int) -> None:
    """Write down which pictures a story's public version shows; readers lose those that it shows no more."""
    story = Story.objects.select_related("public").get(pk=story_id)
    wanted = pictures_in(story.public.content) if story.public else set()
    uses = PictureUse.objects.filter(story=story)
    had = set(uses.filter(is_present=True).values_list("picture", flat=True))
    if wanted == had:
        return
    uses.filter(is_present=False, picture__in=wanted).update(is_present=True)
    known = Picture.objects.filter(pk__in=wanted - had, station=story.station_id).values_list("pk", flat=True)
    PictureUse.objects.bulk_create([PictureUse(story=story, picture_id=pk) for pk in known], ignore_conflicts=True)
    if uses.filter(picture__in=had - wanted).update(is_present=False):
        pictures_dropped.send(Story, story_id=story_id)


@transaction.atomic
def place_picture(*, picture_id: int, is_placed: bool) -> None:
    """Let readers have a picture apart from any story, as a sponsor's, or no more."""
    if Picture.objects.filter(pk=picture_id).exclude(is_placed=is_placed).update(is_placed=is_placed):
        picture_changed.send(Picture, picture_id=picture_id)
