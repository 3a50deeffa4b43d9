"""What follows from a publication, and from a mail that was written."""

from django.dispatch import receiver
from django.utils import timezone

from newsquare.accounts.actions import watch
from newsquare.accounts.models import User
from newsquare.accounts.signals import data_asked
from newsquare.circulation import actions, tasks
from newsquare.circulation.models import Follow, Newsletter
from newsquare.circulation.signals import mail_written
from newsquare.stories.signals import story_barred, story_corrected, story_published, story_unpublished

watch(Newsletter, "name", "slug", "description", "is_offered")


@receiver(story_published)
def tell_the_followers(story_id: int, version_id: int, first: bool, **_: object) -> None:
    """The first publication is mailed; a later one may change what still leaves, or be news of a running story."""
    if not first:
        actions.open_update(story_id=story_id, version_id=version_id, now=timezone.now())
    actions.open_edition(story_id=story_id, first=first, now=timezone.now())
    _ask_the_gate_again(story_id)


@receiver(story_corrected)
def tell_of_a_correction(story_id: int, correction_id: int, **_: object) -> None:
    """Who follows the story is told."""
    actions.open_correction(story_id=story_id, correction_id=correction_id, now=timezone.now())
    _ask_the_gate_again(story_id)


@receiver([story_barred, story_unpublished])
def ask_the_gate_again(story_id: int, **_: object) -> None:
    """A bar was set or lifted, or the story is gone: a mailing may go, or must not."""
    _ask_the_gate_again(story_id)


@receiver(data_asked)
def tell_what_is_followed(user: User, **_: object) -> dict[str, object]:
    """What an account's address follows, for the file that its owner can take away."""
    rows = Follow.objects.filter(follower__email=user.email).order_by("pk")
    follows = rows.select_related("follower__station", "subject__topic", "subject__section")
    return {
        "follows": [
            {
                "station": follow.follower.station.slug,
                "what": f"{follow.subject.kind}: {follow.subject}",
                "asked_at": follow.asked_at,
                "since": follow.since,
            }
            for follow in follows
        ]
    }


@receiver(mail_written)
def send(**_: object) -> None:
    """There is mail to send."""
    tasks.send_mail.enqueue()


def _ask_the_gate_again(story_id: int) -> None:
    for edition_id in actions.ask_the_gate_again(story_id=story_id, now=timezone.now()):
        tasks.prepare.enqueue(edition_id)
