"""The one door to the outside world: fetches an address, but never one inside our own walls."""

import ipaddress
import socket
import time
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import urllib3

AGENT = "Newsquare/0.1 (+newsroom wire desk)"
REDIRECTS = 3
PIECE = 65_536


class FetchError(Exception):
    """An address could not be fetched, or may not be; the message says why."""


@dataclass(frozen=True)
class Fetched:
    """What came back: status, headers with lower-case names, and the body."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    url: str = ""


def fetch(
    url: str, *, limit: int, seconds: float = 10, headers: dict[str, str] | None = None, hosts: set[str] | None = None
) -> Fetched:
    """Fetch an address by GET, following at most three redirects.

    `limit` is in bytes, `seconds` for everything together. With `hosts`, only these hosts are asked. Raises FetchError
    for a private, loopback, link-local or otherwise not public address (also behind a redirect), for a body over the
    limit and for what takes too long. The name is looked up once and that address is the one asked.
    """
    deadline = time.monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        answer = _once(url, limit, deadline, headers or {}, hosts)
        if answer.status not in {301, 302, 303, 307, 308}:
            return answer
        url = urljoin(url, answer.headers.get("location", ""))
    raise FetchError(f"More than {REDIRECTS} redirects.")


def _once(url: str, limit: int, deadline: float, headers: dict[str, str], hosts: set[str] | None) -> Fetched:
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if parts.scheme not in {"http", "https"} or not host:
        raise FetchError(f"Only http and https addresses are fetched, not {parts.scheme or 'a bare path'}.")
    if hosts is not None and host not in hosts:
        raise FetchError(f"{host} is not among the hosts allowed for this source.")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise FetchError("The address has no usable port.") from error
    address = public_address(host, port)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept-Encoding": "gzip", **headers}
    timeout = urllib3.Timeout(total=max(0.1, deadline - time.monotonic()))
    pool = _pool(parts.scheme, address, port, host)
    try:
        answer = pool.urlopen(
            "GET", target, headers=sent, redirect=False, retries=False, timeout=timeout, preload_content=False
        )
        body = _body(answer, limit, deadline)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise FetchError(f"{host} did not answer as it should ({type(error).__name__}).") from error
    finally:
        pool.close()
    return Fetched(answer.status, body, {name.lower(): value for name, value in answer.headers.items()}, url)


def _pool(scheme: str, address: str, port: int, host: str) -> urllib3.HTTPConnectionPool:
    if scheme == "https":
        return urllib3.HTTPSConnectionPool(address, port, server_hostname=host, assert_hostname=host)
    return urllib3.HTTPConnectionPool(address, port)


def _body(answer: urllib3.BaseHTTPResponse, limit: int, deadline: float) -> bytes:
    pieces, size = [], 0
    for piece in answer.stream(PIECE):
        size += len(piece)
        if size > limit:
            raise FetchError(f"The answer is larger than {limit} bytes.")
        if time.monotonic() > deadline:
            raise FetchError("The answer took too long.")
        pieces.append(piece)
    return b"".join(pieces)


def public_address(host: str, port: int) -> str:
    """Return an address of a host. Raises FetchError where any of its addresses is not a public one."""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} has no address.") from error
    for address in found:
        ip = ipaddress.ip_address(address.partition("%")[0])
        inner = getattr(ip, "ipv4_mapped", None) or ip
        if not inner.is_global or inner.is_multicast:
            raise FetchError(f"{host} is not on the public internet.")
    return sorted(found)[0]
