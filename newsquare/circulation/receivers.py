"""What follows from a publication, and from a mail that was written."""

from django.dispatch import receiver
from django.utils import timezone

from newsquare.circulation import actions, tasks
from newsquare.circulation.signals import mail_written
from newsquare.stories.signals import story_barred, story_published, story_unpublished


@receiver(story_published)
def tell_the_followers(story_id: int, first: bool, **_: object) -> None:
    """The first publication is mailed; a later one may change what still leaves."""
    actions.open_edition(story_id=story_id, first=first, now=timezone.now())
    _ask_the_gate_again(story_id)


@receiver([story_barred, story_unpublished])
def ask_the_gate_again(story_id: int, **_: object) -> None:
    """A bar was set or lifted, or the story is gone: a mailing may go, or must not."""
    _ask_the_gate_again(story_id)


@receiver(mail_written)
def send(**_: object) -> None:
    """There is mail to send."""
    tasks.send_mail.enqueue()


def _ask_the_gate_again(story_id: int) -> None:
    for edition_id in actions.ask_the_gate_again(story_id=story_id, now=timezone.now()):
        tasks.prepare.enqueue(edition_id)
