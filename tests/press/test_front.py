"""The front sends baked pages without Django: quickly, rightly, and not a second too long."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from newsquare.press.front import Front
from newsquare.press.rules import ending_cache_control
from newsquare.press.store import Store, make_page
from tests.clock import MONDAY_NOON
from tests.press.conftest import Ask

BODY = b"<p>Bridge</p>" * 100
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "public, max-age=60"),
    ("Vary", "Accept-Encoding"),
]


@pytest.fixture(autouse=True)
def _hosts(store: Store) -> None:
    store.settle_hosts({"testserver": 1, "harbor.test": 2, "harbor.test:8000": 3})


def put(store: Store, station: int = 1, path: str = "/a/", body: bytes = BODY, **more: Any) -> None:
    store.put(
        station,
        make_page(path=path, status=200, headers=HEADERS, body=body, until=None)
        if not more
        else make_page(**{"path": path, "status": 200, "headers": HEADERS, "body": body, "until": None, **more}),
    )


def test_a_baked_page_is_sent_and_anything_else_is_passed_on(store: Store, ask: Ask) -> None:
    put(store)

    assert ask("/a/").body == BODY
    assert not ask("/b/").from_front
    assert not ask("/a/", method="POST").from_front
    assert not ask("/a/", query="page=2").from_front
    assert not ask("/../a/").from_front


def test_a_cookie_changes_nothing(store: Store, ask: Ask) -> None:
    put(store)

    assert ask("/a/", cookie="sessionid=1").body == BODY


def test_head_is_answered_with_the_length_and_no_body(store: Store, ask: Ask) -> None:
    put(store)

    answer = ask("/a/", method="HEAD")

    assert (answer.body, answer.headers["Content-Length"]) == (b"", str(len(BODY)))


@pytest.mark.parametrize("accepted", ["gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "deflate,gzip; q=1"])
def test_gzip_is_sent_to_those_who_take_it(store: Store, ask: Ask, accepted: str) -> None:
    import gzip

    put(store)

    answer = ask("/a/", accept_encoding=accepted)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == BODY
    assert answer.headers["ETag"] != ask("/a/").headers["ETag"]


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "identity"])
def test_gzip_is_not_sent_to_those_who_do_not(store: Store, ask: Ask, accepted: str) -> None:
    put(store)

    assert "Content-Encoding" not in ask("/a/", accept_encoding=accepted).headers


def test_who_has_the_page_already_is_told_so(store: Store, ask: Ask) -> None:
    put(store)
    etag = ask("/a/").headers["ETag"]

    for known in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        answer = ask("/a/", if_none_match=known)
        assert (answer.status, answer.body) == ("304 Not Modified", b"")
        assert answer.headers == {"Cache-Control": "public, max-age=60", "Vary": "Accept-Encoding", "ETag": etag}
    assert ask("/a/", if_none_match='"other"').status == "200 OK"


def settled(tmp_path: Path, seconds: float) -> None:
    """Let every file have been baked so long ago, by the standing clock."""
    moment = (MONDAY_NOON - timedelta(seconds=seconds)).timestamp()
    for file in (tmp_path / "press" / "kept").rglob("*.page"):
        os.utime(file, (moment, moment))


def test_a_page_tells_when_it_was_baked_to_those_who_ask_by_the_time(store: Store, ask: Ask, tmp_path: Path) -> None:
    put(store)
    settled(tmp_path, 60)

    told = ask("/a/").headers["Last-Modified"]

    assert told == "Mon, 02 Mar 2026 17:59:00 GMT"
    assert ask("/a/", if_modified_since=told).status == "304 Not Modified"
    assert ask("/a/", if_modified_since="Mon, 02 Mar 2026 17:58:59 GMT").status == "200 OK"
    assert ask("/a/", if_modified_since=told, if_none_match='"other"').status == "200 OK"
    assert ask("/a/", if_modified_since="yesterday").status == "200 OK"


def test_a_page_baked_in_this_second_tells_no_time(store: Store, ask: Ask, tmp_path: Path) -> None:
    """It may be baked once more within it, and who had the first would never learn of the second."""
    put(store)
    settled(tmp_path, 1)

    assert "Last-Modified" not in ask("/a/").headers
    assert ask("/a/", if_modified_since="Mon, 02 Mar 2026 18:00:00 GMT").status == "200 OK"


def test_a_change_by_another_process_shows_at_once(store: Store, ask: Ask) -> None:
    put(store)
    ask("/a/")

    put(store, body=b"new")

    assert ask("/a/").body == b"new"
    store.remove(1, "/a/")
    assert not ask("/a/").from_front


def test_a_page_is_refused_from_the_second_on_in_which_it_ends(store: Store, ask: Ask) -> None:
    end = MONDAY_NOON + timedelta(seconds=45)
    put(store, until=end.timestamp())

    assert ask("/a/").headers["Cache-Control"] == "public, max-age=45"
    with time_machine.travel(end - timedelta(seconds=1), tick=False):
        assert ask("/a/").headers["Cache-Control"] == "public, max-age=1"
    with time_machine.travel(end, tick=False):
        assert not ask("/a/").from_front


def test_a_tombstone_is_sent_as_410(store: Store, ask: Ask) -> None:
    put(store, status=410)

    assert ask("/a/").status == "410 Gone"
    assert ask("/a/", if_none_match="*").status == "410 Gone"


def test_stations_do_not_see_each_others_pages(store: Store, ask: Ask) -> None:
    for station in (1, 2, 3):
        put(store, station, body=str(station).encode())

    assert [ask("/a/", host=host).body for host in ("testserver", "harbor.test", "harbor.test:8000")] == [
        b"1",
        b"2",
        b"3",
    ]
    assert ask("/a/", host="Harbor.test.").body == b"2"
    assert ask("/a/", host="harbor.test:9999").body == b"2"
    assert not ask("/a/", host="stranger.test").from_front
    assert not ask("/a/", host="../kept/1").from_front


def test_a_host_that_moves_to_another_station_takes_its_pages_along(store: Store, ask: Ask) -> None:
    for station in (1, 2):
        put(store, station, body=str(station).encode())
    assert ask("/a/", host="harbor.test:9999").body == b"2"

    store.settle_hosts({"testserver": 1, "harbor.test": 2, "harbor.test:9999": 1})

    with time_machine.travel(MONDAY_NOON + timedelta(seconds=1), tick=False):
        assert ask("/a/", host="harbor.test:9999").body == b"1"


def test_memory_stays_within_its_bounds(store: Store, tmp_path: Path) -> None:
    front = Front(lambda environ, start: [b"inner"], tmp_path / "press", memory=100_000)
    for number in range(100):
        put(store, path=f"/{number}/", body=bytes(5000), headers=[("Content-Type", "image/png")])
        environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "testserver", "PATH_INFO": f"/{number}/"}
        assert len(b"".join(front(environ, lambda status, headers: None))) == 5000

    assert front._size <= 100_000
    assert front._size == sum(ready.size for ready in front._ready.values())


def test_when_the_inner_application_breaks_the_reader_gets_a_plain_503(tmp_path: Path) -> None:
    def broken(environ: Any, start_response: Any) -> list[bytes]:
        raise RuntimeError

    got: list[Any] = []
    body = Front(broken, tmp_path)(
        {"REQUEST_METHOD": "GET", "HTTP_HOST": "a", "PATH_INFO": "/"}, lambda *answer: got.extend(answer)
    )

    assert got[0] == "503 Service Unavailable"
    assert dict(got[1])["Retry-After"] == "60"
    assert b"try again" in b"".join(body)


def test_nothing_in_a_cache_header_outlives_the_page() -> None:
    lenient = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"

    assert ending_cache_control(lenient, 20) == "public, max-age=20"
    assert ending_cache_control("public, max-age=31536000, immutable", 90) == "public, max-age=90"
    assert ending_cache_control("public, max-age=60", 90) == "public, max-age=60"
