"""Times as feeds write them."""

from zoneinfo import ZoneInfo

import pytest

from newsquare.wire.formats.dates import moment, utc


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-03-02T18:00:00Z", "2026-03-02 18:00"),
        ("2026-03-02T19:00:00.123+01:00", "2026-03-02 18:00"),
        ("2026-03-02T19:00:00+0100", "2026-03-02 18:00"),
        ("20260302T190000+0100", "2026-03-02 18:00"),
        ("2026-03-02 18:00", "2026-03-02 18:00"),
        ("2026-03-02", "2026-03-02 00:00"),
        ("Mon, 02 Mar 2026 18:00:00 GMT", "2026-03-02 18:00"),
        ("Mon, 2 Mar 26 10:00:00 -0800", "2026-03-02 18:00"),
        ("Mon, 02 Mar 2026 13:00:00 EST", "2026-03-02 18:00"),
        ("Thu, 07 Dec 17 10:00:29 -0800", "2017-12-07 18:00"),
        ("Seg, 2 Mar 2026 15:00:00 -0300", "2026-03-02 18:00"),
        ("2 de março de 2026 15:00 BRT", "2026-03-02 18:00"),
        ("Mo, 2. März 2026, 19:00 MEZ", "2026-03-02 18:00"),
        ("March 2, 2026 1:00 pm ET", "2026-03-02 18:00"),
        ("July 2, 2026 1:00 p.m. ET", "2026-07-02 17:00"),
        ("May 6, 2021 4:51 pm", "2021-05-06 16:51"),
        ("4:51 PM EST, Mon March 2, 2026", "2026-03-02 21:51"),
        ("March 2, 2026 12:30 am", "2026-03-02 00:30"),
    ],
)
def test_a_time_is_understood(text: str, at: str) -> None:
    assert f"{utc(text):%Y-%m-%d %H:%M}" == at


def test_a_time_without_a_zone_is_the_sources_own() -> None:
    at, named = moment("2026-03-02T12:00:00", ZoneInfo("America/Chicago"))

    assert f"{at:%H:%M}" == "18:00"
    assert not named


@pytest.mark.parametrize("text", [None, "", "soon", "Mon, 32 Mar 2026", "2026-13-01", "99 Foo 2026", "1" * 500])
def test_what_is_no_time_is_none(text: str | None) -> None:
    assert utc(text) is None
