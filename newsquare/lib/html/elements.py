"""The elements of a story's body, sorted by what they do to the text around them."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE = _names("a abbr b cite code del em i ins kbd mark q s small strong sub sup time u var")
CELLS = frozenset({"li", "td", "th", "caption"})
"""Hold running text directly: blocks inside them become line breaks."""

CONTAINERS = CELLS | {"blockquote", "ul", "ol", "table", "thead", "tbody", "tfoot", "tr"}

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
"""The page's h1 is the headline, so a body starts at h2."""

WRAPPERS = _names(
    "address article aside center dd details dir div dl dt fieldset figure footer header hgroup hr legend "
    "main menu nav p pre section summary"
)
"""Part the text into paragraphs but are not kept themselves, save `p`."""

DROPPED = _names(
    "applet audio button canvas datalist embed figcaption form frame frameset head iframe input map math "
    "meter noembed noframes noscript object optgroup option progress rp script select style svg template "
    "textarea title video xml"
)
"""Go with everything inside them: code, controls, captions (which are fields of the picture)."""

KEPT = INLINE | CONTAINERS | {"p", "br", "h2", "h3", "h4"}

ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "abbr": {"title"},
    "time": {"datetime"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto"}
