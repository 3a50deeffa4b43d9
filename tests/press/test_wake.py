"""The worker is woken at once, and nobody minds where no worker is."""

from pathlib import Path

import pytest

from newsquare.lib.wake import Waiter, wake


def test_a_call_wakes_the_waiter_once(tmp_path: Path) -> None:
    with Waiter(tmp_path) as waiter:
        for _ in range(1000):
            wake(tmp_path)

        assert waiter.wait(5)
        assert not waiter.wait(0)


def test_a_call_that_nobody_hears_does_no_harm(tmp_path: Path) -> None:
    wake(tmp_path)
    Waiter(tmp_path).close()

    wake(tmp_path)


def test_a_socket_left_behind_by_a_killed_worker_is_taken_over(tmp_path: Path) -> None:
    left = Waiter(tmp_path)
    with Waiter(tmp_path) as waiter:
        wake(tmp_path)

        assert waiter.wait(5)
    left.close()


@pytest.mark.parametrize("depth", [1, 30])
def test_a_deep_folder_is_no_obstacle(tmp_path: Path, depth: int) -> None:
    folder = tmp_path.joinpath(*["deeper"] * depth)
    with Waiter(folder) as waiter:
        wake(folder)

        assert waiter.wait(5)
