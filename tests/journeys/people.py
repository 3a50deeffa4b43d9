"""Those who open the browser, and what a browser notices while they use it."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.journeys.town import PASSWORD, Town, code_in

PATIENCE = 30_000  # Milliseconds that a slow machine gets for one step.


class Visit:
    """A fresh browser with one page open, which notes errors, and requests to anybody but the station."""

    def __init__(
        self,
        browser: Browser,
        at: Town,
        *,
        javascript: bool = True,
        width: int = 1280,
        touch: bool = False,
        allow: tuple[int, ...] = (),
    ) -> None:
        self.complaints: list[str] = []
        self.allow, self.host = allow, urlsplit(at.url).netloc
        self.context = browser.new_context(
            base_url=at.url,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 800},
            reduced_motion="reduce",
            has_touch=touch,
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.context.on("request", self._note_request)
        self.context.on("response", self._note_response)
        self.context.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))

    def _note_request(self, request: Request) -> None:
        if urlsplit(request.url).netloc not in {self.host, ""} and not request.url.startswith(("data:", "blob:")):
            self.complaints.append(f"asked somebody else: {request.url}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.allow:
            self.complaints.append(f"{response.status}: {response.url}")

    def _note_message(self, message: ConsoleMessage) -> None:
        about_status = "Failed to load resource" in message.text  # Told by the answer's status already.
        if message.type in {"error", "warning"} and not about_status:
            self.complaints.append(f"console: {message.text}")

    def leave(self) -> list[str]:
        """Close the browser and return what it complained about."""
        self.context.close()
        return self.complaints


def sign_in_staff(page: Page, at: Town, name: str) -> None:
    """Sign a member of staff in with the password."""
    page.goto("/sign-in/password/?next=/desk/")
    page.fill("[name=email]", f"{name.lower()}@riverbend.example")
    page.fill("[name=password]", PASSWORD)
    page.click("main button.button")
    page.wait_for_url("**/desk/")


def sign_in_reader(page: Page, at: Town, email: str) -> None:
    """Type an address, then the code that comes by mail. The page is wherever one who is not signed in is sent."""
    before = len(at.mails_to(email))
    page.fill("[name=email]", email)
    page.click("main button.button")
    page.fill("[name=code]", code_in(at.mail_to(email, after=before)))
    page.click("main button.button")


def look_until(page: Page, holds: Callable[[], bool]) -> None:
    """Ask for the open page again, past the minute for which a browser may keep it, until something holds."""
    end = time.perf_counter() + PATIENCE / 1000
    while not holds():
        assert time.perf_counter() < end, f"looked at {page.url} in vain"
        page.wait_for_timeout(200)
        page.reload()


def cookies(page: Page) -> list[Any]:
    """Return the names of all cookies that the browser holds."""
    return [cookie.get("name") for cookie in page.context.cookies()]
