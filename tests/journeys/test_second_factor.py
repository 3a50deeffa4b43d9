"""A new member of staff comes in by a one-time link, and from then on with two factors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Browser, expect

from tests.journeys.judging import judge
from tests.journeys.people import Visit
from tests.journeys.town import PASSWORD, Town, town


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Town]:
    """Return a station that asks its staff for a second factor."""
    with town(tmp_path, NEWSQUARE_SECOND_FACTOR="required") as running:
        yield running


def code_of(key: str) -> str:
    """Return what an authenticator app shows for a key now."""
    return str(format_hotp_value(hotp_value(key.replace(" ", ""), next(yield_hotp_counters_from_time()))))


def test_staff_sign_in_with_a_second_factor(browser: Browser, guarded: Town) -> None:
    visit = Visit(browser, guarded, allow=(410, 422))
    fay = visit.page
    link = guarded.link_for("Fay", "editor")

    fay.goto(link)
    assert judge(fay) == []
    key = fay.locator("main code").inner_text()
    fay.get_by_label("Password").fill(PASSWORD)
    fay.locator("[name=code]").fill(code_of(key))
    fay.get_by_role("button", name="Save and go on").click()
    expect(fay.locator("h1")).to_have_text("You are ready")
    expect(fay.locator(".recovery-codes li")).to_have_count(10)
    recovery = fay.locator(".recovery-codes li").first.inner_text()
    assert judge(fay) == []
    fay.goto(link)
    expect(fay.locator("h1")).to_have_text("This link is spent")

    fay.goto("/desk/")
    fay.goto("/sign-in/password/?next=/desk/")
    fay.fill("[name=email]", "fay@riverbend.example")
    fay.fill("[name=password]", PASSWORD)
    fay.click("main button.button")
    expect(fay.locator("h1")).to_have_text("Your second factor")
    assert judge(fay) == []
    fay.goto("/desk/")
    assert "/sign-in/" in fay.url
    fay.goto("/sign-in/second/")
    fay.fill("[name=code]", recovery)
    fay.click("main button.button")
    fay.wait_for_url("**/desk/")
    assert visit.leave() == []
