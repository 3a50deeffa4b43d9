"""What the worker does for stories."""

import logging
from datetime import datetime

from django.core.management import call_command

from newsquare.lib import schedule
from newsquare.stories import actions

log = logging.getLogger(__name__)


@schedule.every(10, "scheduled stories")
def carry_out_schedule(now: datetime) -> None:
    """Publish and withdraw what is due; what was missed while the server was down is done at start."""
    call_command("publish_scheduled", verbosity=0)
    for story_id in actions.settle_all(now=now):
        log.warning("Story %s was not as its schedule says, and was put right.", story_id)
