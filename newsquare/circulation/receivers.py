"""What follows from a publication, and from a mail that was written."""

from django.dispatch import receiver
from django.utils import timezone

from newsquare.circulation import actions, tasks
from newsquare.circulation.signals import mail_written
from newsquare.stories.signals import story_barred, story_published


@receiver(story_published)
def tell_the_followers(story_id: int, first: bool, **_: object) -> None:
    """Only the first publication is mailed."""
    actions.open_edition(story_id=story_id, first=first, now=timezone.now())
    tasks.announce.enqueue(story_id)


@receiver(story_barred)
def ask_again(story_id: int, **_: object) -> None:
    """A bar was set or lifted: a waiting edition may go, or must not."""
    tasks.announce.enqueue(story_id)


@receiver(mail_written)
def send(**_: object) -> None:
    """There is mail to send."""
    tasks.send_mail.enqueue()
