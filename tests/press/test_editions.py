"""A new edition puts every page of a station out of date at once, however many there are."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from newsquare.press.actions import bake_pending
from newsquare.press.front import Front
from newsquare.press.models import Touch
from newsquare.press.store import Page, Store, make_page
from tests.press.conftest import Ask

WORDS = b"<p>Fine weather.</p>" * 40


def keep(store: Store, path: str, edition: int = 0, station: int = 1) -> Page:
    made = make_page(path=path, status=200, headers=[("Content-Type", "text/html")], body=WORDS, until=None)
    page = Page(**{**vars(made), "station": station, "edition": edition})
    store.put(station, page)
    return page


def test_pages_of_an_earlier_edition_are_asked_for_again_and_those_of_another_station_are_not(
    store: Store, ask: Ask
) -> None:
    store.settle_hosts({"testserver": 1, "other.test": 2})
    keep(store, "/old/")
    keep(store, "/new/", edition=7)
    keep(store, "/old/", station=2)

    store.begin_edition(1, 7, firm=True)

    assert not ask("/old/").from_front
    assert ask("/new/").from_front
    assert ask("/old/", host="other.test").from_front


def answered(front: Front, path: str = "/old/") -> tuple[str, bytes]:
    got: list[str] = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "HTTP_HOST": "testserver"}
    body = b"".join(front(environ, lambda status, *_rest: got.append(status)))
    return got[0], body


def test_where_a_page_cannot_be_made_again_the_last_one_is_sent_unless_it_may_not_be_seen(
    store: Store, tmp_path: Path
) -> None:
    def broken(environ: Any, start_response: Any) -> list[bytes]:
        start_response("503 Service Unavailable", [])
        return [b"no database"]

    store.settle_hosts({"testserver": 1})
    keep(store, "/old/")
    store.begin_edition(1, 3, firm=False)
    lenient = answered(Front(broken, tmp_path / "press"))
    store.begin_edition(1, 4, firm=True)
    firm = answered(Front(broken, tmp_path / "press"))

    assert lenient == ("200 OK", WORDS)
    assert firm[0].startswith("503")


def test_nginx_finds_no_page_of_an_earlier_edition(store: Store, tmp_path: Path) -> None:
    store.settle_hosts({"testserver": 1})
    keep(store, "/old/")
    open_page = tmp_path / "press" / "open" / "testserver" / "old" / "index.html"
    assert open_page.exists()

    store.begin_edition(1, 3, firm=False)
    was_gone = not open_page.exists()
    keep(store, "/old/", edition=2)  # Begun before, written after.

    assert was_gone
    assert not open_page.exists()
    keep(store, "/old/", edition=3)
    assert open_page.exists()


def test_an_edition_never_goes_back(store: Store) -> None:
    store.begin_edition(1, 9, firm=False)
    store.begin_edition(1, 4, firm=True)

    assert store.edition(1) == 9


def test_the_worker_begins_an_edition_that_a_killed_process_left(
    transactional_db: None, station: Any, store: Store
) -> None:
    row = Touch.objects.create(tags=[f"edition:{station.pk}"], at=timezone.now())

    bake_pending(now=timezone.now())

    assert store.edition(station.pk) == row.pk
