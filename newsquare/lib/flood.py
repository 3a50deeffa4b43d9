"""Limits on how often something may be done, kept in this process's memory alone and under keys that tell nothing."""

import hashlib
import hmac
import ipaddress
import math
import secrets
import time
from collections import deque
from threading import Lock

from django.http import HttpRequest

DAY = 24 * 60 * 60
MOST_KEYS = 50_000

_lock = Lock()
_seen: dict[bytes, deque[float]] = {}
_secret: tuple[float, bytes] = (0.0, b"")


def seconds_to_wait(scope: str, key: str, *limits: tuple[int, float]) -> int:
    """Count one more attempt and return 0, or return how long to wait; an attempt that must wait is not counted.

    Each limit is a number of attempts and the seconds in which so many may be made, a day at most. Nothing that was
    counted can be turned back into an address: keys are hashed with a secret that lives for a day at most.
    """
    now = time.time()
    with _lock:
        moments = _seen.setdefault(_digest(scope, key, now), deque())
        wait = max((_wait(moments, now, most, within) for most, within in limits), default=0.0)
        if wait <= 0:
            moments.append(now)
            while len(moments) > max(most for most, _ in limits):
                moments.popleft()
            _make_room(now)
    return max(0, math.ceil(wait))


def network_of(request: HttpRequest) -> str:
    """Return the sender's network: an IPv4 address, or the /64 of an IPv6 one.

    A proxy on this machine or in a private network is asked whom it speaks for (the last entry that it added).
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
    address = _address(peer)
    if forwarded and (address is None or address.is_private):
        address = _address(forwarded) or address
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((address, 64), strict=False))
    return str(address or "unknown")


def forget() -> None:
    """Forget every attempt."""
    with _lock:
        _seen.clear()


def _wait(moments: deque[float], now: float, most: int, within: float) -> float:
    """Return the seconds until another attempt is allowed; 0 or less when it is."""
    recent = [moment for moment in moments if moment > now - within]
    return recent[-most] + within - now if len(recent) >= most else 0.0


def _digest(scope: str, key: str, now: float) -> bytes:
    global _secret  # The day's secret is the one thing that this module keeps.
    if not _secret[1] or now - _secret[0] > DAY:
        _secret = (now, secrets.token_bytes(32))
        _seen.clear()
    return hmac.new(_secret[1], f"{scope}\0{key}".encode(), hashlib.sha256).digest()


def _make_room(now: float) -> None:
    """Drop what is a day old, then the oldest, so that a flood cannot fill the memory."""
    if len(_seen) <= MOST_KEYS:
        return
    for digest in [digest for digest, moments in _seen.items() if moments[-1] < now - DAY]:
        del _seen[digest]
    for digest in list(_seen)[: max(0, len(_seen) - MOST_KEYS)]:
        del _seen[digest]


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address
