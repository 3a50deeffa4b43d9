"""Puts the newsroom's screens on the desk, and hides Wagtail's that would show all stations at once."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.snippets.models import register_snippet

from newsquare.desk.admin import arrivals, assignments, document, filing, fronts, ideas, kills, ways, wire
from newsquare.desk.admin.holding import hold_on_the_form
from newsquare.desk.admin.now import now
from newsquare.desk.admin.numbers import numbers
from newsquare.desk.admin.placed import BroadcastViewSet, SponsorViewSet
from newsquare.desk.admin.rights import MAY as MAY_SEE_RIGHTS
from newsquare.desk.admin.rights import picture_rights
from newsquare.desk.admin.schedule import schedule
from newsquare.desk.admin.settings import SourceViewSet, StationViewSet
from newsquare.desk.admin.top_story import on_the_form, way_to_switch
from newsquare.desk.admin.welcome import TheDay, WhatWaits
from newsquare.desk.admin.wire_update import tell_of_update, wire_update

register_snippet(assignments.AssignmentViewSet)
register_snippet(SourceViewSet)
register_snippet(StationViewSet)
register_snippet(BroadcastViewSet)
register_snippet(SponsorViewSet)

HIDDEN = {"explorer", "reports", "help", "snippets", "documents"}
HIDDEN_SETTINGS = {"users", "groups", "sites", "workflows", "workflow-tasks", "collections", "locales", "redirects"}


class RightItem(MenuItem):  # type: ignore[misc]  # Wagtail is untyped.
    """A menu item for those who have a right."""

    def __init__(self, *args: Any, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the person sees it."""
        return request.user.has_perm(self.right)


class StorySearch(SearchArea):  # type: ignore[misc]  # Wagtail is untyped.
    """What the menu's search box looks through: stories, for those who may open them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the person sees it."""
        return request.user.has_perm("stories.change_story")


@hooks.register("register_admin_search_area")
def search_stories() -> SearchArea:
    """Let the menu's search box look through stories first."""
    return StorySearch(_("Stories"), reverse("wagtailsnippets_stories_story:list"), icon_name="doc-full", order=1)


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Give our screens what Wagtail's style does not have."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Give the desk's screens their addresses."""
    return [
        path("assignments/<int:pk>/do/", assignments.act, name="desk_assignment_act"),
        path("wire-update/<int:pk>/", wire_update, name="desk_wire_update"),
        path("schedule/", schedule, name="desk_schedule"),
        path("picture-rights/", picture_rights, name="desk_picture_rights"),
        path("numbers/", numbers, name="desk_numbers"),
        path("front/", fronts.front, name="desk_front"),
        path("front/preview/", fronts.preview, name="desk_front_preview"),
        path("front/versions/", fronts.versions, name="desk_front_versions"),
        path("front/<int:section_id>/", fronts.front, name="desk_front_of"),
        path("front/<int:section_id>/preview/", fronts.preview),
        path("front/<int:section_id>/versions/", fronts.versions),
        path("now/", now, name="desk_now"),
        path("document/", document.document, name="desk_document"),
        path("document/blocks/", document.blocks, name="desk_document_blocks"),
        path("rules/", filing.rules, name="desk_rules"),
        path("rules/<int:pk>/", filing.rules_of, name="desk_rules_of"),
        path("rules/<int:source>/add/", filing.rule, name="desk_rule_add"),
        path("rules/<int:source>/<int:pk>/", filing.rule, name="desk_rule"),
        path("subjects/", filing.subjects, name="desk_subjects"),
        path("wire/", wire.health, name="desk_wire"),
        path("sources/new/", ways.add, name="desk_source_new"),
        path("sources/push/<int:pk>/", ways.push, name="desk_push"),
        path("ideas/<int:pk>/story/", ideas.of_idea, name="desk_idea_story"),
        path("ideas/thanks/", ideas.thanks, name="desk_thanks"),
        path("kills/", kills.kills, name="desk_kills"),
        path("kills/<int:pk>/do/", kills.act, name="desk_kill_act"),
        path("arrivals/", arrivals.arrivals, name="desk_arrivals"),
        path("arrivals/fresh/", arrivals.fresh, name="desk_fresh"),
        path("arrivals/paste/", arrivals.paste, name="desk_paste"),
        path("arrivals/unread/", arrivals.unread, name="desk_unread"),
        path("arrivals/raw/<int:pk>/", arrivals.raw, name="desk_raw"),
        path("arrivals/<int:pk>/", arrivals.item, name="desk_arrival"),
        path("arrivals/<int:pk>/beside/<int:other>/", arrivals.beside, name="desk_arrival_beside"),
        path("arrivals/<int:pk>/preview/", arrivals.preview, name="desk_arrival_preview"),
        path("arrivals/<int:pk>/<int:first>/<int:last>/", arrivals.versions, name="desk_arrival_versions"),
        path("arrivals/<int:pk>/do/", arrivals.act, name="desk_arrival_act"),
    ]


@hooks.register("register_admin_menu_item")
def schedule_item() -> MenuItem:
    """What goes out when, in the menu."""
    return RightItem(
        _("Schedule"), reverse("desk_schedule"), icon_name="calendar-alt", order=115, right="stories.view_story"
    )


@hooks.register("register_admin_menu_item")
def front_item() -> MenuItem:
    """The fronts, in the menu."""
    return RightItem(_("Front pages"), reverse("desk_front"), icon_name="home", order=120, right="desk.change_front")


@hooks.register("register_admin_menu_item")
def now_item() -> MenuItem:
    """The breaking bar and the top story, in the menu."""
    return RightItem(_("Right now"), reverse("desk_now"), icon_name="warning", order=90, right="desk.change_front")


@hooks.register("register_admin_menu_item")
def arrivals_item() -> MenuItem:
    """Agency copy, in the menu."""
    return RightItem(
        _("Arrivals"), reverse("desk_arrivals"), icon_name="download", order=100, right="wire.view_wireitem"
    )


@hooks.register("register_admin_menu_item")
def wire_item() -> MenuItem:
    """How the sources do, in the menu."""
    return RightItem(
        _("How sources do"), reverse("desk_wire"), icon_name="rotate", order=395, right="wire.view_wireitem"
    )


@hooks.register("register_admin_menu_item")
def kills_item() -> MenuItem:
    """What agencies killed, in the menu."""
    return RightItem(_("Kills"), reverse("desk_kills"), icon_name="warning", order=101, right="wire.view_wireitem")


@hooks.register("register_admin_menu_item")
def document_item() -> MenuItem:
    """A story out of a document, in the menu."""
    return RightItem(
        _("From a document"),
        reverse("desk_document"),
        icon_name="doc-full-inverse",
        order=112,
        right="stories.add_story",
    )


@hooks.register("insert_editor_js")
def take_documents_in_the_text() -> SafeString:
    """Let a document pasted into a story's text become blocks."""
    script = '<script type="module" src="{}" data-document-blocks="{}"></script>'
    return format_html(script, static("desk/paste.js"), reverse("desk_document_blocks"))


