"""What accounts add to the desk."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from newsquare.accounts.admin import log_screen, staff_screen
from newsquare.accounts.door import is_factor_asked_for


class NoFactorNote(Component):  # type: ignore[misc]  # Wagtail is untyped.
    """One quiet line on the desk's first screen."""

    name = "no-second-factor"
    order = 900

    def render_html(self, _parent_context: Any = None) -> SafeString:
        """Print the line."""
        words = _("No second factor is asked for here: this is a demonstration. A real station always asks.")
        return format_html('<p class="help-block help-info">{}</p>', words)


class RightItem(MenuItem):  # type: ignore[misc]  # Wagtail is untyped.
    """A menu item for those who have a right."""

    def __init__(self, *args: Any, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return request.user.has_perm(self.right)


def say_that_the_second_factor_is_off(_request: HttpRequest, panels: list[Any]) -> None:
    """Say it where no second factor is asked for."""
    if not is_factor_asked_for():
        panels.append(NoFactorNote())


def own_name(_request: HttpRequest) -> dict[str, object]:
    """Lead from Wagtail's settings of a person to ours."""
    return {
        "url": "/me/name/?next=/desk/account/",
        "label": _("Your name"),
        "help_text": _("The name shown beside your comments, and in the desk’s lists."),
    }


def own_address(_request: HttpRequest) -> dict[str, object]:
    """Lead from Wagtail's settings of a person to ours."""
    return {"url": "/me/address/", "label": _("Your e-mail address"), "help_text": _("With it you sign in.")}


def own_second_factor(_request: HttpRequest) -> dict[str, object] | None:
    """Lead from Wagtail's settings of a person to passkeys and recovery codes."""
    if not is_factor_asked_for():
        return None
    return {
        "url": "/desk/account/second-factor/",
        "label": _("Your second factor"),
        "help_text": _("Passkeys, and the recovery codes for the day on which they are not at hand."),
    }


def staff_menu_item() -> MenuItem:
    """Offer the list of the station's staff."""
    right = "accounts.change_rolegroup"
    return RightItem(gettext_lazy("Staff"), "/desk/staff/", name="staff", icon_name="group", order=600, right=right)


def log_menu_item() -> MenuItem:
    """Offer the log of what staff did."""
    right = "accounts.view_auditentry"
    return RightItem(gettext_lazy("Log"), "/desk/log/", name="log", icon_name="history", order=610, right=right)


def staff_urls() -> list[URLPattern]:
    """Give the screens their addresses."""
    return [path("staff/", staff_screen, name="desk_staff"), path("log/", log_screen, name="desk_log")]


hooks.register("construct_homepage_panels", say_that_the_second_factor_is_off)
hooks.register("register_account_menu_item", own_name)
hooks.register("register_account_menu_item", own_address)
hooks.register("register_account_menu_item", own_second_factor)
hooks.register("register_admin_menu_item", staff_menu_item)
hooks.register("register_admin_menu_item", log_menu_item)
hooks.register("register_admin_urls", staff_urls)
