"""A real browser that opens what we print, without the policy that would stop a script, and tells what it did."""

import mimetypes
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import Error, Page, Route, sync_playwright

from tests.attacks.stage import Outputs
from tests.journeys.judging import ARGUMENTS, chromium

HOST = "attacks.test"
WIDTHS = (1280, 360)
_HOOKS = """window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => { window.ran.push(name); };"""
_TEMPT = """() => {
  for (const element of document.querySelectorAll("*"))
    for (const kind of ["mouseover", "mouseenter", "focus", "pointerover", "wheel", "toggle", "animationstart"])
      element.dispatchEvent(new Event(kind));
  return window.ran;
}"""
_LAYOUT = """() => {
  const found = [], box = element => element.getBoundingClientRect();
  const covers = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > (b.bottom - b.top) / 2;
  const wide = [...document.querySelectorAll("body *")].filter(each => box(each).right > innerWidth + 1).pop();
  if (document.documentElement.scrollWidth > innerWidth)
    found.push(`scrolls sideways: ${wide?.outerHTML.slice(0, 60)} in ${wide?.parentElement.outerHTML.slice(0, 60)}`);
  const comments = [...document.querySelectorAll(".comments > li > .comment")];
  let edge = 0;
  for (const comment of comments) {
    const at = box(comment), by = comment.querySelector(".comment-by b"), time = comment.querySelector("time");
    if (Math.abs(at.left - box(comments[0]).left) > 1 || at.top < edge - 1) found.push(`${comment.id} is out of place`);
    if (by && time && by.getClientRects().length === 1 && covers(box(by), box(time)))
      found.push(`${comment.id}: its time stands in its name`);
    edge = at.bottom;
  }
  const foot = document.querySelector("footer.foot");
  if (foot && comments.length && box(foot).top < edge) found.push("the foot is not under the forum");
  return found;
}"""


def look(outputs: Outputs) -> list[str]:
    """Open every page and mail; return what ran, what was asked for elsewhere, and what is out of its place."""
    pages = {f"/{number}": (name, html) for number, (name, html) in enumerate(_html(outputs))}
    with ThreadPoolExecutor(1) as thread:  # A browser's loop must not run where the database is asked.
        return thread.submit(_look, pages).result()


def _html(outputs: Outputs) -> Iterator[tuple[str, str]]:
    for name, raw in outputs.items():
        if name.startswith("text/html"):
            yield name, raw.decode()
        elif name.startswith("mail"):
            body = message_from_bytes(raw, EmailMessage, policy=policy.default).get_body(("html",))
            if body:
                yield name, body.get_content()


def _look(pages: dict[str, tuple[str, str]]) -> list[str]:
    found: list[str] = []

    def answer(route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.hostname != HOST:
            found.append(f"asked for {route.request.url[:80]}")
            route.abort()
        elif parts.path in pages:
            route.fulfill(body=pages[parts.path][1], content_type="text/html; charset=utf-8")
        elif parts.path.startswith("/static/") and (file := finders.find(parts.path[8:])):
            kind = mimetypes.guess_type(parts.path)[0] or "text/plain"
            route.fulfill(body=Path(str(file)).read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404, body="")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(_HOOKS)
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.route("**/*", answer)
        for path, (name, _) in pages.items():
            found += [f"{name}: {words}" for words in _visit(page, path, is_ours="/desk/" not in name)]
        browser.close()
    return found


def _visit(page: Page, path: str, *, is_ours: bool) -> list[str]:
    address, found = f"http://{HOST}{path}", []
    try:
        page.goto(address, wait_until="load")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{width} px: {words}" for words in page.evaluate(_LAYOUT)]
        found += [f"ran {name}" for name in page.evaluate(_TEMPT)]
    except Error as error:  # It went elsewhere while it was looked at.
        found.append(str(error).partition("\n")[0])
    return found if page.url == address else [*found, f"went to {page.url[:80]}"]
