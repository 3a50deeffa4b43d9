"""Plain text copied from a page: the story told apart from the site around it."""

from newsquare.lib.html import clean_body
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.furniture import looks_like_a_kill, without_furniture
from newsquare.wire.formats.item import Item, Link, Picture, Rights, UnreadableError
from newsquare.wire.formats.paste.markup import body_of
from newsquare.wire.formats.paste.story import Story, story_of
from newsquare.wire.formats.paste.units import units_of

NAME = "paste"
MAX_CHARACTERS = 400_000
FEWEST_WORDS = 12


def recognises(document: Document) -> bool:
    """Say whether this may be text: it is asked last, when nothing else knew the bytes."""
    return not document.root


def read(document: Document) -> list[Item]:
    """Read one story. Raises UnreadableError when there is not enough text for one."""
    story = story_of(units_of(document.text[:MAX_CHARACTERS]), document.zone)
    found = without_furniture(clean_body(body_of(story.body)))
    words = found.words
    if len(words.split()) < FEWEST_WORDS:
        raise UnreadableError("There is too little text here to be a story. Copy the whole page, headline included.")
    return [_item(story, found.body_html, words, found.distributor, found.notice, document)]


def _item(story: Story, body: str, words: str, distributor: str | None, notice: str | None, document: Document) -> Item:
    picture = Picture(credit=story.credit, caption=story.caption)
    return Item(
        headline=story.headline,
        deck=story.deck,
        byline=story.byline,
        versioncreated_utc=story.at,
        topic=story.topic,
        distributor=story.distributor or distributor,
        body_html=body,
        body_text=words,
        pictures=(picture,) if story.credit else (),
        rights=Rights(notice=notice),
        links=(Link("alternate", document.url),) if document.url else (),
        problem=_problem(story, document),
    )


def _problem(story: Story, document: Document) -> str | None:
    doubts = []
    if not story.headline:
        doubts.append("There is no headline.")
    if looks_like_a_kill(story.headline):
        doubts.append("The headline reads like an order to withdraw a story.")
    if document.garbled:
        doubts.append(document.garbled)
    return " ".join(doubts) or None
