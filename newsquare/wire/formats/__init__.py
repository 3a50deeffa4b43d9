"""From bytes to items: one door, `read`, for every format that the wire understands.

A format is a module with a `NAME`, `recognises(document)` and `read(document)`; adding one is adding it to `FORMATS`.
What something is, its content says, never its name.
"""

import logging
import re
from datetime import UTC, datetime, tzinfo
from types import ModuleType

from newsquare.wire.formats import (
    anpa_1312,
    ap,
    dpa,
    iptc_7901,
    jpeg,
    mail,
    newsml_1,
    newsml_g2,
    ninjs,
    nitf,
    page,
    paste,
    rss,
)
from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import (
    NEWS,
    Action,
    Class,
    Item,
    Kind,
    Link,
    Picture,
    Relation,
    Rendition,
    Rights,
    UnreadableError,
    as_json,
    with_problem,
)
from newsquare.wire.formats.keys import content_hash, key_of, keyed
from newsquare.wire.formats.unsupported import name_of

BY_BYTES: tuple[ModuleType, ...] = (jpeg, anpa_1312, iptc_7901, mail)
"""Known by their first bytes, before anybody takes them for text."""

OF_JSON: tuple[ModuleType, ...] = (ap, dpa, ninjs)

FORMATS: tuple[ModuleType, ...] = (*BY_BYTES, *OF_JSON, rss, newsml_g2, nitf, newsml_1, page, paste)
"""In the order in which they are asked."""

NAMES = tuple(str(each.NAME) for each in FORMATS)
_HARMLESS = re.compile(r"""(?i)<!ENTITY\s+%\s+[\w.-]+\s+(?:SYSTEM|PUBLIC\s+"[^"<>]*")\s+"[\w./-]+\.dtd"\s*>""")
"""Agencies declare so which document type theirs includes (Kyodo, ats); nobody here ever looks for that file."""
MAX_BYTES = 40_000_000

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "NAMES",
    "NEWS",
    "Action",
    "Class",
    "Item",
    "Kind",
    "Link",
    "Picture",
    "Relation",
    "Rendition",
    "Rights",
    "UnreadableError",
    "as_json",
    "content_hash",
    "key_of",
    "read",
    "with_problem",
]
_log = logging.getLogger(__name__)


def read(
    raw: bytes,
    *,
    name: str = "",
    hint: str = "detect",
    now: datetime | None = None,
    url: str | None = None,
    zone: tzinfo = UTC,
) -> list[Item]:
    """Read a dispatch into items, news first, each in file order.

    `hint` is `detect` or the one format that a source sends; `url` is where the bytes were fetched, `zone` where times
    without a zone are taken to be. Raises UnreadableError, and nothing else, when there is nothing to read.
    """
    document = Document(raw, name=name, url=url, now=now or datetime.now(UTC), zone=zone)
    try:
        return keyed(_format_of(document, hint).read(document))
    except UnreadableError:
        raise
    except RecursionError as error:
        raise UnreadableError("This file is nested far deeper than copy is. Ask the sender what went wrong.") from error
    except Exception as error:
        _log.exception("A dispatch could not be read")
        raise UnreadableError(
            f"An unexpected {type(error).__name__} while reading this. Tell the developers."
        ) from error


def _hides_its_beginning(document: Document) -> bool:
    """Say whether a document type is written so that its end cannot be found."""
    return document.text[len(document.prologue) :].lstrip()[:9].upper() == "<!DOCTYPE"


def _format_of(document: Document, hint: str) -> ModuleType:
    if not document.raw.strip(b"\0 \t\r\n"):
        raise UnreadableError("This file is empty.")
    if len(document.raw) > MAX_BYTES:
        raise UnreadableError(f"This file is larger than {MAX_BYTES // 1_000_000} MB. Split it.")
    if form := next((each for each in BY_BYTES if each.recognises(document)), None):
        return _as_hinted(form, hint)
    if "<!ENTITY" in _HARMLESS.sub("", document.prologue).upper() or _hides_its_beginning(document):
        raise UnreadableError("This file declares entities of its own, which can be a trap. Ask for one without them.")
    unread, among = name_of(document), OF_JSON if document.is_json else FORMATS[len(BY_BYTES) + len(OF_JSON) :]
    form = None if unread else next((each for each in among if each.recognises(document)), None)
    if unread or (form is None and document.is_json):
        unread = unread or "JSON of an unknown kind"
        raise UnreadableError(f"This is {unread}, which cannot be read yet. Send a feed, a saved page or copied text.")
    if form is None:
        raise UnreadableError("This is no feed, no saved page and no text of a story.")
    return _as_hinted(form, hint)


def _as_hinted(form: ModuleType, hint: str) -> ModuleType:
    if hint not in {"detect", "", form.NAME}:
        raise UnreadableError(
            f"This source sends {hint}, but this is {form.NAME}. Change the source's format to detect."
        )
    return form
