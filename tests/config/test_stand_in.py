"""A kill takes effect although the worker stands still: the web process looks into the folders itself."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.config.filled import python
from tests.config.serving import Serving, serving, wait_until
from tests.copydesk.ninjs import ninjs

SET_UP = """
from newsquare.wire.models import Source
from tests.cast import SectionFactory, StationFactory, TopicFactory
station = StationFactory(host="127.0.0.1")
SectionFactory(station=station)
TopicFactory(station=station)
Source.objects.create(station=station, slug="state-wire", name="State Wire", topic="county-government",
                      on_arrival="publish")
"""
KILL = ninjs(2, at="2026-03-02T17:00:00Z", status="canceled", headline="", words=())
LISTS = ("/", "/topic/county-government/", "/topic/county-government/feed.xml", "/feed.xml", "/section/news/")


def lay_in(folder: Path, name: str, raw: bytes) -> None:
    """Write a file beside the watched folder and move it in, as a careful agency does."""
    incoming = folder / "incoming" / "riverbend" / "state-wire"
    draft = incoming / f".{name}"
    draft.write_bytes(raw)
    draft.rename(incoming / name)


def shows(server: Serving, path: str) -> bool:
    """Say whether a page names the story."""
    return b"State pays for half of levee" in server.get(path)[1]


@pytest.mark.parametrize("stopped", [False, True], ids=["worker", "worker stands still"])
def test_a_kill_in_the_folder_takes_the_page_and_every_list_away(station_folder: Path, stopped: bool) -> None:
    python(station_folder, SET_UP)
    incoming = station_folder / "incoming" / "riverbend" / "state-wire"
    with serving(station_folder) as server:
        wait_until(server.is_well, 20, "the station is well")
        wait_until(incoming.is_dir, 20, "the folder is there")
        lay_in(station_folder, "levee.json", ninjs(1))
        wait_until(lambda: shows(server, "/"), 60, "the home page shows it")
        (story,) = json.loads(server.get("/api/stories/1.json")[1])["url"].rsplit("127.0.0.1", 1)[1:]
        path = "/" + story.split("/", 1)[1]
        assert server.get(path)[0] == 200
        for each in LISTS:
            wait_until(lambda each=each: shows(server, each), 20, f"{each} shows it")
        if stopped:
            os.kill(server.pids["worker"], signal.SIGSTOP)
        try:
            began = time.perf_counter()
            lay_in(station_folder, "kill.json", KILL)
            wait_until(lambda: server.get(path)[0] == 410, 20, "the page is gone")
            print(f"410 after {time.perf_counter() - began:.2f} s")
            assert not any(shows(server, each) for each in LISTS)
            assert server.get("/api/stories/1.json")[0] in {404, 410}
            assert not shows(server, "/search/?q=levee")
        finally:
            if stopped:
                os.kill(server.pids["worker"], signal.SIGCONT)
