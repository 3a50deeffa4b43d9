"""A new member of staff comes in by a one-time link, and from then on with two factors."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from tests.journeys.judging import judge
from tests.journeys.people import Visit
from tests.journeys.test_desk_screens import NOT_OURS, UNDECIDED
from tests.journeys.town import PASSWORD, Town, town


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Town]:
    """Return a station that asks its staff for a second factor."""
    with town(tmp_path, NEWSQUARE_SECOND_FACTOR="required") as running:
        yield running


def code_of(key: str) -> str:
    """Return what an authenticator app shows for a key now."""
    return str(format_hotp_value(hotp_value(key.replace(" ", ""), int(time.time()) // app_settings.TOTP_PERIOD)))


class ByName(Town):
    """The same station, asked by a name: browsers tie passkeys to names alone."""

    @property
    def url(self) -> str:
        """Return where the station is, without a slash at the end."""
        return f"http://localhost:{self.server.port}"


def plug_in(page: Page) -> Callable[[], object]:
    """Give the browser a device that makes and keeps passkeys, and says yes to all; return how to unplug it."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    options = {**kind, "hasResidentKey": True, "automaticPresenceSimulation": True}
    device = devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return lambda: devices.send("WebAuthn.removeVirtualAuthenticator", device)


def test_staff_sign_in_with_a_passkey(browser: Browser, guarded: Town) -> None:
    visit = Visit(browser, ByName(guarded.server), allow=(410, 422))
    gus = visit.page
    link = guarded.link_for("Gus", "editor").replace(guarded.url, "")

    gus.goto(link)
    unplug = plug_in(gus)
    assert judge(gus) == []
    gus.get_by_label("Password").fill(PASSWORD)
    gus.get_by_role("button", name="Make a passkey and go on").click()
    expect(gus.locator("h1")).to_have_text("You are ready")
    gus.goto("/sign-in/password/?next=/desk/")
    gus.fill("[name=email]", "gus@riverbend.example")
    gus.fill("[name=password]", PASSWORD)
    gus.click("main button.button")
    expect(gus.locator("h1")).to_have_text("Your second factor")
    assert judge(gus) == []
    gus.get_by_role("button", name="Use your passkey").click()
    gus.wait_for_url("**/desk/")

    gus.goto("/desk/account/second-factor/")
    found = judge(gus, within="main", but_not=NOT_OURS, schemes=("light",), widths=(360, 1280))
    assert [each for each in found if UNDECIDED not in each] == []
    gus.get_by_label("Your password").fill(PASSWORD)
    gus.get_by_role("button", name="Make a passkey", exact=True).click()
    expect(gus.get_by_role("alert").filter(has_text="has a passkey of yours already")).to_be_visible()
    unplug()
    plug_in(gus)
    gus.get_by_label("What you call it").fill("Key on my ring")
    gus.get_by_role("button", name="Make a passkey", exact=True).click()
    expect(gus.get_by_role("cell", name="Passkey: Key on my ring")).to_be_visible()
    gus.get_by_label("Your password").fill(PASSWORD)
    gus.get_by_role("button", name="Remove the first one").click()
    expect(gus.locator("main tbody tr")).to_have_count(2)
    assert visit.leave() == []


def test_staff_sign_in_with_a_second_factor(browser: Browser, guarded: Town) -> None:
    visit = Visit(browser, guarded, allow=(410,))
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
