"""No exit shows a story or a picture a second before it may be seen, nor a second after.

The walk goes through the front as a reader does: pages baked at one moment are asked for again at the next.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client, TestCase
from django.utils import timezone

from newsquare.accounts.models import User
from newsquare.circulation import post
from newsquare.circulation.actions import announce
from newsquare.comments import drafts
from newsquare.press import actions as press
from newsquare.stories.actions import bar_picture, bar_story, carry_out, unpublish
from newsquare.stories.models import BarKind
from tests.leaks.exits import WALKED, WITHOUT_STORIES, routes
from tests.leaks.scene import MOMENT, OF_THE_PICTURE, OF_THE_STORY, Scene, make_scene
from tests.leaks.walk import Reader

STEPS = (-180, -120, -60, -1, 0, 1, 60, 120, 180)  # Seconds around the moment.
HIDDEN = {"after": lambda step: step < 0, "before": lambda step: step >= 0, "never": lambda step: True}
CLOSELY = {"after": {-1}, "before": {0}, "never": {-1, 1}}  # Where a manner of asking could show what another hides.
OF_THE_PAST = {route for route, way in WALKED.items() if way.past}
STORY = {*OF_THE_STORY, *OF_THE_PICTURE, b"FILM", b"FILE"}
PICTURE = {*OF_THE_PICTURE, b"FILE"}
Act = Callable[[Scene], object]
Clock = time_machine.Traveller
every_exit = pytest.mark.django_db
with_and_without_worker = pytest.mark.parametrize("worker", [True, False], ids=["worker", "no worker"])


@pytest.fixture
def reader(settings: Any, tmp_path: Path) -> Callable[[Scene], Reader]:
    """Return who walks; to be called when Dot is there."""
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"

    def arrive(scene: Scene) -> Reader:
        client = Client()
        client.force_login(User.objects.get(name="Dot"), backend="newsquare.accounts.backends.StationBackend")
        session = client.session
        drafts.keep(session, drafts.KeptDraft(scene.story.pk, "Kept.", None, MOMENT.timestamp()))
        session.save()
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
        press.settle_hosts()
        return Reader(tmp_path, cookies)

    return arrive


def commit(do: Callable[[], Any]) -> Any:
    """Do something as a transaction of its own, with what follows from it."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        return do()


def work(scene: Scene) -> None:
    """Do what the worker does, all of it."""
    now = timezone.now()
    carry_out(now=now, up_since=None)
    press.sweep(now=now)
    press.bake_pending(now=now)
    announce(story_id=scene.story.pk, now=now)
    post.send_due()


def walk_around(
    scene: Scene,
    who: Reader,
    clock: Clock,
    hidden: set[bytes],
    *,
    shown: str,
    worker: bool = True,
    act: Act | None = None,
) -> None:
    """Walk each minute, and each second around the moment; `hidden` is seen only `shown`: before, after or never."""
    leaks: list[str] = []
    for step in STEPS:
        now = MOMENT + timedelta(seconds=step)
        clock.move_to(now)
        if step == 0 and act is not None:
            commit(lambda: act(scene))
        if worker:
            commit(lambda: work(scene))
        found = who.walk(scene, closely=step in CLOSELY[shown])
        if HIDDEN[shown](step):
            leaks += [
                f"{step:+} s: {where} shows {sorted(words & hidden)}"
                for where, words in found.items()
                if words & hidden
            ]
    assert leaks == []


def blind(who: Reader, words: set[bytes], kinds: set[str]) -> list[str]:
    """Return the exits at which none of the words was ever seen, though they belong there: the walk proves nothing."""
    return [route for route, way in WALKED.items() if way.shows in kinds and not who.seen.get(route, set()) & words]


@every_exit
def test_a_scheduled_story_is_nowhere_before_its_moment(reader: Callable[[Scene], Reader], clock: Clock) -> None:
    scene = make_scene(live=False, go_live_at=MOMENT)
    scene.story.save_revision().publish(skip_permission_checks=True)
    who = reader(scene)

    walk_around(scene, who, clock, STORY, shown="after")

    assert set(blind(who, STORY, {"story", "picture", "200"})) == OF_THE_PAST
    assert who.seen["mail"]


