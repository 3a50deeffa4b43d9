"""Puts the screens of stories on the desk."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from newsquare.stories.admin import HousePageViewSet, SectionViewSet, StoryViewSet, TopicViewSet
from newsquare.stories.models import Picture
from newsquare.stories.picture_policy import PicturePolicy

register_permission_policy(Picture, PicturePolicy(), exact_class=True)  # Wagtail's own is for images of any class.
for viewset in (StoryViewSet, TopicViewSet, SectionViewSet, HousePageViewSet):
    register_snippet(viewset)
