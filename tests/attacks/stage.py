"""A station in which people wrote, or an agency sent, nothing but these strings; and all that it shows and sends."""

from datetime import timedelta
from html import escape

from django.db.models import QuerySet
from django.test import Client

from newsquare.accounts.actions import record
from newsquare.accounts.models import Did, User
from newsquare.circulation.models import Follower
from newsquare.comments.actions import tidy
from newsquare.comments.models import Comment, HouseRule, Report, State
from newsquare.lib import flood
from newsquare.lib.text import one_line
from newsquare.stories.actions import publish
from newsquare.stories.models import Byline, Story
from newsquare.tips.actions import receive_idea
from newsquare.tips.models import TipReader
from newsquare.wire.actions import receive
from newsquare.wire.models import Source, WireItem
from tests.cast import StationFactory, StoryFactory, TopicFactory, ada
from tests.circulation.post import deliver, follower_of
from tests.clock import MONDAY_NOON
from tests.copydesk.feeds import feed, source

FEEDS = ("feed.xml", "atom.xml", "feed.json")
AT_A_TIME = 40  # Strings in one headline.
Outputs = dict[str, bytes]


def stage(strings: list[str], desk: Client, batch: int) -> Outputs:
    """Put the strings wherever strings come in; return every page, feed, mail and answer that holds some of them."""
    flood.forget()
    story = _story(strings, batch)
    outputs = {f"mail {kind}": raw for kind, raw in _mail(story).items()}
    _forum(story, strings, batch)
    _wire(strings, batch)
    _ideas(strings)
    read = Client()
    paths = [story.path, "/", "/topic/attack/", "/section/news/", f"/comments/under/{story.pk}/2/"]
    paths += [f"{folder}{file}" for folder in ("/", f"/comments/under/{story.pk}/") for file in FEEDS]
    paths += [
        f"/api/stories/{story.pk}.json",
        f"/comments/{_first(story)}/report/",
        f"/comments/{_first(story)}/reply/",
    ]
    item = WireItem.objects.latest("pk").pk
    at_the_desk = ["/desk/", "/desk/forum/", "/desk/forum/all/", "/desk/ideas/", "/desk/arrivals/", "/desk/stories/"]
    at_the_desk += [f"/desk/arrivals/{item}/", f"/desk/stories/edit/{story.pk}/", "/desk/log/", "/desk/followers/"]
    for client, where in ((read, paths), (desk, at_the_desk)):
        for path in where:
            answer = client.get(f"{path}?batch={batch}", follow=True)
            if answer.status_code == 200:
                kind = str(answer.headers["Content-Type"]).partition(";")[0]
                outputs[f"{kind} {path.replace(story.path, 'STORY')}"] = answer.content
    for text in strings[:: len(strings) // 8 or 1]:
        outputs[f"text/html /search/ {text[:40]!r}"] = read.get("/search/", {"q": text[:300]}).content
    return outputs


def _first(story: Story) -> int:
    return Comment.objects.filter(story=story, state=State.PUBLISHED).earliest("pk").pk


def _story(strings: list[str], batch: int) -> Story:
    """Publish a story; what readers get of it then holds all of the strings in each of its lines."""
    station = StationFactory()
    station.name, station.tagline = one_line(strings[0])[:80] or "A", one_line(strings[-1])[:140]
    station.save()
    topic = TopicFactory(slug="attack")
    topic.name, topic.description = one_line(strings[1])[:80] or "A", one_line(strings[2])[:200]
    topic.save()
    follower = follower_of(topic)
    story: Story = StoryFactory(topics=[topic], slug=f"attack-{batch}", correction_note="")
    story.bylines.add(*(Byline(name=one_line(text)[:120], detail=one_line(text)[:120]) for text in strings[:3]))
    story.headline, story.deck = one_line(strings[3])[:200] or "A", strings[4][:400]
    story.distributor, story.rights_notice, story.dateline = (one_line(text)[:80] for text in strings[5:8])
    story.save()
    publish(story=story, by=None, now=MONDAY_NOON)
    story.refresh_from_db()
    version = story.public
    assert version is not None
    joined = " ".join(one_line(text) for text in strings)
    version.content |= {"headline": joined, "deck": joined, "rights_notice": joined}
    QuerySet(type(version)).filter(pk=version.pk).update(content=version.content)  # Past what keeps it as it was.
    Follower.objects.filter(pk=follower.pk).update(email="dot@readers.example")
    return Story.objects.get(pk=story.pk)


def _forum(story: Story, strings: list[str], batch: int) -> None:
    """Let each string be said by somebody of that name, once in public and once to a moderator, and be reported."""
    people = User.objects.bulk_create(
        User(email=f"attack{batch}-{number}@readers.example", name=one_line(text)[:60])
        for number, text in enumerate(strings)
    )

    moments = [MONDAY_NOON + timedelta(seconds=number) for number in range(len(strings))]

    def said(state: State) -> list[Comment]:
        held = {"reason": "first comment", "found": ""} if state == State.HELD else {}
        return Comment.objects.bulk_create(
            Comment(story=story, author=who, text=tidy(text), state=state, posted_at=at, **held)
            for at, who, text in zip(moments, people, strings, strict=True)
        )

    public, _ = said(State.PUBLISHED), said(State.HELD)
    Report.objects.bulk_create(
        Report(comment=comment, reason=HouseRule.SPAM, words=tidy(text)[:500], at=MONDAY_NOON)
        for comment, text in zip(public[:60], strings, strict=False)
    )
    for text in strings[:30]:
        name, note = one_line(text)[:200], tidy(text)[:200]
        record(Did.CHANGED, story, station=story.station_id, name=name, note=note, now=MONDAY_NOON)


def _wire(strings: list[str], batch: int) -> None:
    """Let an agency send some in headline, deck and text."""
    wire = Source.objects.filter(slug="state-wire").first() or source("desk")
    for start in range(0, len(strings), AT_A_TIME):
        words = escape(" ".join(one_line(text) for text in strings[start : start + AT_A_TIME]))
        raw = feed(guid=f"a-{batch}-{start}", headline=words[:4000], body=words.replace("]]>", "]]]]><![CDATA[>"))
        receive(source=wire, raw=raw, name=f"{start}.xml", now=MONDAY_NOON)


def _ideas(strings: list[str]) -> None:
    station = StationFactory()
    TipReader.objects.get_or_create(station=station, user=ada())
    for text in strings[:: len(strings) // 12 or 1]:
        receive_idea(station=station, text=text, contact=text[:300], now=MONDAY_NOON)


def _mail(story: Story) -> Outputs:
    [letter] = deliver(story)
    return {"edition": letter.message().as_bytes()}
