"""The public files that anyone can fetch: only what the list names is kept, and what is missing is told."""

import hashlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench import _samples

FEED = Path(__file__).parent / "files" / "rss" / "station.xml"
SOURCE = "pell/feeds@0123abc:test/a feed.xml"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """Serve a repository of one file at the paths of the real site."""
    (tmp_path / "site/pell/feeds/0123abc/test").mkdir(parents=True)
    (tmp_path / "site/pell/feeds/0123abc/test/a feed.xml").write_bytes(FEED.read_bytes())
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def listed(tmp_path: Path, *rows: tuple[str, str]) -> Path:
    path = tmp_path / "samples.tsv"
    path.write_text("source\tsha256\tformat\n" + "".join(f"{source}\t{digest}\trss\n" for source, digest in rows))
    return path


def run(tmp_path: Path, site: str, listing: Path) -> int:
    """Run the script with another list."""
    return _samples.main([str(tmp_path / "out"), "--site", site], listing)


def test_a_file_is_fetched_checked_and_scored(tmp_path: Path, site: str, capfd: pytest.CaptureFixture[str]) -> None:
    listing = listed(tmp_path, (SOURCE, hashlib.sha256(FEED.read_bytes()).hexdigest()))

    code = run(tmp_path, site, listing)

    told = capfd.readouterr().out
    assert "rss/feeds__a feed.xml: fetched" in told
    assert "1 of 1 files are in" in told
    assert "| words kept | 100 % |" in told
    assert code == 0


def test_a_file_that_differs_is_not_kept(tmp_path: Path, site: str, capfd: pytest.CaptureFixture[str]) -> None:
    gone = ("pell/feeds@0123abc:gone.xml", "1" * 64)

    code = run(tmp_path, site, listed(tmp_path, (SOURCE, "0" * 64), gone))

    told = capfd.readouterr().out
    assert code == 1
    assert "differs from the list and was not kept" in told
    assert "feeds__gone.xml: the site answered 404" in told
    assert not list((tmp_path / "out").rglob("*.xml"))


def test_where_there_is_no_network_it_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = run(tmp_path, "http://127.0.0.1:9", listed(tmp_path, (SOURCE, "0" * 64)))

    assert code == 1
    assert "There is no network" in capfd.readouterr().out


def test_the_list_names_each_file_once_and_where_it_stands_for_ever() -> None:
    rows = [line.split("\t") for line in _samples.LIST.read_text().splitlines()[1:]]
    samples = [_samples.Sample(*row) for row in rows]

    assert len(samples) >= 90
    assert len({sample.name for sample in samples}) == len(samples)
    assert all(len(sample.source.partition("@")[2].partition(":")[0]) == 40 for sample in samples)
    assert all(len(sample.sha256) == 64 for sample in samples)
