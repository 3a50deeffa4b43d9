"""What is set for the forum of one story."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stories.models import Story


class Thread(models.Model):
    """The forum of a story that is not as others: some of it stood above once, or readers ask and wait for answers."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="thread")
    is_questions = models.BooleanField(_("questions and answers"), default=False)

    class Meta:
        verbose_name = _("forum of a story")

    def __str__(self) -> str:
        return str(self.story)
