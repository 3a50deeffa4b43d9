"""Nothing inside our own walls is fetched, however its address is written."""

import socket

import pytest

from newsquare.lib import http
from newsquare.lib.http import FetchError


@pytest.mark.parametrize(
    "url",
    [
        "http://127.1/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://[::ffff:7f00:1]/",
        "http://[::7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1%25eth0]/",
        "http://[fd00::1]/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://public.example@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://[broken/",
        "http:///nowhere",
        "//127.0.0.1/",
        "",
    ],
)
def test_an_inner_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        http.fetch(url, limit=100, seconds=1)


def looked_up(*addresses: str) -> object:
    """Return a look-up that finds these addresses for any name."""
    return lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]


def test_a_name_that_has_one_inner_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looked_up("93.184.215.14", "10.0.0.1"))

    with pytest.raises(FetchError, match="not on the public internet"):
        http.public_addresses("sly.example", 80)


def test_addresses_of_ipv4_are_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looked_up("2606:2800:21f::1", "93.184.215.14"))

    assert http.public_addresses("agency.example", 80) == ["93.184.215.14", "2606:2800:21f::1"]
