"""A mail server to send to: aiosmtpd, which writes down of each mail it took when, to whom and its Message-ID.

    python -m bench._smtp PORT FILE

A line is written and handed to the system before the server says that it took the mail.
"""

import asyncio
import os
import re
import sys
import time
from typing import Any

from aiosmtpd.smtp import SMTP

MESSAGE_ID = re.compile(rb"^Message-ID:\s*(\S+)", re.I | re.M)


class Notebook:
    """Takes every mail and notes it."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name.
        """Note a mail, then take it."""
        found = MESSAGE_ID.search(envelope.content)
        name = found[1].decode() if found else "-"
        os.write(self._file, f"{time.time():.6f} {envelope.rcpt_tos[0]} {name} {len(envelope.content)}\n".encode())
        return "250 Taken"


async def serve(port: int, path: str) -> None:
    """Serve until killed."""
    book = Notebook(path)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(book, hostname="mail.bench.example", loop=loop), "127.0.0.1", port)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
