"""From a station's one colour, the shades that can be read on paper and at night (WCAG 2.2, 1.4.3 and 1.4.11)."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

TEXT, MARK = 4.5, 3.0
WHITE, BLACK = "#ffffff", "#000000"
STEPS = 100


@dataclass(frozen=True)
class Scheme:
    """The grounds that text stands on, where shades go to be seen on them, and how light an area may be.

    A small area (a button) must be seen on paper; the masthead's band need not, and must not glare at night.

    The two grounds are those of styles/tokens.css; a test compares them.
    """

    paper: str
    tint: str
    towards: str
    lightest_area: float = 1.0
    lightest_band: float = 1.0


LIGHT = Scheme(paper="#fcfaf6", tint="#f4f0e7", towards=BLACK)
DARK = Scheme(paper="#131211", tint="#1f1d1a", towards=WHITE, lightest_area=0.18, lightest_band=0.06)


class ColourError(ValueError):
    """The colour is not written as #rrggbb."""


def block(colour: str) -> str:
    """CSS custom properties for one station: the text of the page's only <style> element."""
    light, dark = (_declarations(shades(colour, scheme)) for scheme in (LIGHT, DARK))
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def csp_hash(text: str) -> str:
    """What style-src must name, between quotes, to allow exactly this text in a <style> (CSP 3, 2.3.1)."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{digest}"


def shades(colour: str, scheme: Scheme) -> dict[str, str]:
    """One colour as text, as a line or mark, as a small area and as the masthead's band, and the text upon these.

    Raises ColourError for anything but #rrggbb.
    """
    colour = checked(colour)
    dimmed = _moved(colour, BLACK, lambda shade: luminance(shade) <= scheme.lightest_area)
    area = _moved(dimmed, scheme.towards, lambda shade: contrast(shade, scheme.paper) >= MARK)
    band = _moved(colour, BLACK, lambda shade: luminance(shade) <= scheme.lightest_band)
    return {
        "ink": _moved(colour, scheme.towards, lambda shade: _on_both(shade, scheme) >= TEXT),
        "mark": _moved(colour, scheme.towards, lambda shade: _on_both(shade, scheme) >= MARK),
        "area": area,
        "on-area": _upon(area),
        "band": band,
        "on-band": _upon(band),
    }


def checked(colour: str) -> str:
    """The colour in lower case. Raises ColourError for anything but #rrggbb."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ColourError(f"{colour!r} is not a colour: write it as #rrggbb, for example #14566b.")
    return colour.lower()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """From 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _moved(colour: str, towards: str, enough: Callable[[str], bool]) -> str:
    """The first shade on the way from one colour to another that is enough; the other if none is."""
    shades = (_mixed(colour, towards, step / STEPS) for step in range(STEPS))
    return next((shade for shade in shades if enough(shade)), towards)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * share):02x}" for first, second in pairs)


def _upon(area: str) -> str:
    return WHITE if contrast(WHITE, area) >= TEXT else BLACK


def _on_both(shade: str, scheme: Scheme) -> float:
    return min(contrast(shade, scheme.paper), contrast(shade, scheme.tint))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _declarations(named: dict[str, str]) -> str:
    return ";".join(f"--station-{name}:{value}" for name, value in named.items())