@every_exit
def test_a_scheduled_story_is_nowhere_while_there_is_no_worker(reader: Callable[[Scene], Reader], clock: Clock) -> None:
    scene = make_scene(live=False, go_live_at=MOMENT)
    scene.story.save_revision().publish(skip_permission_checks=True)
    who = reader(scene)

    walk_around(scene, who, clock, STORY, shown="never", worker=False)


@every_exit
@with_and_without_worker
def test_an_embargo_holds_until_its_moment_and_not_longer(
    reader: Callable[[Scene], Reader], clock: Clock, worker: bool
) -> None:
    scene = make_scene()
    bar_story(story=scene.story, kind=BarKind.EMBARGO, until_at=MOMENT)
    who = reader(scene)

    walk_around(scene, who, clock, STORY, shown="after", worker=worker)

    assert blind(who, STORY, {"story", "picture", "200"}) == []
    assert ("mail" in who.seen) == worker


@every_exit
@with_and_without_worker
def test_a_story_is_nowhere_from_its_end_on(reader: Callable[[Scene], Reader], clock: Clock, worker: bool) -> None:
    scene = make_scene(expire_at=MOMENT)
    who = reader(scene)

    walk_around(scene, who, clock, STORY, shown="before", worker=worker)

    assert blind(who, STORY, {"story", "picture", "200"}) == []


@every_exit
@pytest.mark.parametrize("worker", [True, False], ids=["worker", "no worker"])
def test_a_withdrawn_story_is_nowhere(reader: Callable[[Scene], Reader], clock: Clock, worker: bool) -> None:
    scene = make_scene()
    who = reader(scene)

    walk_around(
        scene,
        who,
        clock,
        STORY,
        shown="before",
        worker=worker,
        act=lambda scene: unpublish(story=scene.story, now=MOMENT, note="It was wrong."),
    )

    assert blind(who, STORY, {"story", "picture", "200"}) == []


@every_exit
@pytest.mark.parametrize("at_once", [True, False], ids=["by hand", "from a moment on"])
def test_a_killed_story_is_nowhere(reader: Callable[[Scene], Reader], clock: Clock, at_once: bool) -> None:
    scene = make_scene()
    if not at_once:
        bar_story(story=scene.story, kind=BarKind.KILL, from_at=MOMENT)
    who = reader(scene)

    walk_around(
        scene,
        who,
        clock,
        STORY,
        shown="before",
        worker=False,
        act=lambda scene: at_once and bar_story(story=scene.story, kind=BarKind.KILL),
    )

    assert blind(who, STORY, {"story", "picture", "200"}) == []


@every_exit
@with_and_without_worker
def test_a_picture_is_nowhere_when_the_right_to_show_it_ends(
    reader: Callable[[Scene], Reader], clock: Clock, worker: bool
) -> None:
    scene = make_scene()
    bar_picture(picture=scene.picture, kind=BarKind.RIGHTS, from_at=MOMENT)
    who = reader(scene)

    walk_around(scene, who, clock, PICTURE, shown="before", worker=worker)

    assert blind(who, PICTURE, {"picture", "file"}) == []


def test_every_public_address_is_walked_or_has_a_reason_not_to_be() -> None:
    known = [*WALKED, *WITHOUT_STORIES]
    unknown = [route for route in routes() if route not in known]

    assert unknown == [], (
        "Put each new address on one of the lists in tests/leaks/exits.py: how to walk it, or why it has no stories."
    )
    assert sorted(set(known) - set(routes())) == [], "These addresses are gone: take them off tests/leaks/exits.py."
    assert len(known) == len(set(known))


def test_the_desk_shows_nothing_to_a_reader(client: Client, db: None) -> None:
    scene = make_scene()
    pk = scene.story.pk
    paths = [f"/desk/stories/{what}/{pk}/" for what in ("edit", "history", "unpublish", "usage", "beside", "preview")]
    paths += [f"/desk/stories/revisions/{pk}/{revision}/view/" for revision in (1, pk)]

    answers = [client.get(path) for path in [*paths, "/desk/", "/desk/stories/", "/desk/front/", "/desk/images/"]]

    assert all(answer.status_code in {302, 404} for answer in answers)
    assert not any(word in answer.content for answer in answers for word in STORY)
