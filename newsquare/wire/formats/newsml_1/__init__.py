"""NewsML 1.0 to 1.2 of the IPTC, as AFP, Business Wire, ANA-MPE, EFE, Kyodo and Belga write it."""

from typing import Any

from newsquare.wire.formats.document import Document
from newsquare.wire.formats.item import NEWS, Item, UnreadableError
from newsquare.wire.formats.markup import child, children, local, tree_of
from newsquare.wire.formats.newsml_1.item import item_of

NAME = "newsml-1"
MAX_ITEMS = 5_000


def recognises(document: Document) -> bool:
    """Say whether this is NewsML 1."""
    return document.root == "newsml"


def read(document: Document) -> list[Item]:
    """Read every item, news first. Raises UnreadableError when there is none."""
    tree = tree_of(document)
    elements = list(children(tree.root, "NewsItem"))
    if tree.cut and elements and document.text.count("</NewsItem>") < len(elements):
        elements.pop()
    if not elements:
        raise UnreadableError("This NewsML holds no whole item. Ask the sender for it again.")
    if len(elements) > MAX_ITEMS:
        raise UnreadableError(f"This message holds {len(elements):,} items; at most {MAX_ITEMS:,} are read. Split it.")
    items = [item_of(each, story, tree, document) for each in elements for story in _stories(each)]
    return sorted(items, key=lambda item: item.kind not in NEWS)


def _stories(element: Any) -> list[Any]:
    """Return the components that are stories: Belga puts one in each language into an item."""
    top = child(element, "NewsComponent")
    if top is None or child(top, "BasisForChoice") is not None:
        return [top]
    inside = [each for each in children(top, "NewsComponent") if _is_story(each)]
    return inside if len(inside) > 1 else [top]


def _is_story(component: Any) -> bool:
    headed = child(component, "NewsLines", "HeadLine") is not None
    return headed and any(local(each) == "DataContent" for each in component.iter())
