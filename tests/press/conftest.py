"""A press of its own for every test: an empty folder, a clean board, a front before Django."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.test import Client

from newsquare.press.front import Front
from newsquare.press.store import Store
from tests.cast import StationFactory
from tests.press import urls


@dataclass
class Answer:
    """What came out of the front."""

    status: str
    headers: dict[str, str]
    body: bytes
    from_front: bool


Ask = Callable[..., Answer]


@pytest.fixture(autouse=True)
def board(settings: Any, tmp_path: Path) -> urls.Board:
    settings.DATA = tmp_path
    settings.ROOT_URLCONF = "tests.press.urls"
    urls.board.__init__()  # type: ignore[misc]
    return urls.board


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "press")


@pytest.fixture
def station() -> Any:
    return StationFactory()


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Ask the front; what it does not have comes from an inner application that only says so."""

    def inner(environ: Any, start_response: Any) -> list[bytes]:
        start_response("299 Inner", [("Content-Type", "text/plain")])
        return [b"inner"]

    front = Front(inner, tmp_path / "press")

    def ask(path: str, host: str = "testserver", method: str = "GET", query: str = "", **headers: str) -> Answer:
        environ: dict[str, Any] = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
        environ |= {"HTTP_HOST": host} | {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        setup_testing_defaults(environ)
        got: list[Any] = []
        body = b"".join(front(environ, lambda status, headers: got.extend((status, headers))))
        return Answer(got[0], dict(got[1]), body, got[0] != "299 Inner")

    return ask


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)
