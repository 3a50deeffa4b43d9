"""Mails: text first, with a way out."""

import re

import pytest
from django.template.loader import render_to_string

from newsquare.theme.mail_shapes import MailShape
from tests.theme import pages


@pytest.mark.parametrize("name", ["mail", "code"])
def test_a_mail_loads_nothing_and_runs_nothing(name: str) -> None:
    html = render_to_string("theme/mail/base.html", {"mail": pages.mails()[name]})

    assert not re.search(r"<(img|script|link|iframe)", html)
    assert "url(" not in html


@pytest.mark.parametrize("ending", ["html", "txt"])
def test_both_parts_name_the_station_the_story_and_the_way_out(ending: str) -> None:
    mail = pages.mails()["mail"]

    part = render_to_string(f"theme/mail/base.{ending}", {"mail": mail})

    for words in (mail.station_name, mail.stories[0].headline, mail.stories[0].url, mail.why, mail.links[0].url):
        assert words in part


def test_the_text_part_is_not_escaped() -> None:
    mail = MailShape(subject="Bob’s & Co. <3", station_name="Nine", station_url="https://nine.example")

    text = render_to_string("theme/mail/base.txt", {"mail": mail})

    assert "Bob’s & Co. <3" in text
