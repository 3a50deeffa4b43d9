"""Puts the screens of stories on the desk."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from newsquare.stories.admin import HousePageViewSet, SectionViewSet, StoryViewSet, TopicViewSet
from newsquare.stories.models import Picture, Story
from newsquare.stories.picture_policy import PicturePolicy
from newsquare.stories.video_admin import VideoViewSet

register_permission_policy(Picture, PicturePolicy(), exact_class=True)  # Wagtail's own is for images of any class.
for viewset in (StoryViewSet, TopicViewSet, SectionViewSet, HousePageViewSet, VideoViewSet):
    register_snippet(viewset)


@hooks.register("register_rich_text_features", order=1)
def begin_links_with_an_address(features: Any) -> None:
    """Let the button for links open the form for an address: there are no pages in Wagtail's tree to choose from."""
    link = features.plugins_by_editor["draftail"]["link"]
    link.data["chooserUrls"]["pageChooser"] = reverse_lazy("wagtailadmin_choose_page_external_link")


@hooks.register("construct_snippet_action_menu")
def publish_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Make publishing a story the first button for those who may; for all others saving the draft stays it."""
    if context["model"] is Story and context["view"] in {"create", "edit"}:
        items.sort(key=lambda item: item.name != "action-publish")


@hooks.register("insert_global_admin_js")
def keep_what_is_typed() -> SafeString:
    """Keep what is typed into a story's form in the browser until the station has it."""
    return format_html('<script type="module" src="{}"></script>', static("stories/last-resort.js"))
