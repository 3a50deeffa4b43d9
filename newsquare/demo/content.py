"""The demo's content, read from its files: pure, so that the same moment always gives the same two stations."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from newsquare.demo.ages import AgeError, Calendar, moment, span
from newsquare.demo.drawings import DRAWINGS
from newsquare.demo.forum import Forum
from newsquare.demo.nouns import Beside, DemoStation, Dispatch, Follower, Idea, Illustration, Letter, Person, Right
from newsquare.demo.papers import HERE, Paper, read
from newsquare.demo.prose import ProseError, illustration
from newsquare.demo.stories import Desk, read_stories

STATIONS = ("riverbend", "harborlight")
LOGINS = {"", "editor", "producer", "reporter", "moderator", "administrator"}
FOLLOWING = {"confirmed", "waiting", "gone"}
IDEAS = {"new", "reading", "contacted", "used", "declined", "spam"}


def load(now: datetime) -> tuple[DemoStation, ...]:
    """Return the demo's stations as they are at a moment. Raises ContentError naming file and key."""
    return tuple(_station(slug, now) for slug in STATIONS)


def _station(slug: str, now: datetime) -> DemoStation:
    file = HERE / "stations" / f"{slug}.toml"
    paper = read(file)
    head = paper.paper("station")
    if head is None:
        raise paper.error("station", "is missing")
    name, zone = head.text("name"), ZoneInfo(head.text("timezone"))
    sections, topics = (tuple(one.text("slug") for one in _tables(paper, key)) for key in ("sections", "topics"))
    sources = {one.text("slug"): one.text("on_arrival") for one in _tables(paper, "sources")}
    newsroom = tuple(_newsroom(slug))
    desk = Desk(
        credit=f"Illustration: {name} design desk, drawn by code",
        zone=zone,
        now=now,
        sections=frozenset(sections),
        topics=frozenset(topics),
        newsroom={person.slug: person for person in newsroom},
    )
    stories = read_stories(HERE / "stories" / slug, desk)
    dispatches = tuple(_dispatches(sources, desk))
    public = {story.slug: story.published_at for story in stories if story.state in {"published", "withdrawn"}}
    published = (one for one in dispatches if sources[one.source] == "publish")
    public |= {f"dispatch:{dispatch.name}": dispatch.arrives_at for dispatch in published}
    forum = Forum(HERE / "comments.toml", slug, public, desk)
    return DemoStation(
        slug=slug,
        name=name,
        file=file,
        zone=zone,
        sections=sections,
        topics=topics,
        sources=sources,
        newsroom=newsroom,
        stories=stories,
        dispatches=dispatches,
        commenters=tuple(forum.readers.values()),
        comments=tuple(forum.comments()),
        followers=tuple(_followers(slug, desk)),
        ideas=tuple(_ideas(slug, desk)),
        letter=_letter(slug),
        picks=_picks(slug, {story.slug for story in stories} | {f"dispatch:{one.name}" for one in dispatches}),
        beside=_beside(slug),
        rights=tuple(_rights(slug, now)),
    )


def _tables(paper: Paper, key: str) -> Iterator[Paper]:
    """Return the tables of a station file, whose other keys are for `station apply` to judge."""
    for number, values in enumerate(paper.raw(key), 1):
        yield Paper(paper.file, values, f"{key} {number}")


def _newsroom(station: str) -> Iterator[Person]:
    for one in read(HERE / "newsroom.toml").papers("people"):
        person = Person(
            slug=one.text("slug"),
            name=one.text("name"),
            title=one.text("title"),
            email=one.text("email"),
            login=one.choice("login", LOGINS, ""),
        )
        if one.text("station") == station:
            yield person


def _at(paper: Paper, desk: Desk) -> datetime:
    try:
        return moment(paper.text("age"), paper.text("on", ""), desk.now, desk.zone)
    except AgeError as error:
        raise paper.error("age", str(error)) from error


