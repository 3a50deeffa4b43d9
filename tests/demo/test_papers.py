"""A slip of the pen in the demo's files names the file and the key."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsquare.demo.papers import ContentError
from newsquare.demo.stories import Desk, read_stories

DESK = Desk(
    credit="Illustration: drawn by code",
    zone=ZoneInfo("America/Chicago"),
    now=datetime(2026, 3, 4, 18, tzinfo=UTC),
    sections=frozenset({"news"}),
    topics=frozenset({"schools"}),
    newsroom={},
)
GOOD = {
    "headline": '"Two buses"',
    "by": "[]",
    "distributor": '"County"',
    "section": '"news"',
    "topics": '["schools"]',
    "age": '"2h"',
}


def write(folder: Path, body: str = "A line.", **changes: str) -> None:
    head = "\n".join(f"{key} = {value}" for key, value in {**GOOD, **changes}.items() if value)
    (folder / "two-buses.md").write_text(f"+++\n{head}\n+++\n{body}\n", "utf-8")


def test_a_good_file_is_a_story(tmp_path: Path) -> None:
    write(tmp_path)

    (story,) = read_stories(tmp_path, DESK)

    assert story.versions[0].headline == "Two buses"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("section", '"sport"'),
        ("topics", '["weather"]'),
        ("by", '["nobody"]'),
        ("headline", ""),
        ("label", '"gossip"'),
        ("age", '"two hours"'),
        ("picture", '"a-photograph"'),
        ("heedline", '"Two buses"'),
        ("topics", '"schools"'),
    ],
)
def test_a_wrong_key_is_named_with_its_file(tmp_path: Path, key: str, value: str) -> None:
    write(tmp_path, **{key: value, **({"caption": '"c"'} if key == "picture" else {})})

    with pytest.raises(ContentError, match=rf"two-buses\.md: {key}"):
        read_stories(tmp_path, DESK)


@pytest.mark.parametrize("body", ["On {someday} it rained.", ":::facts Never closed\n- a", ":::poem x\ny\n:::"])
def test_a_wrong_mark_in_the_body_is_named(tmp_path: Path, body: str) -> None:
    write(tmp_path, body)

    with pytest.raises(ContentError, match=r"two-buses\.md: body"):
        read_stories(tmp_path, DESK)
