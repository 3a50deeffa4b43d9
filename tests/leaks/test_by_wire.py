"""What an agency orders or limits in a file holds at every exit, with no worker at hand."""

from collections.abc import Callable

import pytest

from newsquare.copydesk.models import Take
from newsquare.wire.actions import receive
from newsquare.wire.models import ItemState, Source, WireItem
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import source
from tests.copydesk.ninjs import ID, hour, ninjs, until
from tests.leaks.scene import MOMENT, Scene, make_scene
from tests.leaks.test_leaks import STORY, Clock, blind, every_exit, reader, walk_around
from tests.leaks.walk import Reader

__all__ = ["reader"]
LATER = hour(17)
WINDOW = f"""<?xml version="1.0" encoding="utf-8"?>
<nitf><head><title>Levee</title><docdata management-status="usable"><doc-id id-string="{ID}" regsrc="statewire"/>
<date.issue norm="20260302T170000Z"/><doc.rights DATES/></docdata></head>
<body><body.head><hedline><hl1>Levee</hl1></hedline></body.head><body.content><p>The state will pay for half of the new
levee, the governor said on Monday on a visit to the towns on the river.</p></body.content></body></nitf>"""


def taken(scene: Scene) -> Source:
    """Let the scene's story be one that was made of an agency's item, and edited here since."""
    wire = source("desk")
    receive(source=wire, raw=ninjs(1), name="a.json", now=MONDAY_NOON)
    item = WireItem.objects.select_related("latest").get()
    Take.objects.create(item=item, story=scene.story, version=item.latest, fingerprint="ours", taken_at=MONDAY_NOON)
    WireItem.objects.update(state=ItemState.TAKEN)
    return wire


def window(**dates: str) -> bytes:
    """Return a version as NITF that gives the window of its rights."""
    return WINDOW.replace("DATES", " ".join(f'{name}="{value}"' for name, value in dates.items())).encode()


AT_THE_MOMENT = {
    "killed": ninjs(2, at=LATER, status="canceled", words=()),
    "withheld": ninjs(2, at=LATER, status="withheld", words=()),
    "not publishable": ninjs(2, at=LATER, type="advisory"),
    "killed in words": ninjs(1, guid="urn:x:9", headline="Advisory", words=(f"EDITORS: kill this story. {ID}",)),
}
BEFOREHAND = {
    "expires": ("before", ninjs(2, at=LATER, expires=until(MOMENT))),
    "window ends": ("before", window(enddate="20260302T190000Z")),
    "window begins": ("after", window(startdate="20260302T190000Z")),
    "embargo": ("after", ninjs(2, at=LATER, embargoed=until(MOMENT))),
}


@every_exit
@pytest.mark.parametrize("raw", AT_THE_MOMENT.values(), ids=list(AT_THE_MOMENT))
def test_what_a_file_orders_away_is_nowhere(reader: Callable[[Scene], Reader], clock: Clock, raw: bytes) -> None:
    scene = make_scene()
    wire = taken(scene)
    who = reader(scene)

    walk_around(
        scene,
        who,
        clock,
        STORY,
        shown="before",
        worker=False,
        act=lambda _: receive(source=wire, raw=raw, name="b.json", now=MOMENT),
    )

    assert blind(who, STORY, {"story", "picture", "200"}) == []


@every_exit
@pytest.mark.parametrize(("shown", "raw"), BEFOREHAND.values(), ids=list(BEFOREHAND))
def test_the_times_that_a_file_names_hold_to_the_second(
    reader: Callable[[Scene], Reader], clock: Clock, shown: str, raw: bytes
) -> None:
    scene = make_scene()
    receive(source=taken(scene), raw=raw, name="b", now=MONDAY_NOON)
    who = reader(scene)

    walk_around(scene, who, clock, STORY, shown=shown, worker=False)

    assert blind(who, STORY, {"story", "picture", "200"}) == []
