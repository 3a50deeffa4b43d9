"""The way from a story's form to the board, to hold it back until a time."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.action_menu import ActionMenuItem

from newsquare.stories.models import Story


class HoldItem(ActionMenuItem):
    """“Hold until …” on a story's form."""

    name = "action-hold"
    label = _("Hold until …")
    icon_name = "time"

    def is_shown(self, context: Any) -> bool:
        """Say whether it is offered."""
        story = context.get("instance")
        may: bool = context["request"].user.has_perm("stories.publish_story")
        return isinstance(story, Story) and story.pk is not None and may

    def get_url(self, context: Any) -> str:
        """Return the address of the board, with the story chosen."""
        return f"{reverse('desk_schedule')}?story={context['instance'].pk}#hold"


def hold_on_the_form(model: type) -> ActionMenuItem | None:
    """Offer it on the form of a story."""
    return HoldItem(order=85) if model is Story else None
