"""Which stories show a picture."""

from django.db import models

from newsquare.stories.models.picture import Picture


class PictureUse(models.Model):
    """A story whose published version shows a picture. Written when the story is published, kept for ever.

    It is present while the newest published version shows the picture. Whether readers may see that version now is
    asked at the gate.
    """

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="uses")
    story = models.ForeignKey("stories.Story", models.CASCADE, related_name="picture_uses")
    is_present = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "story"], name="one_picture_use_a_story")]

    def __str__(self) -> str:
        return f"{self.picture} ({self.story})"
