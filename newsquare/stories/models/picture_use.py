"""Which stories show a picture."""

from django.db import models

from newsquare.stories.models.picture import Picture


class PictureUse(models.Model):
    """A story whose published version shows a picture. Written when the story is published, kept when it is withdrawn.

    Whether readers may see that story now is asked at the gate.
    """

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="uses")
    story = models.ForeignKey("stories.Story", models.CASCADE, related_name="picture_uses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "story"], name="one_picture_use_a_story")]

    def __str__(self) -> str:
        return f"{self.picture} ({self.story})"
