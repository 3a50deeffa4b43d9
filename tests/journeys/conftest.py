"""A running station, a browser, and people in it. Without a browser or without the judges, journeys are skipped."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys import judging
from tests.journeys.people import PATIENCE, Visit, sign_in_staff
from tests.journeys.seed import FORUM, NEWS, PLACED, STAFF, TALK, WORK
from tests.journeys.town import Town, town


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs the browser, and say why it is skipped where that cannot run."""
    judging.ONCE = config.getoption("--with-database")
    missing = judging.what_is_missing()
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.journey)
            if missing:
                item.add_marker(pytest.mark.skip(reason=missing))


@pytest.fixture(scope="session")
def riverbend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Return the running station, its staff already at their desks, without a second factor."""
    with town(tmp_path_factory.mktemp("riverbend")) as running:
        running.known = dict(
            word.split("=", 1) for word in running.fill(STAFF + NEWS + TALK + FORUM + WORK + PLACED).split()
        )
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return Chromium, started once for all journeys and gone before another test runs."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=judging.chromium(), args=judging.ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, riverbend: Town) -> Iterator[Any]:
    """Return a function that opens a fresh browser for somebody; what went wrong in it fails the test at its end."""
    visits: list[Visit] = []

    def enter(**options: Any) -> Page:
        visits.append(Visit(browser, riverbend, **options))
        return visits[-1].page

    yield enter
    complaints = [complaint for each in visits for complaint in each.leave()]
    assert complaints == []


@pytest.fixture
def desk(visit: Any, riverbend: Town) -> Any:
    """Return a function that signs a member of staff in at the desk."""

    def at_the_desk(name: str, **options: Any) -> Page:
        page: Page = visit(**options)
        page.context.add_cookies(riverbend.sessions.get(name, []))
        page.goto("/desk/")
        if "/sign-in/" in page.url:
            sign_in_staff(page, riverbend, name)
            riverbend.sessions[name] = page.context.cookies()
        return page

    return at_the_desk
