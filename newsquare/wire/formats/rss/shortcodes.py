"""WordPress shortcodes: a caption becomes a figure, other known ones go, an editor's [brackets] stay."""

import re

_CAPTION = re.compile(r"\[(?:wp_)?caption\b[^\]]{0,500}\](.{0,5000}?)\[/(?:wp_)?caption\]", re.DOTALL)
_IMAGE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
_VALUE = r"""(?:"[^"\]]{0,2000}"|'[^'\]]{0,2000}'|&quot;[^&\]]{0,500}&quot;|(?!&quot;)[^\s"'\]]{1,500})"""
_WITH_VALUES = re.compile(rf"\[/?[a-z][\w-]{{1,40}}(?:\s+[\w-]{{1,40}}\s*=\s*{_VALUE}){{1,40}}\s*/?\]")
MOST_NAMES = 50
_CLOSING = re.compile(r"\[/([a-z][\w-]{1,40})\]")
_BARE = re.compile(r"\[/?(?:gallery|embed|audio|video|playlist|caption|more|toc|contact-form-7|jetpack[\w-]*)\]")
_EMBEDDED = re.compile(r"\[(embed|youtube|vimeo|audio|video|tweet)\b[^\]]{0,500}\][^\[<]{0,1000}\[/\1\]")


def without_shortcodes(html: str) -> str:
    """Return the text without shortcodes but with what stood between them."""
    if "[" not in html:
        return html
    html = _EMBEDDED.sub("", _CAPTION.sub(_figure, html))
    for name in sorted({found.group(1) for found in _CLOSING.finditer(html)})[:MOST_NAMES]:
        html = re.sub(rf"\[/?{re.escape(name)}(?:\s[^\]]{{0,2000}})?\]", "", html)
    return _BARE.sub("", _WITH_VALUES.sub("", html))


def _figure(found: re.Match[str]) -> str:
    inside = found.group(1)
    image = _IMAGE.search(inside)
    caption = _IMAGE.sub("", inside, count=1)
    return f"<figure>{image.group() if image else ''}<figcaption>{caption}</figcaption></figure>"
