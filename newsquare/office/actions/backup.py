"""Saves a whole station in one file, while it runs."""

import gzip
import os
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import IO

from django.conf import settings

from newsquare.office import archive, dumps


class TargetError(Exception):
    """The backup cannot be written where it was asked for."""


def back_up(*, target: Path, now: datetime) -> archive.Manifest:
    """Write the database, media, secret key and everything else that cannot be made again into one new file.

    Raises TargetError if the file exists or cannot be made, and dumps.DumpError if the database cannot be copied.
    """
    if target.exists():
        raise TargetError(f"{target} exists: a backup never writes over another. Choose a new name.")
    draft = target.with_name(f".{target.name}.part")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # It holds secrets and addresses.
    except OSError as error:
        raise TargetError(f"{target} cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            manifest = write(file, target, now)
            file.flush()
            os.fsync(descriptor)
        os.link(draft, target)  # Unlike a rename, this fails if somebody was faster.
    except FileExistsError:
        raise TargetError(f"{target} was made by somebody else in the meantime.") from None
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def write(file: IO[bytes], target: Path, now: datetime) -> archive.Manifest:
    """Write the archive. The database comes first, so that no row in it names a file that came later."""
    name = archive.SQLITE if settings.EMBEDDED_DATABASE else archive.POSTGRESQL
    manifest = archive.Manifest(made_at=now.isoformat(), version=version("newsquare"), database=name)
    with (
        gzip.GzipFile("", "wb", 3, file) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".newsquare-") as folder:
            copy = Path(folder, name)
            dumps.copy_sqlite(copy) if settings.EMBEDDED_DATABASE else dumps.dump_postgresql(copy)
            archive.add(tar, manifest, copy, name)
        for path in kept_files(Path(settings.DATA), target):
            try:
                archive.add(tar, manifest, path, path.relative_to(settings.DATA).as_posix())
            except FileNotFoundError:  # Deleted while we walked; the database no longer counts on it.
                continue
        content = manifest.to_json()
        member = tarfile.TarInfo(archive.MANIFEST)
        member.size, member.mtime = len(content), int(now.timestamp())
        tar.addfile(member, BytesIO(content))
    return manifest


def kept_files(folder: Path, target: Path) -> Iterator[Path]:
    """List the files of a data folder that a backup must hold."""
    embedded = str(settings.DATABASES["default"]["NAME"]) if settings.EMBEDDED_DATABASE else ""
    databases = tuple(filter(None, (embedded, str(folder / archive.SQLITE))))
    for path in sorted(folder.rglob("*")):
        top = path.relative_to(folder).parts[0]
        is_database = str(path).startswith(databases)
        is_draft = path.name.endswith(".part") or top.startswith(".newsquare-") or path.resolve() == target.resolve()
        is_plain = path.is_file() and not path.is_symlink()
        if is_plain and top not in archive.LEFT_OUT and not is_database and not is_draft:
            yield path
