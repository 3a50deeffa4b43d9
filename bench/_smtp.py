"""A mail server to send to: aiosmtpd, which writes down of each mail it took when, to whom and its Message-ID.

    python -m bench._smtp PORT FILE [--to-disk] [--plain]

A line is written and handed to the system before the server says that it took the mail, so a kill loses none; with
--to-disk it lies on the disk by then. It takes commands in groups (RFC 2920), as Postfix and Exim do, but not with
--plain.
"""

import argparse
import asyncio
import os
import re
import time
from typing import Any

from aiosmtpd.smtp import SMTP

MESSAGE_ID = re.compile(rb"^Message-ID:\s*(\S+)", re.I | re.M)


class Notebook:
    """Takes every mail and notes it."""

    def __init__(self, path: str, *, to_disk: bool, plain: bool) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._to_disk, self._plain = to_disk, plain

    async def handle_EHLO(  # noqa: N802  # aiosmtpd's name.
        self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """Say that commands may come in groups, as the servers that newsrooms have do."""
        session.host_name = hostname
        return responses if self._plain else [*responses[:-1], "250-PIPELINING", responses[-1]]

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name.
        """Note a mail, then take it."""
        found = MESSAGE_ID.search(envelope.content)
        name = found[1].decode() if found else "-"
        os.write(self._file, f"{time.time():.6f} {envelope.rcpt_tos[0]} {name} {len(envelope.content)}\n".encode())
        if self._to_disk:
            os.fdatasync(self._file)
        return "250 Taken"


async def serve(port: int, book: Notebook) -> None:
    """Serve until killed."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(book, hostname="mail.bench.example", loop=loop), "127.0.0.1", port)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("file")
    parser.add_argument("--to-disk", action="store_true")
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args()
    asyncio.run(serve(asked.port, Notebook(asked.file, to_disk=asked.to_disk, plain=asked.plain)))
