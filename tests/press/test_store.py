"""Pages on disk: whole or not there, never outside their folder, never two in one place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquare.press.store import Page, Store, file_under, is_keepable_host, is_keepable_path, make_page

BODY = b"<p>Bridge</p>" * 100


def page(path: str = "/a/", status: int = 200, until: float | None = None, body: bytes = BODY) -> Page:
    return make_page(path=path, status=status, headers=[("Content-Type", "text/html")], body=body, until=until)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "a",
        "//",
        "/a//b",
        "/../etc/passwd",
        "/a/../b",
        "/a/./b",
        "/.hidden",
        "/a/.git/",
        "/a%2e",
        "/a\\b",
        "/a b",
        "/a\x00b",
        "/a@.page",
        "/caf\u00e9/",
        "/" + "a" * 181,
        "/a" * 128 + "/",
        "/a\n",
    ],
)
def test_a_path_that_could_lead_elsewhere_is_not_kept(path: str) -> None:
    assert not is_keepable_path(path)


@pytest.mark.parametrize(
    "path", ["/", "/feed.xml", "/2026/03/bridge-2/", "/media/images/Mayor_1.width-640.avif", "/~x"]
)
def test_an_ordinary_path_is_kept(path: str) -> None:
    assert is_keepable_path(path)


@pytest.mark.parametrize("host", ["", ".", "..", "a/b", "A.test", "a b", "-a", "a:b", "[::1", "a\n", "x" * 300])
def test_a_host_that_is_none_is_not_kept(host: str) -> None:
    assert not is_keepable_host(host)


@pytest.mark.parametrize("host", ["riverbend.test", "127.0.0.1:8000", "localhost", "[::1]:8000", "[::1]"])
def test_an_ordinary_host_is_kept(host: str) -> None:
    assert is_keepable_host(host)


@given(
    st.from_regex(r"/[A-Za-z0-9._~/@-]{0,40}", fullmatch=True),
    st.from_regex(r"/[A-Za-z0-9._~/@-]{0,40}", fullmatch=True),
)
def test_two_paths_never_share_a_file(one: str, other: str) -> None:
    if one != other and is_keepable_path(one) and is_keepable_path(other):
        first, second = file_under(one), file_under(other)

        assert first != second
        assert not second.startswith(first + "/")
        assert ".." not in first.split("/")


def test_what_is_put_can_be_got_until_it_is_removed(store: Store) -> None:
    store.put(1, page())

    assert store.get(1, "/a/") == page()
    assert store.remove(1, "/a/")
    assert store.get(1, "/a/") is None
    assert not store.remove(1, "/a/")


def test_a_file_cut_short_is_no_page(store: Store) -> None:
    store.put(1, page())
    file = store.folder / "kept" / "1" / "a" / "@.page"
    file.write_bytes(file.read_bytes()[:-1])

    assert store.get(1, "/a/") is None


def test_a_file_says_whose_it_is(store: Store) -> None:
    """On a disk that takes /A/ and /a/ for the same, one is not sent for the other."""
    store.put(1, page("/a/"))
    (store.folder / "kept" / "1" / "a").rename(store.folder / "kept" / "1" / "A")

    assert store.get(1, "/A/") is None


def test_nginx_gets_only_what_it_may_send_for_ever(store: Store) -> None:
    bare = store.folder / "bare" / "1"
    store.put(1, page("/open/"))
    store.put(1, page("/feed.xml"))
    store.put(1, page("/ends/", until=1e12))
    store.put(1, page("/gone/", status=410))

    found = sorted(str(file.relative_to(bare)) for file in bare.rglob("*") if file.is_file())

    assert found == ["feed.xml", "feed.xml.gz", "open/index.html", "open/index.html.gz"]


def test_a_page_that_gets_an_end_leaves_nginx(store: Store) -> None:
    store.put(1, page("/a/"))

    store.put(1, page("/a/", until=1e12))

    assert not [file for file in (store.folder / "bare").rglob("*") if file.is_file()]
    assert store.get(1, "/a/") is not None


def test_a_file_and_a_folder_of_one_name_can_both_be_pages(store: Store) -> None:
    for path in ("/a.xml", "/a.xml/", "/a", "/a/"):
        store.put(1, page(path, body=path.encode()))

    assert [store.get(1, path).body for path in ("/a.xml", "/a.xml/", "/a", "/a/")] == [  # type: ignore[union-attr]
        b"/a.xml",
        b"/a.xml/",
        b"/a",
        b"/a/",
    ]


def test_hosts_lead_to_their_station_and_strangers_go(store: Store, tmp_path: Path) -> None:
    store.settle_hosts({"riverbend.test": 1, "www.riverbend.test": 1, "harbor.test:8000": 2})
    store.put(2, page())

    store.settle_hosts({"riverbend.test": 1})

    assert [link.name for link in (store.folder / "hosts").iterdir()] == ["riverbend.test"]
    assert store.get(2, "/a/") is None
