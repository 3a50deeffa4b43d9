"""A small IMAP server over TLS (RFC 9051 as far as we ask): one folder of mails, and a record of what it was told."""

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from newsquare.lib import http

NAME, USER, PASSWORD = "mail.agency.example", "desk", "heron-nine"


@dataclass
class FakeImap:
    """The folder: mails by UID."""

    mails: dict[int, bytes]
    validity: int = 7
    told: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        """The server as a source names it."""
        return f"{NAME}:{self.port}"

    def answer(self, tag: str, words: str) -> bytes:
        """Answer one command."""
        self.told.append(words.replace(PASSWORD, "*"))
        verb = words.upper()
        done = f"{tag} OK done\r\n".encode()
        if verb.startswith("LOGIN"):
            return done if PASSWORD in words else f"{tag} NO wrong\r\n".encode()
        if verb.startswith("EXAMINE"):
            if "INBOX" not in words:
                return f"{tag} NO no such folder\r\n".encode()
            following = max(self.mails, default=0) + 1
            head = f"* {len(self.mails)} EXISTS\r\n* OK [UIDVALIDITY {self.validity}] x\r\n"
            return f"{head}* OK [UIDNEXT {following}] x\r\n".encode() + done
        if verb.startswith("UID SEARCH"):
            return f"* SEARCH {' '.join(str(uid) for uid in self._found(words))}\r\n".encode() + done
        if verb.startswith("UID FETCH"):
            return self._fetched(words) + done
        return b"* CAPABILITY IMAP4rev1\r\n" + done if verb.startswith("CAPABILITY") else done

    def _found(self, words: str) -> list[int]:
        first = re.search(r"UID (\d+):\*", words)
        if first is None:
            return sorted(self.mails)
        later = [uid for uid in sorted(self.mails) if uid >= int(first[1])]
        return later or sorted(self.mails)[-1:]  # As the standard has it: * is the last one, whatever its number.

    def _fetched(self, words: str) -> bytes:
        uid = int(words.split()[2])
        raw = self.mails[uid]
        if "RFC822.SIZE" in words:
            return f"* 1 FETCH (UID {uid} RFC822.SIZE {len(raw)})\r\n".encode()
        if "HEADER.FIELDS" in words:
            head = raw.partition(b"\r\n\r\n")[0].split(b"\r\n")
            raw = b"\r\n".join(line for line in head if line.lower().startswith(b"from:")) + b"\r\n\r\n"
        return f"* 1 FETCH (UID {uid} BODY[] {{{len(raw)}}}\r\n".encode() + raw + b")\r\n"


@contextmanager
def mailbox(fake: FakeImap, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeImap]:
    """Run the server, known under its name and by a certificate that this machine believes."""
    certificate = _certificate(folder)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setattr(http, "public_addresses", lambda host, port: ["127.0.0.1"])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        fake.port = listening.getsockname()[1]
        threading.Thread(target=_serve, args=(fake, listening, context), daemon=True).start()
        yield fake


def _serve(fake: FakeImap, listening: socket.socket, context: ssl.SSLContext) -> None:
    with suppress(OSError):
        while True:
            plain, _ = listening.accept()
            with suppress(OSError), context.wrap_socket(plain, server_side=True) as peer, peer.makefile("rwb") as lines:
                lines.write(b"* OK ready\r\n")
                lines.flush()
                for line in lines:
                    tag, _, words = line.decode().strip().partition(" ")
                    lines.write(fake.answer(tag, words))
                    lines.flush()
                    if words.upper() == "LOGOUT":
                        break


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    begun = datetime(2026, 1, 1, tzinfo=UTC) - timedelta(days=3650)
    made = (
        x509.CertificateBuilder(
            name, name, key.public_key(), x509.random_serial_number(), begun, begun + timedelta(36_500)
        )
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    pem = serialization.PrivateFormat.PKCS8
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, pem, plain) + made.public_bytes(serialization.Encoding.PEM)
    )
    return path
