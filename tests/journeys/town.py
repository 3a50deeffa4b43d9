"""A station that really runs: its file, its staff, its readers' mail, and a folder into which an agency lays copy."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import formatdate
from pathlib import Path
from typing import Any

from tests.config import databases
from tests.config.filled import python
from tests.config.serving import Serving, newsquare, serving, wait_until

COPY = Path(__file__).parent / "copy"
PASSWORD = "a long walk by the river"
STATION = """
[station]
slug = "riverbend"
name = "Channel 9 Riverbend"
town = "Riverbend"
hosts = ["127.0.0.1:{port}", "127.0.0.1", "localhost"]
timezone = "America/Chicago"
language = "en-US"
colour = "#14566b"

[station.contact]
email = "newsroom@riverbend.example"

[[sections]]
slug = "news"
name = "News"

[[sections]]
slug = "river"
name = "The River"

[[topics]]
slug = "county-government"
name = "County Government"

[[topics]]
slug = "national-politics"
name = "National Politics"

[[topics]]
slug = "schools"
name = "Schools"

[[sources]]
slug = "state-wire"
name = "State Wire"
format = "detect"
on_arrival = "desk"
topic = "county-government"
credit = "State Wire"
label = "wire"

[[sources]]
slug = "straight-wire"
name = "Straight Wire"
format = "detect"
on_arrival = "publish"
topic = "county-government"
credit = "Straight Wire"
label = "wire"
"""


@dataclass
class Town:
    """A running station, and what its newsroom and its readers have outside of the browser."""

    server: Serving
    known: dict[str, str] = field(default_factory=dict)  # What the seed tells: addresses and numbers.
    sessions: dict[str, list[Any]] = field(default_factory=dict)  # Whoever signed in once stays so, by name.

    @property
    def url(self) -> str:
        """Return where the station is, without a slash at the end."""
        return f"http://127.0.0.1:{self.server.port}"

    @property
    def story(self) -> str:
        """Return the path of a story with a picture, two topics and a talk under it."""
        return self.known["story"]

    def fill(self, code: str) -> str:
        """Run code inside the station, as its shell would, and return what it prints."""
        return python(self.server.folder, code)

    def lay_in(self, source: str, name: str, copy: bytes) -> None:
        """Lay a file into a source's watched folder, as old as one that has been left alone for a while."""
        folder = self.server.folder / "incoming" / "riverbend" / source
        wait_until(folder.is_dir, 10, f"{folder} is there")
        draft = folder / f".{name}.part"
        draft.write_bytes(copy)
        os.utime(draft, (time.time() - 10,) * 2)
        draft.rename(folder / name)

    def link_for(self, name: str, role: str) -> str:
        """Put somebody on the staff and return the one-time link that the command prints."""
        email = f"{name.lower()}@riverbend.example"
        told = newsquare(self.server.folder, "staff", "add", email, "--role", role, "--name", name)
        assert told.returncode == 0, told.stderr
        return told.stdout.split()[-1]

    def mails_to(self, address: str, subject: str = "") -> list[EmailMessage]:
        """Return what was mailed to an address, the oldest first."""
        files = sorted((self.server.folder / "outbox").glob("*.eml"))
        letters = [
            BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(file.read_bytes()) for file in files
        ]
        return [letter for letter in letters if address in letter["To"] and subject in letter["Subject"]]

    def mail_to(self, address: str, subject: str = "", *, after: int = 0) -> EmailMessage:
        """Wait for one more mail than there were, and return it."""
        wait_until(lambda: len(self.mails_to(address, subject)) > after, 15, f"a mail to {address} was written")
        return self.mails_to(address, subject)[-1]


def wire_file(headline: str, *, number: int, like: str = "levee.xml") -> bytes:
    """Return a file as an agency sends it; two like the same one are taken for copy about the same."""
    text = (COPY / like).read_text()
    return text.format(headline=headline, number=number, when=formatdate()).encode()


def text_of(letter: EmailMessage) -> str:
    """Return what a mail says, as plain text."""
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def code_in(letter: EmailMessage) -> str:
    """Return the code that a mail brings, as it is written there."""
    found = re.search(r"^\s*([A-Z0-9]{3,4}[ -]?[A-Z0-9]{3,4})\s*$", text_of(letter), re.MULTILINE)
    assert found, text_of(letter)
    return found[1]


def link_in(letter: EmailMessage, path: str) -> str:
    """Return the address in a mail that leads to a path."""
    found = re.search(rf"https?://\S+{re.escape(path)}\S+", text_of(letter))
    assert found, text_of(letter)
    return found[0]


@contextmanager
def town(folder: Path, **variables: str) -> Iterator[Town]:
    """Serve the station from a folder until the block ends."""
    databases.give_migrated(folder)
    with serving(folder, **variables) as server:
        wait_until(server.is_well, 40, "the station is well")
        description = folder / "station.toml"
        description.write_text(STATION.format(port=server.port))
        applied = newsquare(folder, "station", "apply", str(description))
        assert applied.returncode == 0, applied.stderr
        yield Town(server)
