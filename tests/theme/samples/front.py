"""A front page on a Monday at noon."""

from newsquare.theme.shapes import HomeShape, Link, StripShape
from tests.theme.samples.frame import COUNTY, RIVER, ROADS, SCHOOLS, WIRE, picture, teaser


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
            teaser(
                "Frost advisory until 8 a.m. Tuesday in the low ground along the river", minutes=12, by="Weather desk"
            ),
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
