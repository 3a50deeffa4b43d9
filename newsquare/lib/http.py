"""The one door to the outside world: fetches an address, but never one inside our own walls."""

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

AGENT = "Newsquare/0.1 (+newsroom wire desk)"
REDIRECTS = 3
PIECE = 65_536
_EMBEDDING = (ipaddress.ip_network("::/96"), ipaddress.ip_network("64:ff9b::/96"))  # RFC 4291 2.5.5.1, RFC 6052.


class FetchError(Exception):
    """An address could not be fetched, or may not be; the message says why."""


class TooLargeError(FetchError):
    """More came than was asked for."""


@dataclass(frozen=True)
class Fetched:
    """What came back: status, headers with lower-case names, and the body."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    url: str = ""


def fetch(
    url: str,
    *,
    limit: int,
    seconds: float = 10,
    headers: dict[str, str] | None = None,
    secrets: dict[str, str] | None = None,
    hosts: set[str] | None = None,
) -> Fetched:
    """Fetch an address by GET, following at most three redirects.

    `limit` is in bytes, unpacked; `seconds` for everything together, however slowly it comes. With `hosts`, only these
    hosts are asked. `secrets` are headers that no other host and no plainer scheme is told. Raises FetchError for a
    private, loopback, link-local or otherwise not public address (also behind a redirect), for a body over the limit
    and for what takes too long. The name is looked up once and what was found is what is asked.
    """
    deadline = time.monotonic() + seconds
    first = _origin(url)
    for _ in range(REDIRECTS + 1):
        told = {**(headers or {}), **(secrets or {})} if _origin(url) == first else headers or {}
        answer = _once(url, limit, deadline, told, hosts)
        if answer.status not in {301, 302, 303, 307, 308}:
            return answer
        url = _joined(url, answer.headers.get("location", ""))
    raise FetchError(f"More than {REDIRECTS} redirects.")


def _origin(url: str) -> tuple[str, str, int]:
    parts, host, port = _taken_apart(url)
    return parts.scheme, host, port


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise FetchError("It leads on to something that is no address.") from error


def _once(url: str, limit: int, deadline: float, headers: dict[str, str], hosts: set[str] | None) -> Fetched:
    parts, host, port = _taken_apart(url)
    if hosts is not None and (parts.hostname or "").lower() not in hosts:
        raise FetchError(f"{host} is not among the hosts allowed for this source.")
    named = f"[{host}]" if ":" in host else host
    sent = {
        "Host": named if parts.port is None else f"{named}:{port}",
        "User-Agent": AGENT,
        "Accept-Encoding": "gzip",
        **headers,
    }
    target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe="%/:=&?~+!$,;'@()*[]|")
    failed: Exception | None = None
    for address in public_addresses(host, port):
        connection = _connection(parts.scheme, address, port, host, deadline)
        try:
            with _watched(connection, deadline) as held:
                connection.connect()
                held.append(connection.sock)  # The connection itself lets go of it before the body was read.
                return _asked(connection, target, sent, limit, url)
        except (urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
            failed = error
        if time.monotonic() >= deadline:
            raise FetchError("The answer took too long.") from failed
    raise FetchError(f"{host} did not answer as it should ({type(failed).__name__}).") from failed


def _taken_apart(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower().encode("idna" if ":" not in (parts.hostname or "") else "ascii").decode()
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except (ValueError, UnicodeError) as error:
        raise FetchError("This is no address that can be asked.") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise FetchError(f"Only http and https addresses are fetched, not {parts.scheme or 'a bare path'}.")
    return parts, host, port


def _connection(scheme: str, address: str, port: int, host: str, deadline: float) -> HTTPConnection:
    timeout = max(0.1, deadline - time.monotonic())
    if scheme == "https":
        return HTTPSConnection(address, port, timeout=timeout, server_hostname=host, assert_hostname=host)
    return HTTPConnection(address, port, timeout=timeout)


@contextmanager
def _watched(connection: HTTPConnection, deadline: float) -> Iterator[list[socket.socket]]:
    """Hang up when the time is over: a host that sends a byte now and then would never run into a timeout."""
    over, held = threading.Event(), list[socket.socket]()

    def hang_up() -> None:
        over.set()
        for each in [connection.sock, *held]:
            with suppress(OSError, AttributeError):  # There is none before it is connected.
                each.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(max(0.0, deadline - time.monotonic()), hang_up)
    watch.daemon = True
    watch.start()
    try:
        yield held
        if over.is_set():
            raise FetchError("The answer took too long.")
    finally:
        watch.cancel()
        connection.close()


def _asked(connection: HTTPConnection, target: str, sent: dict[str, str], limit: int, url: str) -> Fetched:
    connection.request("GET", target, headers=sent, preload_content=False)
    answer = connection.getresponse()
    pieces, size = [], 0
    for piece in answer.stream(PIECE):
        size += len(piece)
        if size > limit:
            raise TooLargeError(f"The answer is larger than {limit} bytes.")
        pieces.append(piece)
    return Fetched(
        answer.status, b"".join(pieces), {name.lower(): value for name, value in answer.headers.items()}, url
    )


def public_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host, those of IPv4 first. Raises FetchError where any of them is not a public one."""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} has no address.") from error
    if not all(_is_public(ipaddress.ip_address(address.partition("%")[0])) for address in found):
        raise FetchError(f"{host} is not on the public internet.")
    return sorted(found, key=lambda address: (":" in address, address))


def _is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if not ip.is_global or ip.is_multicast:
        return False
    return isinstance(ip, ipaddress.IPv4Address) or all(_is_public(inner) for inner in _inside(ip))


def _inside(ip: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """Return the IPv4 addresses that an IPv6 one stands for where something translates or tunnels it."""
    inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if any(ip in network for network in _EMBEDDING):
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [each for each in inner if each is not None]
