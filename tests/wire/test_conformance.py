"""Our own files score full marks, and the score tells a wrong reading from a right one."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from newsquare.wire.conformance import below_the_bar, scores_of

FILES = Path(__file__).parent / "files"
ODD = {"broken.xml", "cut.xml", "odd.ninjs", "release.eml", "forward.eml", "kill.eml", "unmarked.tst"}
"""Mended by the formats, or freed of what is no part of a mail's story, which the second reading does not do."""
STORY: dict[str, Any] = {
    "guid": "urn:mill:1", "version": None, "headline": "A mill is bought", "byline": "Ben Reports", "slugline": None,
    "pubstatus": None, "embargo_utc": None, "subjects": ["Business"], "kind": "text", "notes_private": None,
    "body_html": "<p>The council will buy <b>the mill</b> on Front Street.</p><ul><li>It is old.</li></ul>",
}  # fmt: skip
BODY = "<p>The council will buy <b>the mill</b> on Front Street.</p><ul><li>It is old.</li></ul>"
FEED = f"""<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><guid>urn:mill:1</guid>
<title>A mill is bought</title><dc:creator>Ben Reports</dc:creator><category>Business</category>
<description><![CDATA[{BODY}]]></description></item></channel></rss>"""
LINKED = BODY.replace("<b>", "<b><a href='https://a.example'>").replace("</b>", "</a></b>")


def score(folder: Path) -> str:
    """Run the command; return what it prints, and at its end why it ended with 1."""
    out = StringIO()
    try:
        call_command("wire", "conformance", str(folder), stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}"
    return out.getvalue()


def test_our_own_files_are_read_as_stated_beside_them() -> None:
    scores = scores_of(FILES)

    assert below_the_bar(scores, FILES) == []
    assert [each.path.name for each in scores if each.unscored] == []


def test_our_own_files_score_by_the_second_reading_too() -> None:
    scores = [each for each in scores_of(FILES, with_expectations=False) if each.path.name not in ODD]

    assert below_the_bar(scores, FILES) == []


def test_a_right_reading_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "mill.xml").write_text(FEED)
    (tmp_path / "mill.json").write_text(json.dumps([STORY]))

    told = score(tmp_path)

    assert "| words kept | 100 % | 100 % | 99 % |" in told
    assert "mill.xml" not in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"guid": "urn:mill:2", "headline": "A mill is bought"}, "ids 0.0 %: expected 'urn:mill:2', got 'urn:mill:1'"),
        ({"version": "2"}, "versions 0.0 %: expected '2'"),
        ({"pubstatus": "canceled"}, "statuses 0.0 %: expected 'canceled'"),
        ({"embargo_utc": "2026-03-02T18:00:00Z"}, "embargo 0.0 %: expected '2026-03-02T18:00:00Z'"),
        ({"subjects": ["Business", "Mills"]}, "subjects 50.0 %: expected 'Mills'"),
        ({"body_html": f"{BODY}<p>The vote was close.</p>"}, "expected 'The vote was close', got ''"),
        ({"body_html": "<p>The council will buy <b>the mill</b>.</p>"}, "words not the body's"),
        ({"body_html": LINKED}, "markup 66.6 %: expected '1 item, 1 link, 1 strong', got '1 item, 1 strong'"),
        ({"notes_private": "The council will buy the mill"}, "private notes found 1 of 1"),
        ({"kind": "planning"}, "non-news named 0.0 %"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)  # fmt: skip
def test_a_wrong_reading_is_told_by_file_and_field(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    (tmp_path / "mill.xml").write_text(FEED)
    (tmp_path / "mill.xml.expected.json").write_text(json.dumps({**STORY, **change}))

    said = score(tmp_path)

    assert f"mill.xml: {told}" in said or (told in said and "mill.xml" in said)
    assert "Below the bar:" in said


def test_words_out_of_order_are_seen(tmp_path: Path) -> None:
    (tmp_path / "mill.xml").write_text(FEED)
    body = "<ul><li>It is old.</li></ul><p>The council will buy <b>the mill</b> on Front Street.</p>"
    (tmp_path / "expected.jsonl").write_text(json.dumps({**STORY, "file": "mill.xml", "body_html": body}))

    assert "mill.xml: order" in score(tmp_path)


def test_a_file_that_must_be_refused_is_refused_with_its_words(tmp_path: Path) -> None:
    (tmp_path / "bomb.xml").write_text('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>')
    (tmp_path / "bomb.json").write_text('{"refused": "declares entities of its own"}')
    (tmp_path / "other.xml").write_text("<rss><channel></channel></rss>")
    (tmp_path / "other.json").write_text('{"refused": "declares entities of its own"}')

    told = score(tmp_path)

    assert "| refused | 50.0 % |" in told
    assert "other.xml: refused" in told


def test_what_one_reading_cannot_make_sense_of_costs_no_score(tmp_path: Path) -> None:
    (tmp_path / "mill.xml").write_text(FEED)
    (tmp_path / "odd.ninjs").write_text('{"uri": "x", "headlines": 5, "subject": 7, "bodies": [[]], "authors": "A"}')
    (tmp_path / "page.ap").write_text('{"api_version": 1, "data": {"items": [{"item": 5}, {"item": {"altids": [1]}}]}}')

    told = score(tmp_path)

    assert "odd.ninjs: not scored. The second reading ends in a TypeError" in told
    assert "| RSS and Atom |" in told


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    assert "There is no file in this folder." in score(tmp_path)
    assert "is no folder" in score(tmp_path / "none")
