"""Times as the station's clock shows them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation

from newsquare.theme.templatetags.newsquare_theme import human_time, station_time

CHICAGO = ZoneInfo("America/Chicago")


def test_the_baked_text_is_day_and_hour() -> None:
    said = human_time(datetime(2026, 2, 23, 12, 10, tzinfo=CHICAGO))

    assert 'datetime="2026-02-23T12:10:00-06:00"' in said
    assert said.endswith(">Feb. 23, 12:10\u00a0p.m.</time>")


def test_an_older_story_names_its_year() -> None:
    assert human_time(datetime(2024, 2, 23, 12, 10, tzinfo=CHICAGO)).endswith(">Feb. 23, 2024</time>")


def test_the_script_is_handed_the_hour_the_day_and_the_date() -> None:
    said = human_time(datetime(2026, 2, 23, 12, 10, tzinfo=CHICAGO))

    assert 'data-hour="12:10\u00a0p.m." data-day="Feb. 23" data-date="Feb. 23, 2026"' in said


def test_the_station_s_time_names_its_zone_in_winter_and_in_summer() -> None:
    assert "p.m.\u00a0CST<" in station_time(datetime(2026, 11, 23, 12, 10, tzinfo=CHICAGO))
    assert "p.m.\u00a0CDT<" in station_time(datetime(2026, 7, 23, 12, 10, tzinfo=CHICAGO))


def test_other_languages_say_it_their_way() -> None:
    with translation.override("de"):
        assert "23. November 2026, 12:10\u00a0CST" in station_time(datetime(2026, 11, 23, 12, 10, tzinfo=CHICAGO))
        assert ">23. Feb., 12:10<" in human_time(datetime(2026, 2, 23, 12, 10, tzinfo=CHICAGO))
