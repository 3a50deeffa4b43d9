"""A PostgreSQL of our own for a few tests: made, used and thrown away. PostgreSQL does not run as root."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

TOOLS = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a cluster with an empty database `newsquare` until the block ends; yield its address."""
    if TOOLS is None or not (TOOLS / "initdb").exists():
        pytest.skip("PostgreSQL is not installed: apt install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="newsquare-pg-"))  # Short, since a socket's path may not be long.
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    try:
        run("initdb", f"--pgdata={folder}/data", "--username=newsquare", "--auth=trust", "--encoding=UTF8")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", f"--pgdata={folder}/data", f"--log={folder}/log", "--wait", f"--options={options}", "start")
        run("createdb", f"--host={folder}", "--username=newsquare", "newsquare")
        yield f"postgresql://newsquare@/newsquare?host={folder}"
    finally:
        run("pg_ctl", f"--pgdata={folder}/data", "--mode=immediate", "stop", check=False)
        shutil.rmtree(folder)


def run(tool: str, *words: str, check: bool = True) -> None:
    """Run one of PostgreSQL's tools as somebody who may."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*before, f"{TOOLS}/{tool}", *words], check=check, stdout=subprocess.DEVNULL, cwd="/")
