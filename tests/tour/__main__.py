"""Walks through a running demo with Chromium and writes the pictures of docs/tour."""

import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys import judging
from tests.tour.camera import at_the_desk, keep, look, part_of
from tests.tour.minute import the_minute

EDITOR, MODERATOR = "ada@channel9riverbend.example", "cleo@channel9riverbend.example"
LOCAL, WIRE, CORRECTED = "Council votes 4-3", "Haskill says", "Keep the Truss"  # The beginnings of headlines.
PARTS = {
    "head": (".masthead", ".story-head"),
    "photo": (".story-lead figure",),
    "body": (".story-body > :nth-child(-n+6)",),
    "foot": (".story-foot",),
    "related": (".related",),
    "forum": (".forum > .rule-head", ".comments > li:first-child"),
    "form": (".comment-form",),
    "door": (".idea-door", ".foot"),
}
SHOWN = {"local": tuple(PARTS), "wire": ("head", "photo", "foot"), "corrected": ("head",)}
DRAW_ALL = """() => {
  for (const image of document.querySelectorAll("img[loading]")) image.loading = "eager";
  const sheet = new CSSStyleSheet();  // Not a style element, which the page's policy would refuse.
  sheet.replaceSync("*{content-visibility:visible!important}");
  document.adoptedStyleSheets = [sheet];
}"""
DESK = {
    "home": "",
    "arrivals": "arrivals/",
    "kills": "kills/",
    "wire": "wire/",
    "rules": "rules/",
    "paste": "arrivals/paste/",
    "document": "document/",
    "stories": "stories/",
    "front": "front/",
    "schedule": "schedule/",
    "rights": "picture-rights/",
    "numbers": "numbers/",
    "ideas": "ideas/",
}
PAGES = {"search": "/search/?q=bridge", "corrections": "/corrections/"}
WIDTHS = (360, 768, 1280)


def main() -> None:
    """Make every picture."""
    base, folder = sys.argv[1], Path(sys.argv[2])
    wait_for(base)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.webp"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=judging.chromium(), args=judging.ARGUMENTS)
        what_readers_see(browser, base, folder)
        what_the_desk_sees(browser, base, folder)
        the_minute(browser, base, EDITOR, folder)
        browser.close()


def what_readers_see(browser: Browser, base: str, folder: Path) -> None:
    """Photograph home and a story, narrow and wide, by day and by night; and stories part by part."""
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            page = look(browser, base, width, scheme)
            page.goto("/", wait_until="networkidle")
            keep(page.screenshot(), folder / f"home-{width}-{scheme}.webp")
            open_story(page, LOCAL)
            keep(page.screenshot(), folder / f"story-{width}-{scheme}.webp")
            for name, path in PAGES.items():
                page.goto(path, wait_until="networkidle")
                keep(page.screenshot(), folder / f"{name}-{width}-{scheme}.webp")
            page.context.close()
    page = look(browser, base)
    for name, headline in (("local", LOCAL), ("wire", WIRE), ("corrected", CORRECTED)):
        open_story(page, headline)
        for part in SHOWN[name]:
            keep(part_of(page, *PARTS[part]), folder / f"{name}-{part}.webp")
    open_story(page, LOCAL)
    page.keyboard.press("Tab")
    keep(page.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": 160}), folder / "local-skip.webp")
    page.context.close()


def open_story(page: Page, headline: str) -> None:
    """Open a story of the front page, with everything drawn that waits to be scrolled to."""
    page.goto("/")
    page.get_by_role("link", name=headline).first.click()
    page.wait_for_load_state("networkidle")
    page.evaluate(DRAW_ALL)
    page.wait_for_load_state("networkidle")


def what_the_desk_sees(browser: Browser, base: str, folder: Path) -> None:
    """Photograph the desk, as an editor and as a moderator see it."""
    page = at_the_desk(browser, base, EDITOR)
    for name, path in DESK.items():
        page.goto(f"/desk/{path}", wait_until="networkidle")
        keep(page.screenshot(), folder / f"desk-{name}.webp")
    page.goto("/desk/stories/")
    page.get_by_role("link", name=f"Correct {LOCAL}").first.click()
    page.get_by_label("Wrong words").fill("council")
    keep(page.screenshot(), folder / "desk-correct.webp")
    page.goto("/desk/stories/")
    page.get_by_role("link", name=LOCAL).first.click()
    page.locator("[data-side-panel-toggle=preview]").click()
    page.wait_for_timeout(4000)
    keep(page.screenshot(), folder / "desk-story.webp")
    page.context.close()
    page = at_the_desk(browser, base, EDITOR, width=360)
    for name in ("", "now/"):
        page.goto(f"/desk/{name}", wait_until="networkidle")
        keep(page.screenshot(), folder / f"desk-{name.strip('/') or 'home'}-360.webp")
    page.context.close()
    page = at_the_desk(browser, base, MODERATOR)
    page.goto("/desk/forum/", wait_until="networkidle")
    keep(page.screenshot(), folder / "desk-forum.webp")
    page.context.close()


def wait_for(base: str) -> None:
    """Wait until somebody answers."""
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{base}/", timeout=10)  # noqa: S310  # Our own server.
            return
        except OSError:
            time.sleep(0.5)
    sys.exit(f"nobody answers at {base}")


if __name__ == "__main__":
    main()
