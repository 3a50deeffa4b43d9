"""The ways from a story to the top-story switch."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import Button
from wagtail.snippets.action_menu import ActionMenuItem

from newsquare.stories.models import Story


def way_to_switch(story: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Lead from a published story in the list to the switch."""
    if isinstance(story, Story) and story.public_id and user.has_perm("desk.change_front"):
        yield Button(_("Make top story"), f"{reverse('desk_now')}?story={story.pk}", icon_name="home", priority=60)


class TopStoryItem(ActionMenuItem):
    """The way from a published story's form."""

    name = "action-top-story"
    label = _("Make top story")
    icon_name = "home"

    def is_shown(self, context: Any) -> bool:
        """Say whether it is offered."""
        story = context.get("instance")
        may: bool = context["request"].user.has_perm("desk.change_front")
        return isinstance(story, Story) and bool(story.public_id) and may

    def get_url(self, context: Any) -> str:
        """Return the address of the switch, the story first."""
        return f"{reverse('desk_now')}?story={context['instance'].pk}"


def on_the_form(model: type) -> ActionMenuItem | None:
    """Offer the switch on the form of a story."""
    return TopStoryItem(order=80) if model is Story else None
