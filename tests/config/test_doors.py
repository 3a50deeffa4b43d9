"""Several web processes share what comes, and nobody waits at the door of one that is gone."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from newsquare.config.env import SettingError
from newsquare.config.serve.doors import IS_SHARED_BY_KERNEL, Doors
from tests.config.serving import free_port

only_where_shared = pytest.mark.skipif(not IS_SHARED_BY_KERNEL, reason="this kernel does not share connections")


@contextmanager
def opened(*roles: str) -> Iterator[tuple[Doors, int]]:
    """Open doors at a free port for as long as the block lasts."""
    port = free_port()
    with closing(Doors("127.0.0.1", port, list(roles))) as doors:
        yield doors, port


def came_in(doors: Doors, port: int, many: int = 40) -> list[int]:
    """Let so many connections come, and return how many stand at each door."""
    callers = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(many)]
    time.sleep(0.02)
    counts = [waiting_at(descriptor) for descriptor in sorted(set(doors.filenos().values()))]
    for caller in callers:
        caller.close()
    return counts


def waiting_at(descriptor: int) -> int:
    """Take in who waits, and return how many there were."""
    door, count = socket.socket(fileno=descriptor), 0
    try:
        while True:
            door.accept()[0].close()
            count += 1
    except OSError:
        return count
    finally:
        door.detach()


@only_where_shared
def test_each_process_gets_its_share() -> None:
    with opened("web-1", "web-2") as (doors, port):
        counts = came_in(doors, port)

    assert sum(counts) == 40
    assert min(counts) > 4  # Less happens once in a million.


@only_where_shared
def test_the_others_get_the_share_of_one_that_is_gone_until_it_is_back() -> None:
    with opened("web-1", "web-2") as (doors, port):
        doors.shut("web-1")
        while_it_is_gone = came_in(doors, port)
        doors.open("web-1")
        after = came_in(doors, port)

    assert sorted(while_it_is_gone) == [0, 40]
    assert min(after) > 4


def test_the_door_of_the_only_process_stays_open_while_it_is_gone() -> None:
    with opened("web-1") as (doors, port):
        doors.shut("web-1")
        while_it_is_gone = came_in(doors, port)

    assert while_it_is_gone == [40]


def test_an_address_that_is_taken_is_not_shared_with_strangers() -> None:
    with opened("web-1", "web-2") as (_others, port), pytest.raises(SettingError, match="already taken"):
        Doors("127.0.0.1", port, ["web-1", "web-2"])
