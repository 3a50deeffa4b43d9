"""NewsML 1.x: ids, versions, statuses, headlines and bodies."""

from typing import Any

from newsquare.wire.conformance.readings.nitf import body_in
from newsquare.wire.conformance.readings.tree import all_of, first, markup, text
from newsquare.wire.conformance.told import Body, Told, Value
from newsquare.wire.conformance.words import body_of

_TEXTS = {"", "main", "body"}
"""Roles of components that hold the text, not a caption, a style sheet or a contact."""


def told(root: Any) -> list[Told]:
    """Read every item."""
    return [_item(each) for each in all_of(root, "NewsItem")]


def _item(item: Any) -> Told:
    guid = text(first(item, "Identification/NewsIdentifier/PublicIdentifier"))
    status = first(item, "NewsManagement/Status")
    values: dict[str, tuple[Value, ...]] = {
        "guid": (guid,),
        "version": (text(first(item, "Identification/NewsIdentifier/RevisionId")),),
        "pubstatus": ((status.get("FormalName") or "usable").lower(),) if status is not None else ("usable", None),
        "headline": (text(first(item, "//NewsLines/HeadLine")),),
    }
    return Told(guid=guid, values=values, body=_body(item))


def _role(content: Any) -> str:
    """Return the role of the component nearest to a content."""
    roles = (first(each, "Role") for each in content.iterancestors())
    return next(((each.get("FormalName") or "").lower() for each in roles if each is not None), "")


def _body(item: Any) -> Body | None:
    content = next((each for each in all_of(item, "//ContentItem/DataContent") if _role(each) in _TEXTS), None)
    if content is None:
        return None
    if first(content, "//body.content") is not None:
        return body_in(content)
    body = first(content, "//body")
    return body_of(markup(body if body is not None else content))
