"""Text put into paragraphs, whatever divs and line breaks it was laid out with."""

import re

from newsquare.lib.html.elements import CELLS, CONTAINERS, HEADINGS, INLINE, WRAPPERS
from newsquare.lib.html.tokens import tokens

_BLANK_LINE = re.compile(r"\n(?:[ \t]|&nbsp;)*\n\s*")
_SPACE = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_EMPTY = re.compile(r"<(\w+)(?: [^>]*)?>((?:\s|&nbsp;)*)</\1>")
_BROKEN_ADDRESS = re.compile(r"[\t\r\n]")
_PLAIN = re.compile(r"(<(p|h[1-6]|li|td|th)(?: [^<>]*)?>)([^<]*(?:<br>[^<]*)*)</\2>")
_TWO_BREAKS = re.compile("<br>(?:&nbsp;|[\u200b-\u200d\\s])*<br>")
_NO_WORD = ("&nbsp;", "<br>", " ", "\u200b", "\u200c", "\u200d", "\n")
_LEADING = re.compile(f"(?:{'|'.join(_NO_WORD)})*")
_PARENTS = {
    "li": {"ul", "ol"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "caption": {"table"},
}


def into_paragraphs(html: str) -> str:
    """Return HTML that nh3 wrote with every text in a block of its own and no block empty."""
    writer, at = _Writer(), 0
    for plain in _PLAIN.finditer(html):
        writer.read(html[at : plain.start()])
        if not writer.take_plain(plain[2], plain[1], plain[3]):
            writer.read(plain[0])
        at = plain.end()
    writer.read(html[at:])
    return writer.finish()


class _Writer:
    """Writes blocks; remembers which inline elements are open, to open them again in the next block."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.containers: list[tuple[str, int]] = []
        self.inline: list[tuple[str, str]] = []
        self.block: list[str] | None = None
        self.kind = "p"
        self.explicit = False
        self.has_text = False
        self.after_break = False
        self.preformatted = False

    def read(self, html: str) -> None:
        if html and not (self.block is None and html.isspace()):
            for kind, name, text in tokens(html):
                self.take(kind, name, text)

    def take_plain(self, name: str, start: str, text: str) -> bool:
        """Take a block of only text and line breaks at once, as most are; say whether that was possible."""
        text = _squeezed(text).strip(" ")
        if self.inline or self.preformatted or text.startswith(_NO_WORD) or text.endswith(_NO_WORD):
            return False
        if "<br>" in text and _TWO_BREAKS.search(text):
            return False
        if name not in CELLS:
            if self.containers:
                return False
            self.flush()
            name = HEADINGS.get(name, "p")
            if text:
                self.done.append(f"<{name}>{text}</{name}>")
        elif not self.fits("start", name) or "<" in text:
            return False
        else:
            self.flush()
            if text or name != "li":
                self.done.append(f"{start}{text}</{name}>")
        self.kind, self.explicit, self.preformatted = "p", False, False
        return True

    def take(self, kind: str, name: str, text: str) -> None:
        if kind == "text":
            self.take_text(text)
        elif name == "br":
            self.take_break()
        elif name in INLINE:
            self.take_inline(kind, name, text)
        elif name in CONTAINERS and self.fits(kind, name):
            self.take_container(kind, name, text)
        elif name in HEADINGS or name in WRAPPERS or name in CONTAINERS:
            starts = kind == "start"
            self.part(HEADINGS.get(name, "p") if starts else "p", explicit=name == "p" and starts)
            self.preformatted = name == "pre" and starts

    def take_text(self, text: str) -> None:
        if self.preformatted:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.take_break()
                self.write(line)
            return
        if self.explicit or self.in_cell() or self.kind != "p":
            self.write(text)
            return
        first, *rest = _BLANK_LINE.split(text) if "\n" in text else [text]
        self.write(first)
        for paragraph in rest:
            self.part("p", explicit=False)
            self.write(paragraph)

    def write(self, text: str) -> None:
        text = _squeezed(text)
        blank = _first_word(text) == len(text)
        if self.block is None:
            if blank:
                return
            self.block = [start for _, start in self.inline]
        self.block.append(text)
        self.has_text = self.has_text or not blank
        self.after_break = self.after_break and blank

    def take_break(self) -> None:
        """Two breaks in a row part paragraphs; one is a line's end."""
        if self.block is None:
            return
        if self.after_break and not self.in_cell():
            self.part(self.kind, explicit=self.explicit)
        else:
            self.block.append("<br>")
            self.after_break = True

    def take_inline(self, kind: str, name: str, text: str) -> None:
        if name == "a" and kind == "start" and (" href=" not in text or _BROKEN_ADDRESS.search(text)):
            self.inline.append((name, ""))
            return
        if kind == "start":
            self.inline.append((name, text))
            if self.block is not None:
                self.block.append(text)
        elif self.inline and self.inline[-1][0] == name:
            _, start = self.inline.pop()
            if self.block is not None and start:
                self.block.append(text)

    def fits(self, kind: str, name: str) -> bool:
        parent = self.containers[-1][0] if self.containers else ""
        return name == parent if kind == "end" else parent in _PARENTS.get(name, {parent})

    def take_container(self, kind: str, name: str, text: str) -> None:
        self.flush()
        if kind == "start":
            self.containers.append((name, len(self.done)))
            self.done.append(text)
            self.kind, self.explicit = "p", False
            return
        _, begun = self.containers.pop()
        if len(self.done) == begun + 1 and name not in {"td", "th"}:
            self.done.pop()
        else:
            self.done.append(f"</{name}>")
        self.kind, self.explicit = "p", False

    def in_cell(self) -> bool:
        return bool(self.containers) and self.containers[-1][0] in CELLS

    def part(self, kind: str, *, explicit: bool) -> None:
        """End the block here; inside a cell the text goes on after a line break."""
        if self.in_cell():
            if self.has_text and not self.after_break:
                self.take_break()
            return
        self.flush()
        self.kind, self.explicit = kind, explicit

    def flush(self) -> None:
        if self.block is not None and self.has_text:
            ends = "".join(f"</{name}>" for name, start in reversed(self.inline) if start)
            self.done.append(self.wrapped(_tidy("".join(self.block) + ends)))
        self.block, self.has_text, self.after_break = None, False, False

    def wrapped(self, text: str) -> str:
        if self.in_cell():
            return text
        parent = self.containers[-1][0] if self.containers else ""
        kind = "li" if parent in {"ul", "ol"} else self.kind
        return f"<{kind}>{text}</{kind}>"

    def finish(self) -> str:
        self.flush()
        for name, _ in reversed(self.containers):
            self.done.append(f"</{name}>")
        return "".join(self.done)


def _tidy(text: str) -> str:
    """Take away empty inline elements and the white space and breaks at both ends."""
    before = None
    while before != text and "</" in text:
        before, text = text, _EMPTY.sub(r"\2", text)
    text = _squeezed(text)
    start, end = _first_word(text), len(text)
    while end > start and text.endswith(_NO_WORD, start, end):
        edge = next((edge for edge in _NO_WORD if text.endswith(edge, start, end)), "")
        if not edge:
            break
        end -= len(edge)
    return text[start:end]


def _squeezed(text: str) -> str:
    """Make one space of all white space that is more; text that has none of it, as most, is not searched by letter."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        return _SPACE.sub(" ", text)
    return text


def _first_word(text: str) -> int:
    """Return where the first thing stands that a reader sees; the length when there is none."""
    found = _LEADING.match(text)
    return found.end() if found else 0
