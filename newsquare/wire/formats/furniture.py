"""Lines that belong to a site or a service and not to the story, wherever copy comes from."""

import re
from dataclasses import dataclass

from newsquare.lib.html import blocks_of, words_of
from newsquare.lib.text import one_line

CNN = "CNN Newsource"
_CNN_MARK = "The-CNN-Wire"
_ANYWHERE = re.compile(
    r"""(?xis)^(?:
    the\ post\ .{1,300}\ (?:first\ )?appeared\ (?:first\ )?on\ .{1,200}
    | der\ beitrag\ .{1,300}\ erschien\ zuerst\ auf\ .{1,200}
        | la\ entrada\ .{1,300}\ se\ public[oó]\ primero\ en\ .{1,200}
    | o\ post\ .{1,300}\ apareceu\ primeiro\ em\ .{1,200}
        | l.article\ .{1,300}\ est\ apparu\ en\ premier\ sur\ .{1,200}
    | l.articolo\ .{1,300}\ proviene\ da\ .{1,200} | het\ bericht\ .{1,300}\ verscheen\ eerst\ op\ .{1,200}
    | .{0,300}\ was\ originally\ published\ in\ .{1,120}\ on\ medium,?\ where\ people\ are\ continuing\ .{0,200}
    | (?:\[?\s*)(?:continue\ reading|read\ more|read\ (?:the\ )?full\ (?:story|article)|keep\ reading|weiterlesen
        |lire\ la\ suite|leia\ mais|seguir\ leyendo)\b.{0,120}
    | (?:related|read\ also|see\ also|more\ coverage|related\ (?:stories|articles|content|coverage|posts)
        |más\ información)
        \s*:?\s*
    | related\s*:\s.{1,250}
    | (?:click\ to\ )?share\ (?:this|on|via)\b.{0,120} | like\ this:.{0,40} | tweet | email\ this | print\ this
    | (?:story|article)\ continues\ below.{0,40} | advertisement | \[?ad\]? | sponsored
    | (?:sign\ up|subscribe)\ (?:for|to|here|now)\b.{0,160} | follow\ us\ on\ .{0,120}
    | download\ (?:the|our)\ .{0,60}\bapp\b.{0,80}
    )\s*$"""
)
_WITH_LINK = re.compile(r"(?i)^(?:also read|read(?: also)?|more|see also|watch|previously)\s*:\s.{1,250}$")
_CNN_TAIL = re.compile(
    r"(?is)(?<!\s)\s*(?:<br>\s*)*(?:the[- ]cnn[- ]wire\b|™\s*(?:&amp;|&|and)\s*©\s*\d{4}\s*cable\s+news\s+network).*$"
)
_NOTICE = re.compile(
    r"(?is)^(?:the[- ][\w-]{1,20}wire\W{0,3})?(?:copyright\b|©|\(c\)\s|™\s*(?:&|and)\s*©|all rights reserved\b)"
)
_LONGEST_NOTICE = 400


@dataclass(frozen=True, slots=True)
class Story:
    """A body freed of furniture, its words, and what its tail said of its owner."""

    body_html: str
    words: str
    distributor: str | None = None
    notice: str | None = None


def is_furniture(text: str) -> bool:
    """Say whether a whole block is a site's own line."""
    return len(text) < 900 and _ANYWHERE.match(text) is not None


def _is_all_furniture(words: str, *, has_link: bool) -> bool:
    """A list or a quote is a site's own only where each of its paragraphs is: one such line takes no other along."""
    lines = (one_line(line) for line in words.split("\n\n"))
    return all(is_furniture(line) or (has_link and _WITH_LINK.match(line)) for line in lines)


def without_furniture(body_html: str) -> Story:
    """Take a site's lines out of a cleaned body and its copyright tail into fields."""
    blocks, notice, distributor = [], None, None
    for block in blocks_of(body_html):
        words = words_of(block)
        text = one_line(words)
        if "able News Network" in text or "CNN-Wire" in text:
            block, found = _cut_cnn(block)
            notice = found if found and notice in {None, _CNN_MARK} else notice
            distributor = CNN if found else distributor
            words = words_of(block)
            text = one_line(words)
        if text and not _is_all_furniture(words, has_link="<a " in block):
            blocks.append((block, words))
    blocks, own_notice = _cut_notice(blocks)
    if notice is None and own_notice and "Associated Press" in own_notice:
        distributor = "The Associated Press"
    html, words = "".join(block for block, _ in blocks), "\n\n".join(words for _, words in blocks if words)
    return Story(html, words, distributor, notice or own_notice)


def _cut_cnn(block: str) -> tuple[str, str | None]:
    opened = re.match(r"<(\w+)>", block)
    found = _CNN_TAIL.search(block)
    if not found or not opened:
        return block, None
    notice = one_line(re.sub(r"(?i)^\s*the[- ]cnn[- ]wire\s*", "", words_of(found.group())))
    rest = block[: found.start()] + f"</{opened.group(1)}>"
    return (rest if words_of(rest) else ""), notice or _CNN_MARK


def _cut_notice(blocks: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], str | None]:
    """Look for a copyright line among the last three blocks; what stands after it is the service's too."""
    for back in range(1, min(3, len(blocks)) + 1):
        text = one_line(blocks[-back][1])
        if len(text) <= _LONGEST_NOTICE and _NOTICE.match(text):
            notice = " ".join(one_line(words) for _, words in blocks[-back:])
            if len(notice) <= 2 * _LONGEST_NOTICE:
                return blocks[:-back], notice
    return blocks, None


def looks_like_a_kill(headline: str | None) -> bool:
    """Say whether a headline reads like an order to withdraw a story, which only a person may judge."""
    return bool(
        re.match(
            r"(?i)\W*(?:bulletin|mandatory|editors[,:])?\W*(?:kill\b\W|kill$|mandatory kill|withdraw(?:n|al)?\b\W)",
            (headline or "") + " ",
        )
    )
