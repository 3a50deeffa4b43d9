"""Open an edition when a story is first published, and freeze its audience when readers may see the story."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction

from newsquare.circulation.models import Delivery, Edition, EditionState, Follow, Kind, State
from newsquare.circulation.rules import ASK_AGAIN
from newsquare.circulation.signals import mail_written
from newsquare.stories.models import Bar, BarKind, Story
from newsquare.stories.queries import is_public, story_changes_at

LOOK_AGAIN = timedelta(minutes=10)


@transaction.atomic
def open_edition(*, story_id: int, first: bool, now: datetime) -> None:
    """Open the one edition of a story at its first publication; a story that came back soon goes on where it was."""
    story = Story.objects.select_related("public").get(pk=story_id)
    if first and story.public and story.public.content["topics"]:
        Edition.objects.get_or_create(
            story=story, defaults={"opened_at": story.published_at or now, "next_attempt_at": now}
        )
        return
    pulled = Edition.objects.filter(story=story, state=EditionState.PULLED, next_attempt_at__gt=now - ASK_AGAIN)
    pulled.update(state=EditionState.WAITING, next_attempt_at=now)
    back = Delivery.objects.filter(edition__story=story, state=State.PULLED, settled_at__gt=now - ASK_AGAIN)
    back.filter(follower__isnull=False).update(state=State.PENDING, settled_at=None, next_attempt_at=now)


@transaction.atomic
def announce(*, story_id: int, now: datetime) -> None:
    """Count the followers of a public story and write one delivery for each, once; a story not yet public waits."""
    edition = (
        Edition.objects.select_for_update(of=("self",))
        .filter(story_id=story_id, state=EditionState.WAITING)
        .select_related("story__station", "story__public")
        .first()
    )
    if edition is None:
        return
    if not is_public(edition.story, now):
        _wait_or_pull(edition, now)
        return
    readers = _audience(edition)
    Delivery.objects.bulk_create(
        [
            Delivery(
                key=f"story:{story_id}:follower:{follower}",
                station=edition.story.station,
                kind=Kind.STORY,
                edition=edition,
                follower_id=follower,
                topics=topics,
                created_at=now,
                next_attempt_at=now,
            )
            for follower, topics in readers.items()
        ],
        ignore_conflicts=True,
        batch_size=500,
    )
    edition.state, edition.frozen_at, edition.audience = EditionState.FROZEN, now, len(readers)
    edition.save(update_fields=["state", "frozen_at", "audience"])
    if readers:
        mail_written.send(Edition)


def _audience(edition: Edition) -> dict[int, list[int]]:
    """Return, by follower, the topics that bring them the story. Who came after it was out is not among them."""
    content = edition.story.public.content if edition.story.public else {"topics": []}
    follows = Follow.objects.filter(
        topic__in=content["topics"],
        topic__station=edition.story.station_id,
        follower__confirmed_at__isnull=False,
        since__lte=edition.opened_at,
    )
    readers: dict[int, list[int]] = defaultdict(list)
    for follower, topic in follows.order_by("follower", "topic").values_list("follower_id", "topic_id"):
        readers[follower].append(topic)
    return readers


def _wait_or_pull(edition: Edition, now: datetime) -> None:
    killed = Bar.objects.filter(story=edition.story_id, kind=BarKind.KILL, lifted_at__isnull=True).exists()
    if edition.story.public is None or killed:
        edition.state, edition.next_attempt_at = EditionState.PULLED, now
    else:
        edition.next_attempt_at = story_changes_at(edition.story, set(), now) or now + LOOK_AGAIN
        edition.opened_at = edition.next_attempt_at
    edition.save(update_fields=["state", "next_attempt_at", "opened_at"])
