"""What is said about an idea after it came, and the files that came with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.tips.models.idea import LONGEST_TEXT, Idea


class Message(models.Model):
    """A word of the newsroom to the sender, or of the sender to the newsroom, with its day."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="messages", editable=False)
    is_ours = models.BooleanField(_("from the newsroom"))
    sent_on = models.DateField(_("on"))
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    story_path = models.CharField(max_length=300, blank=True)  # Of the story that came of the idea.

    class Meta:
        verbose_name = _("message about an idea")
        ordering = ["pk"]

    def __str__(self) -> str:
        """Say nothing of what is in it: this may stand in a log."""
        return f"Message {self.pk}"


class Enclosure(models.Model):
    """A file that came with an idea, under a name of ours. It lies in the database, which alone is asked for it."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="enclosures", editable=False)
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=8)
    sent_on = models.DateField(_("on"))
    size = models.PositiveIntegerField(_("bytes"))
    content = models.BinaryField()

    class Meta:
        verbose_name = _("file of an idea")
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["idea", "number"], name="one_enclosure_a_number")]

    def __str__(self) -> str:
        """Name the file as it is downloaded."""
        return f"idea-{self.idea_id}-{self.number}.{self.kind}"

    @property
    def is_picture(self) -> bool:
        """Say whether it is a picture that was drawn anew here."""
        return self.kind in {"jpg", "png"}
