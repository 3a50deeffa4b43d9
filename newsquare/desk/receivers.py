"""Read this file to learn what a change sets off at the desk."""

from django.dispatch import receiver
from django.utils import timezone

from newsquare.desk.models import Breaking
from newsquare.press.actions import begin_edition
from newsquare.stories.models import Story
from newsquare.stories.signals import story_barred, story_unpublished


@receiver(story_unpublished)
@receiver(story_barred)
def take_down_its_bar(story_id: int, **_: object) -> None:
    """A bar that leads to a story goes with it: from every page, before the action reports done."""
    if Breaking.objects.filter(story=story_id, until_at__gt=timezone.now()).exists():
        begin_edition(Story.objects.select_related("station").get(pk=story_id).station, firm=True)
