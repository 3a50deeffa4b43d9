"""Puts the screens of stories on the desk."""

from typing import Any

from django.urls import reverse_lazy
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from newsquare.stories.admin import HousePageViewSet, SectionViewSet, StoryViewSet, TopicViewSet
from newsquare.stories.models import Picture
from newsquare.stories.picture_policy import PicturePolicy

register_permission_policy(Picture, PicturePolicy(), exact_class=True)  # Wagtail's own is for images of any class.
for viewset in (StoryViewSet, TopicViewSet, SectionViewSet, HousePageViewSet):
    register_snippet(viewset)


@hooks.register("register_rich_text_features", order=1)
def begin_links_with_an_address(features: Any) -> None:
    """Let the button for links open the form for an address: there are no pages in Wagtail's tree to choose from."""
    link = features.plugins_by_editor["draftail"]["link"]
    link.data["chooserUrls"]["pageChooser"] = reverse_lazy("wagtailadmin_choose_page_external_link")
