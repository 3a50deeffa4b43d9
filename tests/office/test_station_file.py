"""A station is described in one file: applied twice it is the same, and what the desk changed stays."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import GroupCollectionPermission

from newsquare.accounts.models import Role, RoleGroup
from newsquare.copydesk.models import TopicCode
from newsquare.office.actions import Report, apply_station
from newsquare.office.models import Applied
from newsquare.office.station_file.things import text_of
from newsquare.office.station_file.writing import written
from newsquare.stations.models import Host, Station
from newsquare.stations.queries import station_for
from newsquare.stories.models import HousePage, Section, Topic
from newsquare.wire.models import Source

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[2] / "newsquare" / "demo" / "stations"

SMALLEST = """
[station]
slug = "riverbend"
name = "Channel 9 Riverbend"
hosts = ["127.0.0.1:8000", "127.0.0.1"]
timezone = "America/Chicago"
language = "en-US"

[[topics]]
slug = "county-government"
name = "County Government"

[[sources]]
slug = "state-wire"
name = "State Wire"
format = "detect"
on_arrival = "publish"        # or "desk"
topic = "county-government"
"""


def apply(text: str = SMALLEST, *, force: bool = False) -> Report:
    return apply_station(text=text, name="station.toml", force=force)


def test_the_smallest_file_that_works_makes_a_station() -> None:
    station = apply().station

    source = Source.objects.get()
    assert (station.slug, station.canonical_host, station_for("127.0.0.1")) == ("riverbend", "127.0.0.1:8000", station)
    assert (source.on_arrival, source.topic, source.label, source.indexing) == (
        "publish",
        "county-government",
        "wire",
        "noindex-news",
    )
    assert not source.full_text_out
    assert [(section.slug, section.name) for section in Section.objects.all()] == [("news", "News")]
    assert RoleGroup.objects.filter(station=station).count() == len(Role)


def test_a_new_station_has_its_own_pages() -> None:
    apply()

    pages = {page.slug: page for page in HousePage.objects.all()}
    assert set(pages) == {"guidelines", "about"}
    assert "Channel 9 Riverbend keeps this forum" in pages["guidelines"].body


def test_its_newsroom_may_upload_pictures() -> None:
    apply_station(text=SMALLEST, name="station.toml")

    rights = GroupCollectionPermission.objects.filter(group__role_group__role="editor")
    assert set(rights.values_list("permission__codename", flat=True)) >= {"add_image", "choose_image"}


def test_applied_twice_it_changes_nothing() -> None:
    apply()

    report = apply()

    assert (report.made, report.changed, report.kept) == ([], [], [])


def test_what_the_file_changes_is_set() -> None:
    apply()

    report = apply(SMALLEST.replace('"County Government"', '"The County"'))

    assert Topic.objects.get().name == "The County"
    assert [change.key for change in report.changed] == ["topics.county-government.name"]


def test_what_the_file_does_not_name_is_left_and_nothing_is_deleted() -> None:
    apply(SMALLEST.replace("language", 'town = "Riverbend"\nlanguage'))

    apply('[station]\nslug = "riverbend"\n')

    assert (Station.objects.get().town, Topic.objects.count(), Source.objects.count()) == ("Riverbend", 1, 1)


def test_what_the_desk_changed_is_kept_and_listed() -> None:
    apply()
    Topic.objects.update(name="Our County")

    report = apply()

    assert Topic.objects.get().name == "Our County"
    assert [(kept.key, kept.present, kept.wanted) for kept in report.kept] == [
        ("topics.county-government.name", "Our County", "County Government")
    ]


def test_what_the_desk_changed_is_still_kept_the_next_time() -> None:
    apply()
    Topic.objects.update(name="Our County")
    apply()

    assert len(apply().kept) == 1


def test_what_the_desk_wrote_before_the_file_named_it_is_kept() -> None:
    apply()
    Station.objects.update(tagline="From the river")

    report = apply(SMALLEST.replace("language", 'tagline = "Nine at nine"\nlanguage'))

    assert (Station.objects.get().tagline, [kept.key for kept in report.kept]) == (
        "From the river",
        ["station.tagline"],
    )


def test_force_takes_the_file() -> None:
    apply()
    Topic.objects.update(name="Our County")

    report = apply(force=True)

    assert (Topic.objects.get().name, report.kept) == ("County Government", [])
    assert apply().kept == []


def test_a_topic_deleted_on_the_desk_stays_deleted_until_forced() -> None:
    apply()
    Topic.objects.all().delete()

    kept = apply().kept
    gone = Topic.objects.count()
    apply(force=True)

    assert ([change.key for change in kept], gone, Topic.objects.count()) == (["topics.county-government"], 0, 1)


def test_a_desk_value_that_the_file_comes_round_to_is_no_longer_listed() -> None:
    apply()
    Topic.objects.update(name="Our County")

    report = apply(SMALLEST.replace("County Government", "Our County"))

    assert (report.kept, apply(SMALLEST.replace("County Government", "Third")).kept) == ([], [])


def test_hosts_are_as_the_file_lists_them() -> None:
    apply()

    apply(SMALLEST.replace('"127.0.0.1:8000", "127.0.0.1"', '"www.riverbend.example", "127.0.0.1"'))

    assert list(Host.objects.order_by("position").values_list("name", flat=True)) == [
        "www.riverbend.example",
        "127.0.0.1",
    ]


def test_the_subjects_of_a_topic_are_as_the_file_lists_them() -> None:
    with_codes = SMALLEST.replace(
        'slug = "county-government"', 'slug = "county-government"\ncodes = ["subj:11000000", "s"]'
    )
    station = apply(with_codes).station

    codes = list(TopicCode.objects.values_list("code", flat=True))
    again = apply(with_codes)

    assert (codes, again.changed, again.kept) == (["medtop:11000000", "s"], [], [])
    assert 'codes = ["medtop:11000000", "s"]' in text_of(station)


def test_everything_that_a_file_may_hold_is_set() -> None:
    station = apply(
        SMALLEST
        + """
