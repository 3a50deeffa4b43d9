"""Stories and pictures of one message put together: by the package that holds both, or by a link between them."""

from dataclasses import replace

from newsquare.wire.formats.item import Item, Kind, Picture


def with_pictures(items: list[Item]) -> list[Item]:
    """Give each story the pictures that came with it and belong to it."""
    pictures = {item.guid: item for item in items if item.kind is Kind.PICTURE and item.guid and item.pictures}
    if not pictures:
        return items
    packages = [item for item in items if item.kind is Kind.PACKAGE]
    return [_illustrated(item, packages, pictures) if item.kind is Kind.TEXT else item for item in items]


def _illustrated(story: Item, packages: list[Item], pictures: dict[str, Item]) -> Item:
    named = [relation.guid for relation in story.relations]
    for package in packages:
        parts = [relation.guid for relation in package.relations if relation.rel == "part"]
        named += parts if story.guid in parts else []
    own = tuple(_own(pictures[guid]) for guid in dict.fromkeys(named) if guid in pictures)
    return replace(story, pictures=(*story.pictures, *own)) if own else story


def _own(item: Item) -> Picture:
    """The picture with its own rights, and never without a status that lets it be used."""
    return replace(item.pictures[0], guid=item.guid, rights=item.rights)
