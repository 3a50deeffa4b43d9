"""What joins a story idea and a story: telling its sender, and thanking them on the page where they allowed it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did
from newsquare.desk.models import Credit
from newsquare.lib.text import one_line
from newsquare.press.actions import touch
from newsquare.stories.models import Story
from newsquare.stories.queries import is_public
from newsquare.tips.actions import tell_of_story
from newsquare.tips.models import Idea, MayName


class NotPublicError(Exception):
    """Readers may not see the story, so nobody is told that it came of their idea."""


class NotAllowedError(Exception):
    """The sender did not say that they may be named, or the story is not the one that came of the idea."""


def became_story(*, idea: Idea, story: Story, now: datetime) -> None:
    """Tell the sender at their receipt that their idea became a story. Raises NotPublicError."""
    if not is_public(story, now):
        raise NotPublicError
    words = _("Your idea became this story: “%(headline)s”. Thank you.") % {"headline": story.headline}
    tell_of_story(idea=idea, story=story.pk, path=story.path, words=words, now=now)


@transaction.atomic
def thank(*, idea: Idea, story: Story, words: str) -> Credit:
    """Put a line of thanks on the story that came of an idea. Raises NotAllowedError."""
    if idea.may_name != MayName.YES or idea.became_story != story.pk:
        raise NotAllowedError
    credit, _new = Credit.objects.update_or_create(
        story=story, defaults={"station": story.station, "words": one_line(words)}
    )
    record(Did.ADDED, credit)
    touch([f"story:{story.pk}"])
    return credit


@transaction.atomic
def take_thanks_off(*, credit: Credit) -> None:
    """Take a line of thanks off its story."""
    record(Did.DELETED, credit)
    story = credit.story_id
    credit.delete()
    touch([f"story:{story}"])