@hooks.register("register_admin_menu_item")
def numbers_item() -> MenuItem:
    """How often stories were read, in the menu."""
    return RightItem(_("Numbers"), reverse("desk_numbers"), icon_name="view", order=320, right="press.view_reads")


@hooks.register("register_admin_menu_item")
def rights_item() -> MenuItem:
    """Whose pictures we show, and until when, in the menu under the pictures."""
    return RightItem(
        _("Picture rights"), reverse("desk_picture_rights"), icon_name="key", order=305, right=MAY_SEE_RIGHTS
    )


@hooks.register("register_admin_menu_item")
def thanks_item() -> MenuItem:
    """Lines that thank whoever had an idea, in the menu under the ideas."""
    return RightItem(
        _("Thanks for ideas"), reverse("desk_thanks"), icon_name="user", order=301, right="stories.publish_story"
    )


@hooks.register("register_admin_menu_item")
def rules_item() -> MenuItem:
    """How agency copy is filed, in the menu under its sources."""
    return RightItem(
        _("Filing rules"), reverse("desk_rules"), icon_name="list-ol", order=405, right="wire.change_source"
    )


@hooks.register("construct_main_menu")
def hide_what_is_not_ours(request: HttpRequest, items: list[Any]) -> None:
    """Take out the screens that know no station."""
    items[:] = [item for item in items if item.name not in HIDDEN]


@hooks.register("construct_settings_menu")
def hide_settings_of_all(request: HttpRequest, items: list[Any]) -> None:
    """Take out the settings that know no station."""
    items[:] = [item for item in items if item.name not in HIDDEN_SETTINGS]


@hooks.register("construct_homepage_panels")
def say_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Begin the day with what waits, in place of what Wagtail knows of all stations."""
    budget = [TheDay(request)] if request.user.has_perm("desk.view_assignment") else []
    killed = [kills.Unsigned(request)] if request.user.has_perm("wire.view_wireitem") else []
    panels[:] = [*killed, *budget, WhatWaits(request)]


@hooks.register("construct_homepage_summary_items")
def count_nothing_of_all_stations(request: HttpRequest, items: list[Any]) -> None:
    """Take out Wagtail's counts, which know no station."""
    items.clear()


hooks.register("before_edit_snippet", tell_of_update)
hooks.register("register_snippet_listing_buttons", way_to_switch)
hooks.register("register_snippet_action_menu_item", on_the_form)
hooks.register("register_snippet_action_menu_item", hold_on_the_form)
