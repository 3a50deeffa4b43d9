"""What is done once before the house opens: checks, the database, the static files."""

import gzip
import logging
import re
import time
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core import checks
from django.core.management import call_command
from django.db import DatabaseError

from newsquare.config import database
from newsquare.config.env import SettingError

PACKED = {".css", ".js", ".svg"}
SHORTEST_PACKED = 1024
HASHED = re.compile(r"\.[0-9a-f]{12}\.[^./]+$")

log = logging.getLogger("newsquare.serve")


def prepare() -> None:
    """Make ready to serve. Raises SettingError for what a person must put right."""
    check()
    collect_static()
    prepare_database()


def check() -> None:
    """Refuse to start on what Django or a part calls an error; in production on unsafe settings as well."""
    found = checks.run_checks(include_deployment_checks=settings.PRODUCTION)
    errors = [message for message in found if message.is_serious() and not message.is_silenced()]
    if errors:
        raise SettingError("\n".join(str(message.msg) for message in errors))


def prepare_database() -> None:
    """Migrate the embedded database. One that does not answer is no reason not to serve what is baked."""
    try:
        database.prepare()
    except database.NotReadyError as error:
        raise SettingError(str(error)) from error
    except DatabaseError as error:
        log.warning("The database does not answer, so only baked pages are served: %s", error)


def collect_static() -> None:
    """Gather the static files under names with their hash, when any of them has changed."""
    stamp = Path(settings.DATA) / "run" / "static.stamp"
    wanted = fingerprint()
    if stamp.exists() and stamp.read_text() == wanted and Path(settings.STATIC_ROOT).is_dir():
        return
    started = time.monotonic()
    call_command("collectstatic", verbosity=0, interactive=False)
    compress(Path(settings.STATIC_ROOT))
    stamp.write_text(wanted)
    log.info("Collected the static files in %.1f s.", time.monotonic() - started)


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
            # Our own files are read; a package's files change only with its folder's times.
            digest.update(path.read_bytes() if "newsquare" in path.parts else str(path.stat().st_mtime_ns).encode())
    return digest.hexdigest()
