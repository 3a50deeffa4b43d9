"""Ask a feed: only for what changed, and as often as its host can bear."""

import hashlib
from datetime import datetime, timedelta

from newsquare.lib import http
from newsquare.wire import pauses
from newsquare.wire.actions.ask.answer import AskError, refuse
from newsquare.wire.actions.receive import receive
from newsquare.wire.formats import MAX_BYTES
from newsquare.wire.formats.document import Document
from newsquare.wire.models import Dispatch, Look, Source

SECONDS = 30.0
ACCEPT = "application/atom+xml, application/rss+xml, application/json;q=0.9, application/xml;q=0.9, */*;q=0.5"
WEB_PAGE = "The address leads to a web page and not to a feed: perhaps one must sign in there, or the feed has moved."


def ask_feed(source: Source, look: Look, now: datetime) -> timedelta:
    """Ask a feed for what is new. What is known already is known by its id and content, never by its time."""
    headers = {"Accept": ACCEPT}
    if look.tag:
        headers["If-None-Match"] = look.tag
    if look.modified:
        headers["If-Modified-Since"] = look.modified
    answer = http.fetch(source.url, limit=MAX_BYTES, seconds=SECONDS, headers=headers)
    if answer.status not in {200, 304}:
        raise refuse(answer, now)
    if answer.status == 200:
        _take_in(source, look, answer, now)
    else:
        look.problem = ""
    return pauses.after_answer(look.hint, is_cheap=bool(look.tag or look.modified))


def _take_in(source: Source, look: Look, answer: http.Fetched, now: datetime) -> None:
    document = Document(answer.body, url=answer.url, now=now)
    if document.root == "html" and source.format != "page":
        raise AskError(WEB_PAGE)
    lines = receive(source=source, raw=answer.body, name=source.url[:400], now=now, url=answer.url, by_itself=True)
    if all(line.outcome.action == "same" for line in lines):
        _forget(source, answer.body)
    look.hint = pauses.hint_of(document.text[:20_000])
    refused = [line for line in lines if line.outcome.action == "refused" and line.guid is None]
    look.problem = refused[0].outcome.problem[:400] if refused and len(refused) == len(lines) else ""
    look.tag = "" if look.problem else answer.headers.get("etag", "")[:400]
    look.modified = "" if look.problem else answer.headers.get("last-modified", "")[:100]


def _forget(source: Source, raw: bytes) -> None:
    """Keep no second copy of a feed in which only the time of its making is new."""
    digest = hashlib.sha256(raw).hexdigest()
    Dispatch.objects.filter(source=source, sha256=digest, versions=None, problem="", waits=False).delete()
