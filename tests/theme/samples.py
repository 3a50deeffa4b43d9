"""Believable, invented contents for the theme's templates: a town, its station, a day of its news."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from newsquare.theme import colours
from newsquare.theme.shapes import (
    ActionShape,
    Byline,
    Chrome,
    CommentFormShape,
    CommentShape,
    CorrectionShape,
    FollowShape,
    ForumShape,
    Head,
    HomeShape,
    HouseShape,
    IdeaShape,
    Link,
    ListShape,
    MailShape,
    Meta,
    NoticeShape,
    PagerShape,
    PictureShape,
    PlainShape,
    Source,
    StoryShape,
    StripShape,
    TeaserShape,
    TopicShape,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("America/Chicago"))
SITE = "https://nine.example"
COLOUR = "#14566b"


def chrome(colour: str = COLOUR, current: str = "") -> Chrome:
    """The station's frame."""
    sections = ("News", "Weather", "Sports", "Business", "Community", "Schools")
    return Chrome(
        name="Channel 9 Millbrook",
        town="Millbrook and Harlan County",
        slug="millbrook",
        url="/",
        colours=colours.block(colour),
        timezone="America/Chicago",
        nav=[Link(name=name, url=f"/section/{name.lower()}/", current=name == current) for name in sections],
        doors=[Link(name="Send a story idea", url="/story-idea/"), Link(name="Your page", url="/me/")],
        footer=[
            Link(name="About us", url="/about/"),
            Link(name="Community Guidelines", url="/guidelines/"),
            Link(name="Send a story idea", url="/story-idea/"),
            Link(name="RSS", url="/feed.xml"),
            Link(name="Write to the newsroom", url="mailto:news@nine.example"),
        ],
        promise="When we get something wrong we say so on the story itself, with the date.",
    )


def head(title: str, path: str = "/") -> Head:
    """What machines read."""
    return Head(
        title=f"{title} – Channel 9 Millbrook",
        description="News of Millbrook and Harlan County.",
        canonical=SITE + path,
        metas=[Meta(name="robots", content="max-image-preview:large")],
        feeds=[Link(name="Channel 9 Millbrook", url="/feed.xml")],
        json_ld='{"@context":"https://schema.org","@type":"WebPage"}',
    )


def picture(name: str, alt: str = "Hills above a river at dusk", caption: str = "", width: int = 1200) -> PictureShape:
    """One of the gallery's drawn pictures."""
    return PictureShape(
        src=f"/{name}-1200.jpg",
        srcset=f"/{name}-600.jpg 600w, /{name}-1200.jpg 1200w",
        sources=[Source(type="image/webp", srcset=f"/{name}-600.webp 600w, /{name}-1200.webp 1200w")],
        sizes="(min-width: 60rem) 50rem, 100vw",
        width=width,
        height=width * 9 // 16,
        alt=alt,
        caption=caption,
        credit="Drawing: Channel 9 Millbrook",
    )


def topic(name: str = "County Government", number: int = 7) -> TopicShape:
    """A topic that readers follow."""
    slug = name.lower().replace(" ", "-")
    return TopicShape(id=number, slug=slug, name=name, url=f"/topic/{slug}/")


def teaser(headline: str, minutes: int = 60, **more: object) -> TeaserShape:
    """A story on another page."""
    slug = "-".join(headline.lower().split()[:4]).replace("’", "").replace(",", "")
    values: dict[str, object] = {"by": "By Renata Okafor", "published": NOON - timedelta(minutes=minutes), **more}
    return TeaserShape(url=f"/2026/11/{slug}/", headline=headline, **values)  # type: ignore[arg-type]  # As named above.


COUNTY = Link(name="County Government", url="/topic/county-government/")
SCHOOLS = Link(name="Schools", url="/topic/schools/")
RIVER = Link(name="The River", url="/topic/the-river/")
ROADS = Link(name="Roads", url="/topic/roads/")
WIRE = {"by": "Prairie Wire", "label": "wire"}


