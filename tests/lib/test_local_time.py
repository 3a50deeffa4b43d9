"""An hour may come twice, or not at all."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsquare.lib.local_time import gap_around, moments_of, name_at

NEW_YORK, LORD_HOWE = ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")


@pytest.mark.parametrize(
    ("zone", "wall", "moments"),
    [
        (NEW_YORK, (2026, 3, 8, 1, 59), [(2026, 3, 8, 6, 59)]),
        (NEW_YORK, (2026, 3, 8, 2, 30), []),
        (NEW_YORK, (2026, 3, 8, 3, 0), [(2026, 3, 8, 7, 0)]),
        (NEW_YORK, (2026, 11, 1, 0, 59), [(2026, 11, 1, 4, 59)]),
        (NEW_YORK, (2026, 11, 1, 1, 30), [(2026, 11, 1, 5, 30), (2026, 11, 1, 6, 30)]),
        (NEW_YORK, (2026, 11, 1, 2, 0), [(2026, 11, 1, 7, 0)]),
        (LORD_HOWE, (2026, 4, 5, 1, 45), [(2026, 4, 4, 14, 45), (2026, 4, 4, 15, 15)]),
        (LORD_HOWE, (2026, 10, 4, 2, 15), []),
    ],
)
def test_a_time_on_the_wall_is_one_moment_or_two_or_none(
    zone: ZoneInfo, wall: tuple[int, ...], moments: list[tuple[int, ...]]
) -> None:
    assert moments_of(datetime(*wall), zone) == [datetime(*moment, tzinfo=UTC) for moment in moments]  # noqa: DTZ001  # A time on the wall.


@pytest.mark.parametrize(
    ("zone", "wall", "gap"),
    [(NEW_YORK, (2026, 3, 8, 2, 30), ("02:00", "03:00")), (LORD_HOWE, (2026, 10, 4, 2, 15), ("02:00", "02:30"))],
)
def test_the_gap_is_told_by_what_the_clock_shows_before_and_after(
    zone: ZoneInfo, wall: tuple[int, ...], gap: tuple[str, str]
) -> None:
    found = gap_around(datetime(*wall), zone)  # noqa: DTZ001  # A time on the wall.

    assert tuple(f"{edge:%H:%M}" for edge in found) == gap


def test_a_zone_s_time_has_a_name_or_its_distance() -> None:
    assert name_at(datetime(2026, 11, 1, 5, 30, tzinfo=UTC), NEW_YORK) == "EDT"
    assert name_at(datetime(2026, 11, 1, 6, 30, tzinfo=UTC), NEW_YORK) == "EST"
    assert name_at(datetime(2026, 11, 1, 6, 30, tzinfo=UTC), LORD_HOWE) == "UTC+11"
