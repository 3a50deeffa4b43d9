"""Baked pages on disk. Plain files, no Django: the front reads them while the database is gone.

kept/STATION/PATH@.page   header line, body, gzipped body in one file: a rename changes all of them at once
bare/STATION/PATH         the body alone, of pages that nginx may send too: status 200, no end to their validity
hosts/HOST, open/HOST     links to a station's kept and bare folder
editions.json             by station: pages rendered before its number are out of date
locks/                    held while a page is put or removed
"""

import contextlib
import fcntl
import gzip
import hashlib
import json
import os
import re
import shutil
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

Headers = list[tuple[str, str]]
Signature = tuple[int, int, int]

LONGEST_PATH = 255
EDITIONS = "editions.json"
_PATH = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,179}(?:/|\Z))*\Z")
_HOST = re.compile(r"(?:[a-z0-9][a-z0-9.-]{0,240}|\[[0-9a-f:.]{2,60}\])(?::[0-9]{1,5})?\Z")
_TEXT = re.compile(r"text/|application/(?:[\w.+-]*\+)?(?:json|xml|javascript)|image/svg")
_SHORTEST_GZIP = 256
_SHARDS = 64


@dataclass(frozen=True)
class Page:
    """A finished answer. `until` is the second from which on it may not be sent, None where there is none."""

    path: str
    status: int
    headers: Headers
    body: bytes
    gzipped: bytes
    etag: str
    until: float | None
    station: int = 0
    edition: int = 0  # The station's when its rendering began.


def make_page(*, path: str, status: int, headers: Headers, body: bytes, until: float | None) -> Page:
    """Return a page with its ETag, and gzipped where that is worth while."""
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    gzipped = b""
    if _TEXT.match(kind) and len(body) >= _SHORTEST_GZIP:
        gzipped = gzip.compress(body, 6, mtime=0)
    etag = hashlib.sha256(body + json.dumps([status, headers]).encode()).hexdigest()[:32]
    return Page(path, status, headers, body, gzipped, etag, until)


def is_keepable_path(path: str) -> bool:
    """Say whether a path may become a file name: plain ASCII, no empty or dotted beginnings, not too long."""
    return len(path) <= LONGEST_PATH and _PATH.match(path) is not None


def is_keepable_host(host: str) -> bool:
    """Say whether a host may become a file name."""
    return _HOST.match(host) is not None


def file_under(path: str) -> str:
    """Return where below a station's folder a path is kept. `@` is in no path, so that two never meet."""
    return path[1:] + "@.page"


def signature_of(stat: os.stat_result) -> Signature:
    """Return what changes whenever a file is replaced."""
    return stat.st_mtime_ns, stat.st_ino, stat.st_size


