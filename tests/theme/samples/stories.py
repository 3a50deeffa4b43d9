"""A story of the station’s own and one from an agency."""

from datetime import timedelta
from pathlib import Path

from newsquare.theme.shapes import Byline, CorrectionShape, StoryShape
from tests.theme.samples.frame import COUNTY, NOON, picture, teaser, topic

BODY = Path(__file__).with_name("body.html").read_text(encoding="utf-8")


def story(body_html: str, **more: object) -> StoryShape:
    """The day's lead, as its own page."""
    values: dict[str, object] = {
        "deck": "The 5–2 vote ends eleven years of offers that fell through. What stands there next is a question "
        "for the spring.",
        "kicker": COUNTY,
        "bylines": [Byline(name="Renata Okafor", detail="Reporter"), Byline(name="Tom Abara")],
        "label_words": "Local reporting",
        "rights_notice": "© 2026 Channel 9 Millbrook",
        "published": NOON - timedelta(minutes=34),
        "updated": NOON - timedelta(minutes=5),
        "lead": picture(
            "river",
            alt="A long brick building stands between a river and low hills",
            caption="The Ames cannery from the east bank. The county would own everything left of the poplars.",
        ),
        "corrections": [
            CorrectionShape(
                at=NOON - timedelta(minutes=9),
                text="An earlier version gave the vote as 6–1. It was 5–2; Ms. Tellez voted no.",
            )
        ],
        "topics": [topic(), topic("The River", 9)],
        "related": [
            teaser("What $2.3 million buys, line by line"),
            teaser("The cannery in 1961, as the night shift remembers it"),
        ],
        "comment_count": 4,
        **more,
    }
    return StoryShape(
        id=42,
        url="/2026/11/county-votes-to-buy-the-old-cannery/",
        headline="County votes to buy the old cannery and the four acres of riverfront behind it",
        body_html=body_html,
        **values,  # type: ignore[arg-type]  # As named above.
    )


def wire_story(body_html: str) -> StoryShape:
    """Agency copy without a picture."""
    return story(
        body_html,
        deck="",
        bylines=[],
        label="wire",
        label_words="Wire story",
        distributor="Prairie Wire",
        agency_time=NOON - timedelta(minutes=50),
        dateline="DRAY",
        updated=None,
        lead=None,
        corrections=[],
        rights_notice="© 2026 Prairie Wire. All rights reserved. May not be published again without permission.",
        topics=[topic()],
        comment_count=0,
    )