def home() -> HomeShape:
    """A Monday at noon."""
    return HomeShape(
        lead=teaser(
            "County votes to buy the old cannery and the four acres of riverfront behind it",
            minutes=34,
            kicker=COUNTY,
            deck="The 5–2 vote ends eleven years of offers that fell through. What stands there next "
            "is a question for the spring.",
            picture=picture("river"),
            comment_count=42,
            related=[
                Link(name="What $2.3 million buys, line by line", url="/2026/11/line-by-line/"),
                Link(name="The cannery in 1961, as the night shift remembers it", url="/2026/11/night-shift/"),
            ],
        ),
        seconds=[
            teaser(
                "Two buses short, the district redraws the north routes for December",
                minutes=95,
                kicker=SCHOOLS,
                picture=picture("street"),
                deck="Some families on Tanner Road will walk to a new stop.",
                comment_count=17,
            ),
            teaser(
                "State opens the spillway a week early as the reservoir rises",
                minutes=150,
                kicker=RIVER,
                picture=picture("hills"),
                deck="Engineers call it a precaution. Boaters are asked to stay above the weir.",
                **WIRE,
            ),
            teaser(
                "Bridge Street closes to trucks from Wednesday",
                minutes=220,
                kicker=ROADS,
                picture=picture("field"),
                deck="The detour adds nine minutes.",
            ),
        ],
        briefs=[
            teaser("Frost advisory until 8 a.m. Tuesday in the low ground along the river", minutes=12, by="Weather desk"),
            teaser("Library extends Sunday hours through the end of exams", minutes=48),
            teaser("Senators trade proposals on farm credit before recess", minutes=75, **WIRE),
            teaser("Water main on Fourth repaired; boil order lifted", minutes=140),
            teaser("Harlan volunteers look for the owner of a very old trumpet", minutes=190, comment_count=9),
            teaser("Grain prices steady after two weeks of losses", minutes=260, **WIRE),
            teaser("Search resumes for kayak lost near Alder Point", minutes=300),
            teaser("Council agenda: parking, pigeons and a second reading on noise", minutes=1300),
        ],
        strips=[
            StripShape(
                section=Link(name="Weather", url="/section/weather/"),
                lead=teaser(
                    "A dry week, then the season’s first real chance of snow",
                    minutes=200,
                    picture=picture("snow"),
                    by="By Ida Marsh",
                    deck="Models agree on the cold. They do not agree on the Saturday.",
                ),
                headlines=[
                    teaser("How we forecast: the thermometers behind the school", minutes=2000),
                    teaser("River stage at Alder Point: 11.2 feet and falling", minutes=400),
                    teaser("What the county plows first, and why", minutes=4000),
                ],
            ),
            StripShape(
                section=Link(name="Sports", url="/section/sports/"),
                lead=teaser(
                    "Millbrook girls reach the state final on a goal in the last minute",
                    minutes=900,
                    picture=picture("field"),
                    by="By Tom Abara",
                    deck="“I did not see it go in,” said the keeper, who was lying down.",
                ),
                headlines=[
                    teaser("Harlan football drops to 6–3 after a cold night in Dray", minutes=1000),
                    teaser("Wrestling: eleven from the county go to regionals", minutes=3000),
                    teaser("Letters: the scoreboard, again", minutes=6000),
                    teaser("Swim meet moved to Saturday; the boiler is to blame", minutes=7000),
                ],
            ),
            StripShape(
                section=Link(name="Community", url="/section/community/"),
                headlines=[
                    teaser("Forty years of pie at the Methodist hall", minutes=5000),
                    teaser("Repair café mends its thousandth lamp", minutes=6500),
                ],
            ),
        ],
        most_recent=[
            teaser("Frost advisory until 8 a.m. Tuesday in the low ground along the river", minutes=12),
            teaser("County votes to buy the old cannery and the four acres of riverfront behind it", minutes=34),
            teaser("Library extends Sunday hours through the end of exams", minutes=48),
            teaser("Senators trade proposals on farm credit before recess", minutes=75),
            teaser("Two buses short, the district redraws the north routes for December", minutes=95),
        ],
        most_discussed=[
            teaser("Council agenda: parking, pigeons and a second reading on noise", comment_count=63),
            teaser("County votes to buy the old cannery and the four acres of riverfront behind it", comment_count=42),
            teaser("Two buses short, the district redraws the north routes for December", comment_count=17),
            teaser("Harlan volunteers look for the owner of a very old trumpet", comment_count=9),
        ],
    )


BODY = """
<p>The Harlan County Board voted 5–2 on Monday to buy the Ames cannery, a building that has stood empty since 2009
and has been promised, at one time or another, to a hotel, a brewery and a church.</p>
<p>The price is $2.3 million, paid from the riverfront reserve over three years. “We have <a href="/2026/11/line-by-line/">counted
this money four times</a>,” said Commissioner Lucille Brandt, who moved the vote. “It is there.”</p>
{quote}
<p>Commissioners Dale Whitcomb and Rosa Tellez voted no. Mr. Whitcomb said the county had not priced the roof. Ms. Tellez said it
had, and that the price was wrong.</p>
<h2>What happens to the building</h2>
<p>Nothing, until spring. The county engineer will first close the loading dock, where children have been found fishing, and
then report on what of the brick can stay. Three hearings are planned:</p>
<ul><li>January 12, at the library: the building</li><li>February 9, at the high school: the water</li><li>March 8, at the board: the money</li></ul>
{facts}
<p>The firm that owns the cannery, Ames Holdings of Dray, did not answer two calls and a letter. Its lawyer, reached at a
supermarket, said that he was “glad it is over, if it is over.”</p>
{figure}
<h2>The money</h2>
<p>The reserve holds what the gravel pits have paid since 1998. This is how it would be spent:</p>
<table><caption>Riverfront reserve, in thousands of dollars</caption><thead><tr><th scope="col">Year</th><th scope="col">Paid for the cannery</th><th scope="col">Left in the reserve</th></tr></thead>
<tbody><tr><th scope="row">2027</th><td>900</td><td>2,140</td></tr><tr><th scope="row">2028</th><td>700</td><td>1,690</td></tr><tr><th scope="row">2029</th><td>700</td><td>1,230</td></tr></tbody></table>
<blockquote><p>A town that turns its back to its river is a town that faces the highway.</p></blockquote>
<p>That sentence is from the county plan of 1974. It was read aloud twice on Monday, once by each side.</p>
{video}
<p>After the vote about thirty people walked down to the water with flashlights. The gate was locked. Somebody had a key.</p>
"""


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
        "related": [teaser("What $2.3 million buys, line by line"), teaser("The cannery in 1961, as the night shift remembers it")],
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


