"""The judges of a page: axe in four widths, light and dark; and what a browser complains about by itself."""

import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests import judges

WIDTHS = (320, 360, 768, 1280)
SCHEMES = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

ONCE = False
"""Whether a page is judged in the first scheme and width alone: in a second run, on another database."""

_STILL = """() => {
  const sheet = new CSSStyleSheet();  // Not a style element, which the page's policy would refuse.
  sheet.replaceSync("*{content-visibility:visible!important;transition:none!important;animation:none!important}");
  document.adoptedStyleSheets = [sheet];
}"""


def chromium() -> str:
    """Return where the browser is, or nothing."""
    named = os.environ.get("CHROMIUM") or os.environ.get("NEWSQUARE_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or ""


def what_is_missing() -> str:
    """Say what must be installed before a journey can be made; nothing if all is here."""
    if not Path(chromium()).is_file():
        return "no Chromium: apt install chromium, or name it in CHROMIUM"
    if judges.found("axe") is None:
        return "no judges: script/judges installs them"
    return ""


@cache
def _axe() -> str:
    file = judges.found("axe")
    assert file is not None
    return file.read_text(encoding="utf-8")


def judge(
    page: Page,
    *,
    within: str = "",
    but_not: tuple[str, ...] = (),
    schemes: tuple[str, ...] = SCHEMES,
    widths: tuple[int, ...] = WIDTHS,
) -> list[str]:
    """Return what axe finds on the open page (or in a part of it), and whether it scrolls sideways.

    The page's browser must run scripts: axe is one, and would never answer where they are off. What axe could not
    decide counts as found. `but_not` names parts that are not ours.
    """
    before, found = page.viewport_size, []
    if ONCE:
        schemes, widths = schemes[:1], widths[:1]
    page.evaluate(_STILL)
    page.evaluate(_axe())
    for scheme in schemes:
        for width in widths:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 800})
            where = f"{page.url} {scheme} {width}"
            found += [f"{where}: {finding}" for finding in _findings(page, within, but_not)]
            if not within and not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                found.append(f"{where}: scrolls sideways")
    page.emulate_media(color_scheme="light")
    if before:
        page.set_viewport_size(before)
    return found


def _findings(page: Page, within: str, but_not: tuple[str, ...]) -> list[str]:
    context: Any = {"exclude": [[selector] for selector in but_not]}
    if within:
        context["include"] = [[within]]
    answer = page.evaluate(
        "([context, values]) => axe.run(context, {runOnly: {type: 'tag', values}})",
        [context if within or but_not else {"include": [["html"]]}, RULES],
    )
    return [
        f"{kind} {rule['id']} at {', '.join(str(node['target'][0]) for node in rule['nodes'][:3])}"
        for kind in ("violations", "incomplete")
        for rule in answer[kind]
    ]
