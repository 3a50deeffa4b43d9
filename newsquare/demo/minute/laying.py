"""Lays the agency's files into its watched folder, as the agency would."""

import os
from datetime import datetime
from pathlib import Path

from newsquare.wire.models import Source
from newsquare.wire.queries import folder_of

SOURCE = "capitol-desk"
FILES = Path(__file__).parent / "files"


def lay(name: str, *, source: Source, run: int, now: datetime) -> Path:
    """Lay one of the files into the source's folder, whole at once; return where it lies."""
    local = now.astimezone(source.station.zone)
    words = {
        "{run}": f"river-gauges-{run}",
        "{version}": name[0],
        "{time}": local.isoformat(timespec="seconds"),
        "{year}": str(local.year),
        "{day}": local.strftime("%A"),
    }
    text = (FILES / name).read_text("utf-8")
    for mark, said in words.items():
        text = text.replace(mark, said)
    folder = folder_of(source)
    folder.mkdir(parents=True, exist_ok=True)
    half, whole = folder / f".{name}.part", folder / f"river-gauges-{run}-{name}"
    half.write_text(text, "utf-8")
    os.replace(half, whole)
    return whole


def lies_ready(source: Source) -> bool:
    """Say whether one of the minute's files waits to be taken in."""
    folder = folder_of(source)
    return folder.is_dir() and any(folder.glob("river-gauges-*.xml"))
