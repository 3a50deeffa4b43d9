"""Somebody else's HTML, sanitised, as the blocks of a story's body."""

from typing import Any

from lxml import html as lxml_html

from newsquare.lib.html import clean_body

Block = tuple[str, Any]


def blocks_from(body_html: str) -> list[Block]:
    """Return the body as blocks: runs of text, and tables between them. No word is lost."""
    blocks: list[Block] = []
    run: list[str] = []
    for element in lxml_html.fragment_fromstring(clean_body(body_html), create_parent="div"):
        written = lxml_html.tostring(element, encoding="unicode", with_tail=False)
        if element.tag != "table":
            run.append(written)
            continue
        _flush(run, blocks)
        blocks.append(("table", _table(element)))
    _flush(run, blocks)
    return blocks


def _flush(run: list[str], blocks: list[Block]) -> None:
    if run:
        blocks.append(("text", "".join(run)))
        run.clear()


def _table(table: Any) -> dict[str, str]:
    caption = " ".join(table.findtext("caption", "").split())
    rows = [
        [" ".join(cell.text_content().split()).replace("|", "/") for cell in row.iter("td", "th")]
        for row in table.iter("tr")
    ]
    return {"caption": caption[:200], "rows": "\n".join(" | ".join(row) for row in rows if any(row))}