def read_page(file: str | os.PathLike[str], path: str) -> tuple[Page, Signature] | None:
    """Return a kept page and its signature; None where there is none, or it is another's, or not whole."""
    try:
        with open(file, "rb") as opened:
            signature = signature_of(os.fstat(opened.fileno()))
            line, rest = opened.readline(1 << 20), opened.read()
        head = json.loads(line)
        size, gzipped = head["size"], head["gzipped"]
        if head["path"] != path or len(rest) != size + gzipped:
            return None
        headers = [(name, value) for name, value in head["headers"]]
        page = Page(
            path,
            head["status"],
            headers,
            rest[:size],
            rest[size:],
            head["etag"],
            head["until"],
            head.get("station", 0),
            head.get("edition", 0),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return page, signature


class Edition(NamedTuple):
    """Pages below `number` are out of date; those below `firm` may not be sent whatever happens."""

    number: int
    firm: int


NO_EDITION = Edition(0, 0)


def read_editions(folder: Path) -> dict[int, Edition]:
    """Return the editions of the stations that ever began one."""
    try:
        known = json.loads((folder / EDITIONS).read_text())
        return {int(station): Edition(number, firm) for station, (number, firm) in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


class Store:
    """The folder of baked pages. Stations are named by their id."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def lock(self, station: int, path: str) -> Iterator[None]:
        """Hold a page against every other process and thread that would put or remove it."""
        locks = self.folder / "locks"
        locks.mkdir(parents=True, exist_ok=True)
        shard = zlib.crc32(f"{station}{path}".encode()) % _SHARDS
        with open(locks / f"{shard:02}", "ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def get(self, station: int, path: str) -> Page | None:
        """Return a kept page, past its time or not."""
        found = read_page(self._kept(station, path), path) if is_keepable_path(path) else None
        return found[0] if found else None

    def signature(self, station: int, path: str) -> Signature | None:
        """Return what tells one bake of a page from the next; None where nothing is kept."""
        if not is_keepable_path(path):
            return None
        try:
            return signature_of(os.stat(self._kept(station, path)))
        except OSError:
            return None

    def put(self, station: int, page: Page) -> None:
        """Keep a page in place of what was kept under its path."""
        if not is_keepable_path(page.path):
            raise ValueError(f"{page.path!r} cannot be a file name.")
        bare = self._bare(station, page.path)
        is_open = bare is not None and page.status == 200 and page.until is None
        if bare is not None and not is_open:
            _remove_bare(bare)
        head = {
            "path": page.path,
            "status": page.status,
            "headers": page.headers,
            "etag": page.etag,
            "until": page.until,
            "station": page.station,
            "edition": page.edition,
            "size": len(page.body),
            "gzipped": len(page.gzipped),
        }
        _write(self._kept(station, page.path), json.dumps(head).encode() + b"\n" + page.body + page.gzipped)
        if bare is not None and is_open:
            _put_bare(bare, page)
            if self.edition(page.station) > page.edition:  # Begun meanwhile: nginx must not send what is out of date.
                _remove_bare(bare)

    def remove(self, station: int, path: str) -> bool:
        """Throw a page away, and say whether there was one."""
        if not is_keepable_path(path):
            return False
        if (bare := self._bare(station, path)) is not None:
            _remove_bare(bare)
        try:
            self._kept(station, path).unlink()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def edition(self, station: int) -> int:
        """Return the number of a station's edition: pages of an earlier one are out of date."""
        return read_editions(self.folder).get(station, NO_EDITION).number

    def begin_edition(self, station: int, number: int, *, firm: bool) -> None:
        """Put every page of a station out of date, in a time that does not grow with their number."""
        with self.lock(0, "editions"):
            known = read_editions(self.folder)
            now = known.get(station, NO_EDITION)
            if number <= now.number:
                return
            known[station] = Edition(number, number if firm else now.firm)
            _write(self.folder / EDITIONS, json.dumps({str(pk): list(each) for pk, each in known.items()}).encode())
        old = self.folder / "bare" / f".{station}-{number}"
        with contextlib.suppress(OSError):
            os.replace(self.folder / "bare" / str(station), old)
        (self.folder / "bare" / str(station)).mkdir(parents=True, exist_ok=True)
        shutil.rmtree(old, ignore_errors=True)

    def paths(self, station: int) -> list[str]:
        """Return every path of a station that is kept."""
        top = self.folder / "kept" / str(station)
        return [f"/{file.relative_to(top)}".removesuffix("@.page") for file in top.rglob("*@.page")]

    def has_station(self, station: int) -> bool:
        """Say whether a station's folder is there."""
        return (self.folder / "kept" / str(station)).is_dir()

    def settle_hosts(self, hosts: Mapping[str, int]) -> None:
        """Make the links of hosts to stations exactly these, and throw away stations that have no host."""
        with self.lock(0, "hosts"):
            self._settle_hosts(hosts)

    def _settle_hosts(self, hosts: Mapping[str, int]) -> None:
        for station in set(hosts.values()):
            for top in ("kept", "bare"):
                (self.folder / top / str(station)).mkdir(parents=True, exist_ok=True)
        wanted = {host: station for host, station in hosts.items() if is_keepable_host(host)}
        for links, pages in (("hosts", "kept"), ("open", "bare")):
            folder = self.folder / links
            folder.mkdir(parents=True, exist_ok=True)
            for link in folder.iterdir():
                if link.name not in wanted:
                    link.unlink(missing_ok=True)
            for host, station in wanted.items():
                _link(folder / host, f"../{pages}/{station}")
        for top in ("kept", "bare"):
            for place in (self.folder / top).iterdir() if (self.folder / top).is_dir() else ():
                if place.name not in {str(station) for station in hosts.values()}:
                    shutil.rmtree(place, ignore_errors=True)

    def _kept(self, station: int, path: str) -> Path:
        return self.folder / "kept" / str(station) / file_under(path)

    def _bare(self, station: int, path: str) -> Path | None:
        """Return where nginx looks for a path: a folder's index.html, or a name with an ending."""
        last = path.rsplit("/", 1)[1]
        if last and ("." not in last or last == "index.html" or last.endswith(".gz")):
            return None
        return self.folder / "bare" / str(station) / (path[1:] + ("" if last else "index.html"))


def _link(link: Path, target: str) -> None:
    with contextlib.suppress(OSError):
        if os.readlink(link) == target:
            return
    draft = link.with_name(f".{link.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    draft.symlink_to(target)
    os.replace(draft, link)


def _write(file: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix=".")
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
        os.chmod(draft, 0o644)
        os.replace(draft, file)
    except BaseException:
        os.unlink(draft)
        raise


def _put_bare(file: Path, page: Page) -> None:
    packed = file.with_name(file.name + ".gz")
    try:
        packed.unlink(missing_ok=True)
        _write(file, page.body)
        if page.gzipped:
            _write(packed, page.gzipped)
    except OSError:  # `/a.xml` and `/a.xml/` cannot both be files: nginx asks our front then.
        _remove_bare(file)


def _remove_bare(file: Path) -> None:
    for name in (file.name + ".gz", file.name):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            file.with_name(name).unlink()
