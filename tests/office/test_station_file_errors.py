"""A station file with a mistake is refused with its line and key, and nothing of it is done."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from newsquare.office.actions import apply_station
from newsquare.office.models import Applied
from newsquare.office.station_file import StationFileError
from newsquare.stations.models import Host, Station
from newsquare.stories.models import Section, Topic
from tests.cast import StationFactory

pytestmark = pytest.mark.django_db

GOOD = '''# A station.
[station]
slug = "riverbend"
name = "Channel 9 Riverbend"
hosts = ["127.0.0.1:8000"]
timezone = "America/Chicago"
colour = "#14566b"
about = """
Not a key = "value"
[nor.a.table]
"""

[station.forum]
days = 14

[[topics]]
slug = "bridge"
name = "Bridge"

[[topics]]
slug = "schools"
name = "Schools"

[[sources]]
slug = "state-wire"
name = "State Wire"
topic = "bridge"

[sources.topics]
"Farm" = "schools"
'''


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("colour", "colur", "line 7: `colur` in [station]: this key is not known here. Did you mean `colour`?"),
        ("#14566b", "teal", "line 7: `colour` in [station]: Write a colour as #1f4e79."),
        ("America/Chicago", "Chicago", "line 6: `timezone` in [station]: “Chicago” is no time zone"),
        ("127.0.0.1:8000", "http://riverbend/", "line 5: `hosts` in [station]: “http://riverbend/” is no host"),
        ('["127.0.0.1:8000"]', "[]", "line 5: `hosts` in [station]: name at least one host"),
        ('["127.0.0.1:8000"]', '"127.0.0.1:8000"', "line 5: `hosts` in [station]: this must be a list of texts"),
        ('["127.0.0.1:8000"]', '["a.test", "A.test"]', "line 5: `hosts` in [station]: “a.test” stands here twice."),
        ("days = 14", 'days = "14"', "line 14: `days` in [station.forum]: this must be a whole number"),
        ("days = 14", "days = 0", "line 14: `days` in [station.forum]: Ensure this value is greater than"),
        ("days = 14", "day = 14", "line 14: `day` in [station.forum]: this key is not known"),
        ("days = 14", "open = 1", "line 14: `open` in [station.forum]: this must be true or false"),
        ('"schools"\nname', '"bridge"\nname', "line 21: `slug` in [[topics]]: “bridge” stands here twice."),
        ('slug = "schools"\n', "", "line 20: [topics]: the slug is missing"),
        ('name = "Schools"\n', "", "line 20: [topics]: “schools” is new here and needs a name."),
        ('"schools"\nname', '"High Schools"\nname', "line 21: `slug` in [[topics]]: Enter a valid “slug”"),
        ('topic = "bridge"', 'topic = "bridges"', "line 27: `topic` in [[sources]]: there is no topic “bridges”"),
        ('"Farm" = "schools"', '"Farm" = "farms"', "line 30: `Farm` in [sources.topics]: there is no topic “farms”"),
        ('topic = "bridge"', 'section = "farm"', "line 27: `section` in [[sources]]: there is no section “farm”"),
        ('topic = "bridge"', 'label = "agency"', "line 27: `label` in [[sources]]: “agency” is none of local, wire"),
        ('topic = "bridge"', 'format = "telex"', "line 27: `format` in [[sources]]: “telex” is none of detect, "),
        ('topic = "bridge"', 'on_arrival = "burn"', "line 27: `on_arrival` in [[sources]]: “burn” is none of desk"),
        ('topic = "bridge"', 'url = "wire"', "line 27: `url` in [[sources]]: Enter a valid URL."),
        ("[[sources]]", "[sources]", "line 24: [sources]: write each of these under a heading of its own"),
        ("[[sources]]", "[[feeds]]", "line 24: [feeds]: this table is not known."),
        ("[station]", "[stations]", "line 2: [stations]: this table is not known. Did you mean `station`?"),
        ('name = "Bridge"', "name = Bridge", "line 18: `name`: this is no TOML"),
        ('name = "Bridge"', 'name = "Bridge"\nname = "B"', "line 19"),
    ],
)
def test_a_mistake_is_named_with_line_and_key(old: str, new: str, words: str) -> None:
    text = GOOD.replace(old, new, 1)

    with pytest.raises(StationFileError) as error:
        apply_station(text=text, name="station.toml")

    assert words in str(error.value)
    assert str(error.value).startswith("station.toml, line ")
    assert not any(model.objects.exists() for model in (Station, Host, Topic, Section, Applied))


def test_the_file_before_the_mistake_is_good() -> None:
    assert apply_station(text=GOOD, name="station.toml").station.slug == "riverbend"


def test_a_host_of_another_station_is_refused() -> None:
    StationFactory(slug="harborlight", host="127.0.0.1:8000")

    with pytest.raises(StationFileError, match=r"line 5: `hosts` .* leads to Channel 9 Harborlight already"):
        apply_station(text=GOOD, name="station.toml")

    assert Station.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", r"line 1: the file: a \[station\] table is missing"),
        (b'[station]\nname = "Canal 9 \xe9"\n', "line 2: this is not UTF-8"),
        (b'[station]\nslug = "riverbend"\n', "line 1: .*a new station needs `name`"),
        (b'station = "riverbend"\n', r"a \[station\] table is missing"),
        (b'topics = ["a"]\n[station]\nslug = "riverbend"\n', r"line 1: \[topics\]: write each of these"),
    ],
)
def test_a_file_that_is_no_station_is_refused_plainly(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "station.toml"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=words):
        call_command("station", "apply", str(file))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("station", "apply", str(tmp_path / "none.toml"))


def test_show_asks_which_station_where_there_are_several() -> None:
    StationFactory()
    StationFactory(slug="harborlight")

    with pytest.raises(CommandError, match="name one of harborlight, riverbend"):
        call_command("station", "show")
    with pytest.raises(CommandError, match="there is no station 'else'"):
        call_command("station", "show", "else")


def test_show_says_that_there_is_no_station_yet() -> None:
    with pytest.raises(CommandError, match="there is no station yet"):
        call_command("station", "show")
