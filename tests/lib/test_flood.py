"""Limits are counted in memory, under keys that tell nothing."""

from typing import Any

import pytest
from django.test import RequestFactory

from newsquare.lib import flood


def test_as_many_as_allowed_and_then_a_wait(clock: Any) -> None:
    answers = [flood.seconds_to_wait("code", "dot", (2, 60)) for _ in range(3)]
    clock.shift(61)

    assert answers == [0, 0, 60]
    assert flood.seconds_to_wait("code", "dot", (2, 60)) == 0


def test_every_limit_holds_and_the_longest_wait_counts(clock: Any) -> None:
    for _ in range(3):
        assert flood.seconds_to_wait("code", "dot", (1, 60), (3, 3600)) == 0
        clock.shift(61)

    assert flood.seconds_to_wait("code", "dot", (1, 60), (3, 3600)) == 3600 - 183


def test_scopes_and_keys_do_not_count_for_each_other() -> None:
    assert flood.seconds_to_wait("code", "dot", (1, 60)) == 0
    assert flood.seconds_to_wait("code", "eve", (1, 60)) == 0
    assert flood.seconds_to_wait("idea", "dot", (1, 60)) == 0


def test_nothing_counted_can_be_read_back() -> None:
    flood.seconds_to_wait("code", "dot@readers.example", (1, 60))

    assert "dot" not in repr(flood._seen)


def test_a_flood_of_keys_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood, "MOST_KEYS", 100)

    for number in range(300):
        flood.seconds_to_wait("code", str(number), (1, 60))

    assert len(flood._seen) <= 100


@pytest.mark.parametrize(
    ("peer", "forwarded", "network"),
    [
        ("9.9.9.9", "", "9.9.9.9"),
        ("9.9.9.9", "8.8.8.8", "9.9.9.9"),
        ("127.0.0.1", "1.1.1.1, 8.8.8.8", "8.8.8.8"),
        ("", "8.8.8.8", "8.8.8.8"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("2001:4860:4860::8888", "", "2001:4860:4860::/64"),
        ("::ffff:8.8.8.8", "", "8.8.8.8"),
        ("", "", "unknown"),
    ],
)
def test_only_a_proxy_of_our_own_is_asked_whom_it_speaks_for(peer: str, forwarded: str, network: str) -> None:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}

    assert flood.network_of(RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers)) == network
