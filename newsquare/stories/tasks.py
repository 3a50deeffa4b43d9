"""What the worker does for stories."""

import logging
from datetime import datetime

from django.conf import settings

from newsquare.lib import locks, schedule
from newsquare.stories import actions
from newsquare.stories.coming import next_moment

log = logging.getLogger(__name__)


@schedule.every(3600, "words that search does not know")
def note_missing_words(now: datetime) -> None:
    """Let stories be found that came to be without us: before an upgrade, or by a copy of rows."""
    if count := actions.note_missing_words():
        log.info("%s stories can be found by their words now.", count)


@schedule.every(10, "due stories", moments=next_moment)  # By its name before the press, which bakes what came of it.
def carry_out_schedule(now: datetime) -> None:
    """Publish and withdraw at the very moment; what was missed while the server was down is done at start."""
    up_since = locks.taken_at(settings.DATA / "run" / "serve.lock")
    for story_id in actions.carry_out(now=now, up_since=up_since):
        log.warning("Story %s was not as its schedule says, and was put right.", story_id)


@schedule.every(60, "locks of stories")
def let_locks_go(now: datetime) -> None:
    """Open the locks of those who left."""
    actions.let_go(now=now)
