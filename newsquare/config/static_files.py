"""Style sheets, scripts and icons: gathered under names with a hash, so that browsers may keep them for ever."""

import gzip
import logging
import re
import time
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.core.management import call_command

from newsquare.config.database import alone

PACKED = {".css", ".js", ".svg"}
SHORTEST_PACKED = 1024
HASHED = re.compile(r"\.[0-9a-f]{12}\.[^./]+$")

log = logging.getLogger("newsquare.serve")


def collect() -> None:
    """Gather the static files when any of them has changed. Looking costs about 20 ms."""
    stamp = Path(settings.DATA) / "run" / "static.stamp"
    folder = Path(settings.STATIC_ROOT)
    wanted = fingerprint()
    if is_stamped(stamp, wanted) and folder.is_dir():
        return
    with alone():
        if is_stamped(stamp, wanted) and folder.is_dir():  # Another process may have done it while we waited.
            return
        started = time.monotonic()
        call_command("collectstatic", verbosity=0, interactive=False)
        compress(folder)
        stamp.write_text(wanted)
    log.debug("Collected the static files in %.1f s.", time.monotonic() - started)


def learn_names() -> None:
    """Read the names of the static files anew: this process may have read them before another gathered the files."""
    if isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        names: Any = staticfiles_storage.load_manifest()  # The stubs take the pair for a dict.
        staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = names


def is_stamped(stamp: Path, wanted: str) -> bool:
    """Say whether a stamp is there and holds a text."""
    try:
        return stamp.read_text() == wanted
    except FileNotFoundError:
        return False


def is_hashed(name: str) -> bool:
    """Say whether a static file's name carries a hash of its content, so that the file never changes."""
    return bool(HASHED.search(name))


def compress(folder: Path) -> None:
    """Lay a gzipped copy beside each text that browsers ask for by its hashed name."""
    for path in folder.rglob("*"):
        if path.suffix in PACKED and is_hashed(path.name) and path.stat().st_size >= SHORTEST_PACKED:
            packed = path.with_name(path.name + ".gz")
            if not packed.exists():
                packed.write_bytes(gzip.compress(path.read_bytes(), 6, mtime=0))


def fingerprint() -> str:
    """Return a short text that changes whenever a static file does."""
    digest = blake2b(digest_size=16)
    for finder in get_finders():
        for name, storage in finder.list(["CVS", ".*", "*~"]):
            path = Path(storage.path(name))
            digest.update(f"{name} {path.stat().st_size}".encode())
            # Our own files are read, as some are made when asked for; those of packages change with their times.
            digest.update(str(path.stat().st_mtime_ns).encode() if "site-packages" in path.parts else path.read_bytes())
    return digest.hexdigest()
