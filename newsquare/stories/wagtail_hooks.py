"""Puts the screens of stories on the desk."""

from wagtail.snippets.models import register_snippet

from newsquare.stories.admin import HousePageViewSet, SectionViewSet, StoryViewSet, TopicViewSet

for viewset in (StoryViewSet, TopicViewSet, SectionViewSet, HousePageViewSet):
    register_snippet(viewset)
