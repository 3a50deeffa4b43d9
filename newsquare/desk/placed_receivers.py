"""What follows when a broadcast or a sponsor is placed, changed or taken away."""

from django.db.models.signals import post_init, post_save
from django.dispatch import receiver
from django.utils import timezone

from newsquare.desk.actions import settle_placed_picture
from newsquare.desk.models import Broadcast, Sponsor
from newsquare.press.actions import touch


@receiver(post_init, sender=Broadcast)
@receiver(post_init, sender=Sponsor)
def remember_what_it_showed(instance: Broadcast | Sponsor, **_: object) -> None:
    """What it showed before is to change too."""
    instance.showed = (getattr(instance, "story_id", None), _picture_of(instance))  # type: ignore[union-attr]  # For those below.


@receiver(post_save, sender=Broadcast)
def bake_what_is_live(instance: Broadcast, **_: object) -> None:
    """Home, the page of what is live, and the page of the story about it."""
    stories = {instance.story_id, instance.showed[0]} - {None}  # type: ignore[attr-defined]
    touch([f"live:{instance.station_id}", *(f"story:{pk}" for pk in stories)])


@receiver(post_save, sender=Sponsor)
def bake_what_sponsors_show(instance: Sponsor, **_: object) -> None:
    """The pages that show a sponsor; those of stories are thrown away."""
    touch([f"sponsor:{instance.station_id}", f"rest:sponsor:{instance.station_id}"])


@receiver(post_save, sender=Broadcast)
@receiver(post_save, sender=Sponsor)
def let_readers_have_its_picture(instance: Broadcast | Sponsor, **_: object) -> None:
    """A picture that stands in no story is there for readers while something placed shows it."""
    for pk in {_picture_of(instance), instance.showed[1]} - {None}:  # type: ignore[union-attr]
        settle_placed_picture(picture_id=pk, now=timezone.now())


def _picture_of(row: Broadcast | Sponsor) -> int | None:
    return row.poster_id if isinstance(row, Broadcast) else row.picture_id
