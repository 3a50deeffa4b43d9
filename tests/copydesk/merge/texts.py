"""Texts for the merge, written as a line a paragraph."""

from newsquare.copydesk.merge import Text, Unit, same_units

BRIDGE = """The council voted on Monday to close the bridge.
Repairs will take three months and cost four million dollars.
The ferry will run every ten minutes until then.
The mayor said that nobody likes it."""


def text(lines: str | list[str], headline: str = "Bridge closes", **fields: object) -> Text:
    """Return a text as it arrives: its paragraphs have no ids yet."""
    rows = lines.splitlines() if isinstance(lines, str) else lines
    return Text({"headline": headline, **fields}, tuple(Unit("", "p", row) for row in rows))


def taken(lines: str | list[str] = BRIDGE, headline: str = "Bridge closes", **fields: object) -> Text:
    """Return a text as it was taken: each paragraph has its id."""
    arrived = text(lines, headline, **fields)
    return Text(arrived.fields, same_units((), arrived.body))


def lines_of(made: Text) -> list[str]:
    """Return the paragraphs of a text."""
    return [unit.words for unit in made.body]