def actions(author: str) -> list[ActionShape]:
    """What can be done with a comment."""
    return [
        ActionShape(name="Reply", label=f"Reply to {author}", url="/comments/1/reply/"),
        ActionShape(name="Report", label=f"Report the comment by {author}", url="/comments/1/report/"),
    ]


def comments() -> list[CommentShape]:
    """A short quarrel, a staff answer, a comment that waits."""
    return [
        CommentShape(
            id=1,
            author="Dot Perry",
            at=NOON - timedelta(minutes=20),
            url="#comment-1",
            text_html="<p>I worked the night shift there in ’88. The roof leaked then. Somebody should ask what a roof costs "
            "before they ask what a park costs.</p><p>Glad they bought it, though.</p>",
            actions=actions("Dot Perry"),
            replies=[
                CommentShape(
                    id=2,
                    author="Renata Okafor",
                    role_words="Reporter",
                    at=NOON - timedelta(minutes=12),
                    url="#comment-2",
                    text_html="<p>I asked. The engineer’s figure is $410,000, and he says that it is a guess until someone "
                    "can stand on it. It is in <a href=\"/2026/11/line-by-line/\">the line-by-line piece</a>.</p>",
                    actions=actions("Renata Okafor"),
                ),
                CommentShape(
                    id=3,
                    author="H. Lindqvist",
                    at=NOON - timedelta(minutes=8),
                    edited=NOON - timedelta(minutes=6),
                    url="#comment-3",
                    text_html="<p>Then it is not $2.3 million, is it.</p>",
                    actions=actions("H. Lindqvist"),
                ),
            ],
        ),
        CommentShape(
            id=4,
            author="Marguerite O’Dell",
            at=NOON - timedelta(hours=26),
            url="#comment-4",
            text_html="<p>Walked down there last night. First time in my life that I saw our own town from the water side.</p>",
            actions=actions("Marguerite O’Dell"),
        ),
        CommentShape(
            id=5,
            author="Sam Reyes",
            at=NOON - timedelta(hours=30),
            held_words="Only you see this comment. It waits for a moderator, as a first comment does.",
            text_html="<p>Who pays for the parking?</p>",
            actions=[ActionShape(name="Delete", label="Delete your comment", url="/comments/5/delete/", post=True)],
        ),
        CommentShape(id=6, author="A reader", at=None, text_html="", gone_words="Its author took this comment down."),
    ]


def forum(**more: object) -> ForumShape:
    """The comments under the story."""
    values: dict[str, object] = {"count": 4, "comments": comments(), "form": comment_form(), **more}
    return ForumShape(
        station_name="Channel 9 Millbrook",
        guidelines_url="/guidelines/",
        **values,  # type: ignore[arg-type]  # As named above.
    )


def comment_form() -> CommentFormShape:
    """Where a reader writes."""
    return CommentFormShape(
        action="/comments/post/",
        hidden=[("story", "42")],
        after_words="If you are not signed in we send you a code by mail; your text is kept meanwhile.",
    )


def follow(number: int = 7, name: str = "County Government") -> FollowShape:
    """One topic to follow."""
    return FollowShape(
        id=str(number),
        topic=name,
        action="/follow/",
        hidden=[("topic", str(number))],
        feed_url="/topic/county-government/feed.xml",
    )


def idea() -> IdeaShape:
    """The door to the tip desk."""
    return IdeaShape(station_name="Channel 9 Millbrook", url="/story-idea/")


def topic_list() -> ListShape:
    """A topic with some pages of stories."""
    page = home()
    return ListShape(
        name="County Government",
        kind_words="Topic",
        description="The board, the courthouse and what they do with the money.",
        topic=topic(),
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
        "the author may <a href=\"/about/\">ask another editor</a> to look again.</p>",
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
            teaser("County votes to buy the old cannery and the four acres of riverfront behind it", kicker=COUNTY, deck="A 5–2 vote.")
        ],
        button=Link(name="Read it on the site", url=SITE + "/2026/11/"),
        why="You get this because you follow County Government at Channel 9 Millbrook.",
        links=[Link(name="Unsubscribe", url=SITE + "/follow/x/"), Link(name="Change what you get", url=SITE + "/follow/y/")],
    )
