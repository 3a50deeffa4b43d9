"""What elements, classes and properties of agencies' markup mean: the differences between vendors, as data."""

from enum import Enum, auto


class Part(Enum):
    """What a marked part of a body is, when it is not simply text."""

    DROP = auto()
    PRIVATE = auto()
    PUBLIC = auto()
    BYLINE = auto()
    HEADLINE = auto()
    DECK = auto()
    DATELINE = auto()
    NOTICE = auto()


KEPT = {
    "a": "a", "abbr": "abbr", "b": "b", "blockquote": "blockquote", "bq": "blockquote", "caption": "caption",
    "cite": "cite", "code": "code", "del": "del", "em": "em", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4",
    "h5": "h4", "h6": "h4", "hl1": "h2", "hl2": "h2", "i": "i", "ins": "ins", "kbd": "kbd", "li": "li", "mark": "mark",
    "ol": "ol", "p": "p", "pre": "pre", "q": "q", "s": "s", "small": "small", "strong": "strong", "sub": "sub",
    "sup": "sup", "table": "table", "tbody": "tbody", "td": "td", "tfoot": "tfoot", "th": "th", "thead": "thead",
    "time": "time", "tr": "tr", "u": "u", "ul": "ul", "var": "var", "br": "br",
}  # fmt: skip
"""Elements as we write them; every other one is unwrapped, its text kept."""

FRAMES = frozenset({"blockquote", "ol", "pre", "table", "tbody", "tfoot", "thead", "tr", "ul"})
"""Of these, what holds no running text itself."""

_BLOCKS = """
abstract address article aside block body body.content body.end center content copyrite credit dateline dd details div
dl dt fn footer header hedline hr html inlinexml legend main nitf nitf-table note para paragraph section story summary
tagline text
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Unwrapped too, but their text stands by itself."""

_DROPPED = """
applet audio button canvas classifier col colgroup datalist embed figcaption form frameset head icon identified-content
iframe input key-list link map math media-caption media-metadata media-object media-producer media-reference meta nav
nitf-col nitf-colgroup nitf-table-metadata noembed noframes noscript object option param script select source style svg
template textarea title tobject tobject.property tobject.subject track video
"""
DROPPED = frozenset(_DROPPED.split())
"""Go with everything in them: code, controls, data about data, and what is read into fields elsewhere."""

ATTRIBUTES = {
    "a": ("href",), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan"), "ol": ("start",), "time": ("datetime",),
    "abbr": ("title",),
}  # fmt: skip

BY_CLASS = {
    # dpa
    "slugline": Part.DROP, "publicationdate": Part.DROP, "publication_date": Part.DROP, "linkbox": Part.DROP,
    "genre": Part.DROP, "teaser": Part.DECK, "np-nonpublic": Part.PRIVATE, "np-public": Part.PRIVATE,
    "notepad": Part.PRIVATE, "closingline": Part.PRIVATE, "np-constraint": Part.PRIVATE,
    "dateline": Part.DATELINE,
    # everyone
    "byline": Part.BYLINE, "bylin": Part.BYLINE, "byttl": Part.BYLINE, "author": Part.BYLINE, "signature": Part.BYLINE,
    "editorsnote": Part.PRIVATE, "ednote": Part.PRIVATE, "editors-note": Part.PRIVATE, "nonpublic": Part.PRIVATE,
    "legalese": Part.DROP, "share": Part.DROP, "sharedaddy": Part.DROP, "related": Part.DROP,
    "related-links": Part.DROP, "advertisement": Part.DROP, "copyright": Part.NOTICE,
}  # fmt: skip
"""By the value of `class`, in lower case."""

BY_PROPERTY = {
    "headline": Part.HEADLINE, "alternativeheadline": Part.DECK, "creator": Part.BYLINE, "author": Part.BYLINE,
    "associatedmedia": Part.DROP, "comment": Part.DROP, "articlesection": Part.DROP, "dateline": Part.DATELINE,
    "copyrightnotice": Part.NOTICE,
}  # fmt: skip
"""By the value of `itemprop` (schema.org, rNews)."""

BODY_PROPERTY = "articlebody"
"""Where an element has this `itemprop`, the body is that and nothing else."""

NO_TEXT = frozenset(
    {
        "conceptset",
        "concept",
        "events",
        "sports-content",
        "sports-event",
        "weather",
        "newsml",
        "newsitem",
        "ntm",
        "rdf",
        "svg",
        "math",
    }
)
"""Roots of data that stand where a text would stand."""
