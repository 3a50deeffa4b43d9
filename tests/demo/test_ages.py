"""The demo's news is as old as its files say."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsquare.demo.ages import AgeError, Calendar, moment

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 4, 18, tzinfo=UTC)  # A Wednesday, noon in Chicago.


@pytest.mark.parametrize(
    ("age", "on", "expected"),
    [
        ("5h", "", "2026-03-04T07:00-06:00"),
        ("1h 35m", "", "2026-03-04T10:25-06:00"),
        ("2d 21:40", "", "2026-03-02T21:40-06:00"),
        ("3d 21:40", "weekday", "2026-02-27T21:40-06:00"),
        ("3d 21:40", "next-weekday", "2026-03-02T21:40-06:00"),
        ("2d 22:35", "fri", "2026-02-27T22:35-06:00"),
        ("tomorrow 06:00", "", "2026-03-05T06:00-06:00"),
    ],
)
def test_an_age_is_a_moment_by_the_local_clock(age: str, on: str, expected: str) -> None:
    assert moment(age, on, NOW, CHICAGO) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("{day}", "Wednesday"),
        ("{day-1}", "Tuesday"),
        ("{workday+3}", "Monday"),
        ("{date+9}", "March 13"),
        ("{workdate+10}", "March 16"),
        ("{when:vote}", "Monday"),
        ("{when:hearing}", "Feb. 20"),
        ("{date:vote +3}", "March 5"),
        ("{pubdate-35m}", "Wed, 04 Mar 2026 11:25:00 -0600"),
    ],
)
def test_a_token_becomes_a_day(token: str, expected: str) -> None:
    stories = {"vote": datetime(2026, 3, 3, 4, tzinfo=UTC), "hearing": datetime(2026, 2, 21, 4, tzinfo=UTC)}

    assert Calendar(NOW, CHICAGO, stories).fill(token) == expected


@pytest.mark.parametrize("token", ["{someday}", "{when:nothing}"])
def test_a_token_without_meaning_is_refused(token: str) -> None:
    with pytest.raises(AgeError):
        Calendar(NOW, CHICAGO, {}).fill(token)
