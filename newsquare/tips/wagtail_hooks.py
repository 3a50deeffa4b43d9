"""Puts the inbox for ideas on the desk."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from newsquare.stations.queries import station_of
from newsquare.tips.admin import idea, inbox
from newsquare.tips.queries import new_count


class InboxMenuItem(MenuItem):  # type: ignore[misc]  # Wagtail is untyped.
    """The inbox, with the number of ideas that nobody has read."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return request.user.has_perm("tips.view_idea")

    def render_component(self, request: HttpRequest) -> Any:
        """Add the number to the name."""
        count = new_count(station_of(request))
        label = f"{self.label} ({count})" if count else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


def urls() -> list[URLPattern]:
    """Give the inbox its addresses."""
    return [path("ideas/", inbox, name="tips_inbox"), path("ideas/<int:pk>/", idea, name="tips_idea")]


def menu_item() -> MenuItem:
    """The inbox, in the menu."""
    return InboxMenuItem(_("Story ideas"), "/desk/ideas/", name="ideas", icon_name="mail", order=300)


hooks.register("register_admin_urls", urls)
hooks.register("register_admin_menu_item", menu_item)