def _dispatches(sources: dict[str, str], desk: Desk) -> Iterator[Dispatch]:
    """Return what arrives for these sources, in order of arrival."""
    found = []
    for one in read(HERE / "wire" / "dispatches.toml").papers("dispatches"):
        source, name, at = one.text("source"), one.text("file"), _at(one, desk)
        pictures = one.pairs("pictures")
        for _, drawing in pictures:
            if drawing not in DRAWINGS:
                raise one.error("pictures", f"there is no drawing “{drawing}”")
        path = HERE / "wire" / source / name
        if not path.is_file():
            raise one.error("file", f"there is no wire/{source}/{name}")
        photo, photo_at = _photo(one, at)
        watched = one.text("watched", "")
        if source in sources:
            found.append(Dispatch(source, name, _filled(path, at, desk, one), at, pictures, photo, photo_at, watched))
    return iter(sorted(found, key=lambda dispatch: dispatch.arrives_at))


def _photo(dispatch: Paper, at: datetime) -> tuple[Illustration | None, datetime]:
    """Return the photo that an editor adds to a dispatch's story, and when; its credit is the one in the text."""
    paper = dispatch.paper("photo")
    if paper is None:
        return None, at
    try:
        picture = illustration(paper.text("drawing"), paper.text("caption"), credit="")
        after = span(paper.text("after"))
    except (AgeError, ProseError) as error:
        raise dispatch.error("photo", str(error)) from error
    paper.done()
    return picture, at + after


def _filled(path: Path, at: datetime, desk: Desk, paper: Paper) -> bytes:
    try:
        return Calendar(at, desk.zone, {}).fill(path.read_text("utf-8")).encode()
    except AgeError as error:
        raise paper.error("file", str(error)) from error


def _followers(station: str, desk: Desk) -> Iterator[Follower]:
    for one in read(HERE / "followers.toml").papers("followers"):
        follower = Follower(
            address=one.text("address"),
            topics=one.texts("topics"),
            since=_at(one, desk),
            state=one.choice("state", FOLLOWING, "confirmed"),
        )
        if one.text("station") == station:
            for topic in set(follower.topics) - desk.topics:
                raise one.error("topics", f"{station} has no topic “{topic}”")
            yield follower


def _ideas(station: str, desk: Desk) -> Iterator[Idea]:
    for one in read(HERE / "ideas.toml").papers("ideas"):
        idea = Idea(
            text=one.text("text"),
            contact=one.text("contact", ""),
            note=one.text("note", ""),
            state=one.choice("state", IDEAS),
            sent_at=_at(one, desk),
            name=one.text("name", ""),
            answer=one.text("answer", ""),
            story=one.text("story", ""),
            thanks=one.text("thanks", ""),
        )
        if one.text("station") == station:
            yield idea


def _letter(station: str) -> Letter | None:
    paper = read(HERE / "newsletters.toml").paper(station)
    if paper is None:
        return None
    words = {key: paper.text(key) for key in ("name", "slug", "description", "subject", "opening")}
    letter = Letter(**words, picks=paper.texts("picks"), readers=paper.texts("readers"))
    paper.done()
    return letter


def _rights(station: str, now: datetime) -> Iterator[Right]:
    """Return who gave the station pictures, and until when."""
    for one in read(HERE / "rights.toml").papers("rights"):
        drawing, left, over = (one.text(key, "") for key in ("drawing", "left", "over"))
        if drawing and drawing not in DRAWINGS:
            raise one.error("drawing", f"there is no drawing “{drawing}”")
        try:
            until = now + span(left) if left else now - span(over) if over else None
        except AgeError as error:
            raise one.error("left" if left else "over", str(error)) from error
        right = Right(one.text("agency"), drawing, one.text("creator", ""), until)
        if one.text("station") == station:
            yield right


def _beside(station: str) -> Beside:
    paper = read(HERE / "beside.toml").paper(station)
    if paper is None:
        raise read(HERE / "beside.toml").error(station, "is missing")
    names = [field.name for field in fields(Beside)]
    beside = Beside(**{name: paper.text(name, "") for name in names})
    paper.done()
    if beside.sponsor_drawing and beside.sponsor_drawing not in DRAWINGS:
        raise paper.error("sponsor_drawing", f"there is no drawing “{beside.sponsor_drawing}”")
    return beside


def _picks(station: str, known: set[str]) -> tuple[str, ...]:
    paper = read(HERE / "fronts.toml").paper(station)
    if paper is None:
        raise read(HERE / "fronts.toml").error(station, "is missing")
    picks = paper.texts("picks")
    paper.done()
    for slug in set(picks) - known:
        raise paper.error("picks", f"{station} has no story “{slug}”")
    return picks
