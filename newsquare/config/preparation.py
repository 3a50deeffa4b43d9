"""What is done before the house opens: checks, the database, the static files, pages that an upgrade made old."""

import logging
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError
from django.utils import timezone

from newsquare.config import database, static_files
from newsquare.config.env import SettingError
from newsquare.press.actions import touch
from newsquare.stations.models import Station

PACKAGE = Path(__file__).resolve().parent.parent

log = logging.getLogger("newsquare.serve")


def prepare_command() -> None:
    """Make ready for a command that reads or changes the station: it may bake pages."""
    database.prepare()
    static_files.collect()
    static_files.learn_names()


def prepare_serving() -> None:
    """Make ready to serve. Raises SettingError for what a person must put right."""
    check()
    static_files.collect()
    try:
        database.prepare()
        renew_pages()
    except database.NotReadyError as error:
        raise SettingError(str(error)) from error
    except DatabaseError as error:
        if settings.EMBEDDED_DATABASE:
            file = settings.DATABASES["default"]["NAME"]
            raise SettingError(f"the database {file} cannot be used: {error}. Restore a backup of it.") from error
        # A PostgreSQL that is away comes back; until then there is no reason not to serve what is baked.
        log.warning("The database does not answer, so only baked pages are served: %s", error)


def check() -> None:
    """Refuse to start on what Django or a part calls an error; in production on unsafe settings as well."""
    found = [
        message
        for message in checks.run_checks(include_deployment_checks=settings.PRODUCTION)
        if not message.is_silenced()
    ]
    errors = [str(message.msg) for message in found if message.is_serious()]
    if errors:
        raise SettingError("\n".join(errors))
    for message in found:
        log.warning("%s", message.msg)


def renew_pages() -> None:
    """Have every page baked again when the code or a template is not what they were baked with."""
    stamp = Path(settings.DATA) / "run" / "pages.stamp"
    wanted = look()
    if static_files.is_stamped(stamp, wanted):
        return
    touch([f"station:{pk}" for pk in Station.objects.order_by("pk").values_list("pk", flat=True)], timezone.now())
    stamp.write_text(wanted)


def look() -> str:
    """Return a short text that changes whenever pages may come to look different."""
    digest = blake2b(static_files.fingerprint().encode(), digest_size=16)
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]):
        stat = path.stat()
        digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()
