"""The signed time of a form and the field that people do not see: they hold what a machine sent, and nobody else."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from newsquare.comments.models import Comment, State
from newsquare.comments.stamps import seconds_since, stamp
from newsquare.stories.models import Story
from tests.cast import PublishedStoryFactory
from tests.clock import MONDAY_NOON
from tests.comments.cast import regular

pytestmark = pytest.mark.django_db
NOON = MONDAY_NOON.timestamp()


def sent(story: Story, seconds: float, **form: str) -> Comment:
    """Send a comment so long after the page was made, with the page's own fields, others in their place or without."""
    client = Client()
    client.force_login(regular(story))
    with time_machine.travel(NOON, tick=False):
        page = client.get(story.path).content.decode()
    found = dict(re.findall(r'<input type="hidden" name="(story|made)" value="([^"]+)">', page))
    fields: dict[str, Any] = {**found, "text": "The bridge was due.", **form}
    with time_machine.travel(NOON + seconds, tick=False):
        client.post("/comments/post/", {k: v for k, v in fields.items() if v != "-"}, HTTP_ORIGIN="http://testserver")
    return Comment.objects.get(text="The bridge was due.")


@pytest.mark.parametrize(
    ("seconds", "form", "reason"),
    [
        (60, {}, ""),
        (1, {}, "too quick"),
        (1, {"made": "-"}, ""),
        (1, {"made": "1.2:forged"}, ""),
        (60, {"website": "https://spam.example/"}, "decoy"),
        (60, {"website": "-", "made": "-"}, ""),
    ],
)
def test_only_what_the_form_tells_holds_a_comment(seconds: float, form: dict[str, str], reason: str) -> None:
    comment = sent(PublishedStoryFactory(), seconds, **form)

    assert (comment.reason, comment.state) == (reason, State.HELD if reason else State.PUBLISHED)


def test_a_stamp_is_for_one_story() -> None:
    with time_machine.travel(NOON, tick=False):
        made = stamp(7)

    assert seconds_since(made, 7, NOON + 5) == 5
    assert seconds_since(made, 8, NOON + 5) is None
    assert seconds_since("", 7, NOON) is None
