"""Puts the inbox for ideas on the desk."""

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
from wagtail.admin.ui.sidebar import LinkMenuItem

from newsquare.stations.queries import station_of
from newsquare.tips.admin import enclosure, idea, inbox, readers
from newsquare.tips.admin.readers import MAY
from newsquare.tips.queries import tip_reader, tip_readers, waiting_count


class InboxMenuItem(MenuItem):  # type: ignore[misc]  # Wagtail is untyped.
    """The inbox, with the number of ideas that nobody has read."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who were named."""
        return tip_reader(request.user, station_of(request)) is not None

    def render_component(self, request: HttpRequest) -> Any:
        """Add the number to the name."""
        count = waiting_count(station_of(request))
        label = f"{self.label} ({count})" if count else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


class ReadersMenuItem(MenuItem):  # type: ignore[misc]  # Wagtail is untyped.
    """Who reads ideas, for administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return request.user.has_perm(MAY)


class NobodyReads(Component):  # type: ignore[misc]  # Wagtail is untyped.
    """One line on the desk's first screen while ideas come in that nobody can open."""

    name = "nobody-reads-ideas"
    order = 2

    def render_html(self, _parent_context: Any = None) -> SafeString:
        """Print the line."""
        words = _("Nobody can read the story ideas that come in.")
        html = '<p class="help-block help-warning">{} <a href="/desk/ideas/readers/">{}</a></p>'
        return format_html(html, words, _("Name who reads them"))


def urls() -> list[URLPattern]:
    """Give the inbox its addresses."""
    return [
        path("ideas/", inbox, name="tips_inbox"),
        path("ideas/readers/", readers, name="tips_readers"),
        path("ideas/<int:pk>/", idea, name="tips_idea"),
        path("ideas/<int:pk>/files/<int:number>/", enclosure, name="tips_enclosure"),
    ]


def inbox_item() -> MenuItem:
    """The inbox, in the menu."""
    return InboxMenuItem(gettext_lazy("Story ideas"), "/desk/ideas/", name="ideas", icon_name="mail", order=300)


def readers_item() -> MenuItem:
    """Who reads ideas, in the menu beside the staff."""
    words = gettext_lazy("Who reads ideas")
    return ReadersMenuItem(words, "/desk/ideas/readers/", name="idea-readers", icon_name="key", order=605)


def say_that_nobody_reads(request: HttpRequest, panels: list[Any]) -> None:
    """Tell administrators while nobody was named."""
    if request.user.has_perm(MAY) and not tip_readers(station_of(request)).exists():
        panels.append(NobodyReads())


hooks.register("register_admin_urls", urls)
hooks.register("register_admin_menu_item", inbox_item)
hooks.register("register_admin_menu_item", readers_item)
hooks.register("construct_homepage_panels", say_that_nobody_reads, order=200)
