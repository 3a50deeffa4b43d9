"""Photographs the minute in which a wire story changes after we edited it; the demo's own button plays its parts."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.tour.camera import at_the_desk, keep, look


def play(page: Page) -> None:
    """Play the next part, and wait until the desk knows of it."""
    page.goto("/desk/")
    step = page.locator("[aria-current=step]")
    before = step.inner_text() if step.count() else ""
    page.get_by_role("button", name="Play the next part").or_(page.get_by_role("button", name="once more")).click()
    for _ in range(100):
        page.goto("/desk/")
        if (step.inner_text() if step.count() else "over") != before:
            return
        page.wait_for_timeout(300)
    raise SystemExit("the minute stands still")


def the_minute(browser: Browser, base: str, editor: str, folder: Path) -> None:
    """Play it, and keep what an editor and a reader see."""
    page = at_the_desk(browser, base, editor)
    for _ in range(3):
        play(page)
    page.locator("#the-minute").evaluate("element => element.closest('section').scrollIntoView()")
    keep(page.screenshot(), folder / "minute-desk.webp")
    address = str(page.get_by_role("link", name="What readers get").get_attribute("href"))
    page.get_by_role("link", name="The story on the desk").click()
    page.get_by_role("link", name="See and settle").click()
    page.locator("[data-hint]").wait_for()
    page.keyboard.press("t")
    keep(page.screenshot(), folder / "minute-settle.webp")
    play(page)
    reader = look(browser, base)
    reader.goto(address)
    keep(reader.screenshot(), folder / "minute-corrected.webp")
    play(page)
    keep(page.screenshot(), folder / "minute-killed-desk.webp")
    page.goto("/desk/kills/")
    keep(page.screenshot(), folder / "minute-kills.webp")
    gone = look(browser, base)
    gone.goto(address)
    keep(gone.screenshot(), folder / "minute-gone.webp")
    for each in (page, reader, gone):
        each.context.close()