url = "https://wire.example/feed.xml"
section = "sports"
label = "partner"
credit = "State Wire Service"
indexing = "noindex"
full_text_out = true
picture_hosts = ["img.wire.example"]
[sources.topics]
"Farm & Field" = "county-government"
[[sections]]
slug = "sports"
name = "Sports"
[station.contact]
email = "newsroom@riverbend.example"
phone = "555 0100"
address = "9 Mill Street"
[station.forum]
open = false
mode = "everybody"
days = 3
"""
    ).station

    station.refresh_from_db()
    source = Source.objects.get()
    assert (station.contact_email, station.contact_phone, station.postal_address) == (
        "newsroom@riverbend.example",
        "555 0100",
        "9 Mill Street",
    )
    assert (station.forum_open, station.forum_mode, station.forum_days) == (False, "everybody", 3)
    assert (source.url, source.credit, source.full_text_out) == (
        "https://wire.example/feed.xml",
        "State Wire Service",
        True,
    )
    assert (source.topics, source.picture_hosts) == ({"Farm & Field": "county-government"}, ["img.wire.example"])
    assert [section.slug for section in Section.objects.all()] == ["sports"]


def test_the_stations_own_words_are_taken_as_text_or_as_html() -> None:
    apply(SMALLEST.replace("language", 'guidelines = """\n## Be kind\n\nAlways <really>.\n"""\nlanguage'))

    body = HousePage.objects.get(slug="guidelines").body
    assert body == "<h2>Be kind</h2>\n<p>Always &lt;really&gt;.</p>"


def test_a_page_in_html_is_cleaned() -> None:
    apply(SMALLEST.replace("language", "about = '<p onclick=\"x()\">We <script>x</script>report.</p>'\nlanguage"))

    assert HousePage.objects.get(slug="about").body == "<p>We report.</p>"


@pytest.mark.parametrize("name", ["riverbend", "harborlight"])
def test_the_demos_stations_apply(name: str) -> None:
    report = apply((DEMO / f"{name}.toml").read_text())

    assert (report.made[0], report.station.slug) == ("station", name)


@pytest.mark.parametrize("name", ["riverbend", "harborlight"])
def test_what_show_prints_is_taken_back_without_a_change(name: str) -> None:
    station = apply((DEMO / f"{name}.toml").read_text()).station

    report = apply(text_of(station))

    assert (report.made, report.changed, report.kept) == ([], [], [])


def test_what_show_prints_makes_the_same_station_elsewhere() -> None:
    text = text_of(apply((DEMO / "riverbend.toml").read_text()).station)
    for model in (Source, Topic, Section, HousePage, Applied, RoleGroup, Host, Station):
        model.objects.all().delete()

    assert text_of(apply(text).station) == text


awkward = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=awkward, long=awkward, key=awkward)
def test_any_text_survives_being_written(text: str, long: str, key: str) -> None:
    import tomllib

    long += "\n" + long

    data: dict[str, Any] = tomllib.loads(written({"name": text, "about": long}, {"sources": [{"topics": {key: text}}]}))

    assert data["station"] == {"name": text, "about": long}
    assert data["sources"] == [{"topics": {key: text}}]


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "station.toml"
    file.write_text(SMALLEST)

    call_command("station", "apply", str(file))
    call_command("station", "show")

    told = capsys.readouterr().out
    assert "made  topics.county-government" in told
    assert '[[sources]]\nslug = "state-wire"\nname = "State Wire"' in told
