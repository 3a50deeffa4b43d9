"""The shape of a backup: a gzipped tar of the data folder and the database, its last member a list of the rest."""

import hashlib
import json
import tarfile
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
SQLITE, POSTGRESQL = "newsquare.sqlite3", "newsquare.pgdump"
LEFT_OUT = {"static", "press", "run"}  # Made again from the rest, or of this moment only.
CHUNK = 1024 * 1024


class BadArchiveError(Exception):
    """The file is no whole backup; the message says what is wrong with it."""


@dataclass
class Manifest:
    """What a backup holds, so that a restore can tell that nothing is missing or changed."""

    made_at: str
    version: str
    database: str
    format: int = FORMAT
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """Return the manifest as it is written."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


class HashingReader:
    """Reads a file for the archive and knows what it has read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data = self._file.read(size)
        self.digest.update(data)
        return data


def add(tar: tarfile.TarFile, manifest: Manifest, path: Path, name: str) -> None:
    """Put one file into the archive and the manifest."""
    with path.open("rb") as file:
        member = tar.gettarinfo(arcname=name, fileobj=file)
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        reader = HashingReader(file)
        tar.addfile(member, reader)
    manifest.files[name] = {"size": member.size, "sha256": reader.digest.hexdigest()}


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack a backup into a folder and prove that it is whole. Raises BadArchiveError."""
    seen: dict[str, dict[str, Any]] = {}
    manifest = b""
    try:
        with tarfile.open(source, "r|gz") as tar:
            for member in tar:
                reader = tar.extractfile(member) if member.isreg() and is_safe(member.name) else None
                if reader is None:
                    raise BadArchiveError(f"{source} holds {member.name!r}, which no backup of ours would.")
                if member.name == MANIFEST:
                    manifest = reader.read()
                else:
                    seen[member.name] = unpack_one(reader, folder / member.name)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BadArchiveError(f"{source} cannot be read as a backup: {error}") from error
    return proven(source, manifest, seen)


def unpack_one(reader: IO[bytes], target: Path) -> dict[str, Any]:
    """Write one file and return its size and hash. Nobody but the owner may read it."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as file:
        while chunk := reader.read(CHUNK):
            digest.update(chunk)
            size += file.write(chunk)
    target.chmod(0o600 if target.parent.name != "media" and "media" not in target.parts else 0o644)
    return {"size": size, "sha256": digest.hexdigest()}


def proven(source: Path, manifest: bytes, seen: dict[str, dict[str, Any]]) -> Manifest:
    """Return the manifest, if what was unpacked is exactly what it lists."""
    try:
        listed = Manifest(**json.loads(manifest))
    except (ValueError, TypeError):
        raise BadArchiveError(f"{source} has no list of its contents: it is cut short, or no backup.") from None
    if listed.format != FORMAT:
        raise BadArchiveError(f"{source} has format {listed.format}; this Newsquare reads format {FORMAT}.")
    for name in sorted(listed.files.keys() | seen.keys()):
        if listed.files.get(name) != seen.get(name):
            raise BadArchiveError(f"{source} is damaged: {name} is missing or not what it was.")
    return listed


def is_safe(name: str) -> bool:
    """Say whether a name stays inside the folder that it is unpacked into."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and bool(path.parts)
