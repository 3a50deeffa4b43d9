"""Who has a story open on the desk: Wagtail's forms give a sign of life every few seconds."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import EditingSession

from newsquare.stories.models import Story

ALIVE = EditingSession.AVAILABLE_TIMEOUT  # So long after its last sign of life Wagtail holds a form to be open.


def is_open_on_the_desk(story: Story, now: datetime) -> bool:
    """Say whether somebody has the story's form open, and would overwrite what changes behind it."""
    kind = ContentType.objects.get_for_model(Story)
    forms = EditingSession.objects.filter(content_type=kind, object_id=str(story.pk), last_seen_at__gt=now - ALIVE)
    return bool(forms.exists())
