"""A topic’s page, a house page, a form, a mail."""

from datetime import timedelta

from newsquare.theme.mail_shapes import MailShape
from newsquare.theme.shapes import HouseShape, Link, ListShape, NoticeShape, PagerShape, PlainShape
from tests.theme.samples.frame import COLOUR, COUNTY, NOON, SITE, teaser
from tests.theme.samples.front import home


def topic_list() -> ListShape:
    """A topic with some pages of stories."""
    page = home()
    return ListShape(
        name="County Government",
        kind_words="Topic",
        description="The board, the courthouse and what they do with the money.",
        subject={"kind": "topic", "slug": "county-government", "name": "County Government"},
        lead=page.lead,
        teasers=[*page.seconds, *page.briefs[:4]],
        pager=PagerShape(number=2, count=9, previous="?page=1", next="?page=3"),
        feed_url="/topic/county-government/feed.xml",
    )


def house() -> HouseShape:
    """The station's own prose."""
    return HouseShape(
        title="Community Guidelines",
        updated=NOON - timedelta(days=40),
        body_html="<p>People who write here are neighbors. They will meet at the hardware store.</p>"
        "<h2>What we ask</h2><ul><li>Speak to the point that was made, not about the person who made it.</li>"
        "<li>Say how you know.</li><li>Leave out what would let a stranger find someone’s house.</li></ul>"
        "<h2>What we do</h2><p>A person reads every report. If we take a comment down we tell its author why, and "
        'the author may <a href="/about/">ask another editor</a> to look again.</p>',
    )


def plain() -> PlainShape:
    """A form of one's own page."""
    return PlainShape(
        title="Send a story idea",
        words=["Tell us what you have seen or heard. We keep no record of your address on the net or of your browser."],
        notice=NoticeShape(text="Please say what the idea is about; the rest you typed is still here.", kind="error"),
        action="/story-idea/",
        button="Send to the newsroom",
        button_words="You get a receipt on the next page.",
        links=[Link(name="Our guidelines", url="/guidelines/")],
    )


def mail() -> MailShape:
    """A story for the followers of a topic."""
    return MailShape(
        subject="County votes to buy the old cannery",
        station_name="Channel 9 Millbrook",
        station_url=SITE,
        colour=COLOUR,
        preheader="New in County Government",
        words=["New in County Government, which you follow:"],
        stories=[
            teaser(
                "County votes to buy the old cannery and the four acres of riverfront behind it",
                kicker=COUNTY,
                deck="A 5–2 vote.",
            )
        ],
        button=Link(name="Read it on the site", url=SITE + "/2026/11/"),
        why="You get this because you follow County Government at Channel 9 Millbrook.",
        links=[
            Link(name="Unsubscribe", url=SITE + "/follow/x/"),
            Link(name="Change what you get", url=SITE + "/follow/y/"),
        ],
    )
