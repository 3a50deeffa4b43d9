"""A browser that looks at the demo, and pictures kept small."""

import io
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page

PASSWORD = "nine-herons-on-the-pell"  # Printed by the demo for everybody to see.


SIGNED_IN: dict[str, Any] = {}  # By address: who signs in again and again is taken for somebody who guesses.


def look(browser: Browser, base: str, width: int = 1280, scheme: Any = "light", state: Any = None) -> Page:
    """Return a page in a fresh browser window, as wide as a telephone or a desk."""
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": 780 if width < 600 else 900},
        color_scheme=scheme,
        reduced_motion="reduce",
        storage_state=state,
    )
    context.set_default_timeout(20_000)
    return context.new_page()


def at_the_desk(browser: Browser, base: str, email: str, width: int = 1280) -> Page:
    """Return a page in which a member of staff has signed in."""
    page = look(browser, base, width, state=SIGNED_IN.get(email))
    page.goto("/sign-in/password/?next=/desk/" if email not in SIGNED_IN else "/desk/")
    if email not in SIGNED_IN:
        page.fill("[name=email]", email)
        page.fill("[name=password]", PASSWORD)
        page.click("main button.button")
        page.wait_for_url("**/desk/")
        SIGNED_IN[email] = page.context.storage_state()
    return page


def part_of(page: Page, *marks: str) -> bytes | None:
    """Photograph a page from the top of the first element to the end of the last; None where there are none."""
    boxes = [box for mark in marks for each in page.locator(mark).all() if (box := each.bounding_box())]
    if not boxes:
        return None
    top = max(0, min(box["y"] for box in boxes) - 16)
    end = max(box["y"] + box["height"] for box in boxes) + 16
    clip: Any = {"x": 0, "y": top, "width": page.evaluate("document.documentElement.clientWidth"), "height": end - top}
    return page.screenshot(full_page=True, clip=clip)


def keep(shot: bytes | None, path: Path) -> None:
    """Write a picture small."""
    if shot is None:
        raise SystemExit(f"{path.name}: the page does not hold what it is to show")
    Image.open(io.BytesIO(shot)).convert("RGB").save(path, "WEBP", quality=72, method=6)
    print(f"{path.stat().st_size // 1000:>4} kB  {path}")
