"""Agency copy in the shapes in which it comes, in words of our own."""

from newsquare.stations.models import Station
from newsquare.wire.models import Source
from tests.cast import SectionFactory, StationFactory, TopicFactory

BODY = (
    "<p>The state will pay for half of the new levee, the governor said on Monday on a visit to the river towns.</p>"
    "<p>“We were late, and we know it,” she said. The rest is to come from the county and from a federal grant.</p>"
)


def feed(guid: str = "a-1", headline: str = "State pays for half of levee", body: str = BODY, extra: str = "") -> bytes:
    """Return an RSS feed of one item."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>State Wire</title><link>https://wire.example/</link>
<item><title>{headline}</title><link>https://wire.example/{guid}</link><guid isPermaLink="false">{guid}</guid>
<pubDate>Mon, 02 Mar 2026 16:00:00 +0000</pubDate><dc:creator>Mara Quist</dc:creator>
<description>The governor came to the river.</description>
<content:encoded><![CDATA[{body}]]></content:encoded>{extra}</item></channel></rss>""".encode()


def source(on_arrival: str = "publish", station: Station | None = None, **fields: object) -> Source:
    """Return the source State Wire of a station, which files under County Government."""
    station = station or StationFactory()
    SectionFactory(station=station)
    TopicFactory(station=station)
    made: Source = Source.objects.create(
        station=station,
        slug="state-wire",
        name="State Wire",
        topic="county-government",
        on_arrival=on_arrival,
        **fields,
    )
    return made
