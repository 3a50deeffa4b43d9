"""Run as a process of its own by test_crowd.py: somebody who publishes, or somebody who reads, as fast as they can.

python -m tests.press.crowd prepare | publish COUNT | withdraw COUNT | read SECONDS
"""

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsquare.config.settings")

import django

django.setup()

from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from newsquare.press import actions  # noqa: E402
from newsquare.press.bakery import store  # noqa: E402
from newsquare.stories.actions import publish, unpublish  # noqa: E402
from newsquare.stories.models import Story  # noqa: E402


def prepare() -> None:
    from tests.cast import PublishedStoryFactory

    PublishedStoryFactory(headline="Version 0", slug="bridge", published=timezone.now())


def kept(story: Story) -> tuple[int, bytes]:
    page = store().get(story.station_id, story.path)
    return (page.status, page.body) if page else (0, b"")


def newest(body: bytes) -> int:
    return int(body.split(b"<title>Version ")[1].split(b"<")[0].split()[0])


def change(count: float) -> None:
    """Publish a new version many times: at each return, the kept page shows it already."""
    for number in range(1, int(count) + 1):
        story = Story.objects.get()
        story.headline = f"Version {number}"
        story.save()
        publish(story=story, by=None, now=timezone.now())
        status, body = kept(story)
        assert status == 200, f"version {number} is published, and status {status} is kept"
        assert newest(body) == number, f"version {number} is published, and the page says {newest(body)}"


def withdraw(count: float) -> None:
    """Withdraw and publish in turns: whenever the story is withdrawn, no page of it is kept."""
    for number in range(int(count)):
        story = Story.objects.get()
        unpublish(story=story, now=timezone.now())
        for _ in range(50):
            status, _body = kept(story)
            assert status == 410, f"withdrawn for the {number}th time, and status {status} is kept"
            home = store().get(story.station_id, "/")
            assert home is None or b"Version" not in home.body, "withdrawn, and the front page names it"
            time.sleep(0.001)
        publish(story=Story.objects.get(), by=None, now=timezone.now())


def read(seconds: float) -> None:
    """Ask Django, never the front, so that every answer is a bake."""
    client, path, until = Client(), Story.objects.get().path, time.monotonic() + seconds
    count = 0
    while time.monotonic() < until:
        for address in (path, "/"):
            status = client.get(address).status_code
            assert status in {200, 410}, f"{address} answered {status}"
            count += 1
    print(count)


def work(seconds: float) -> None:
    """Be the worker."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        actions.sweep(now=timezone.now())
        actions.bake_pending(now=timezone.now())
        time.sleep(0.05)


if __name__ == "__main__":
    verbs = {"publish": change, "withdraw": withdraw, "read": read, "work": work}
    if sys.argv[1] == "prepare":
        prepare()
    else:
        verbs[sys.argv[1]](float(sys.argv[2]))
