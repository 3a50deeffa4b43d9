"""Videos of the station's own, and which stories show them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station

MIME = {"mp4": "video/mp4", "webm": "video/webm"}


class Video(models.Model):
    """A video of our own: a file that was uploaded, or one at the station's own media host."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="videos", verbose_name=_("station"), editable=False
    )
    title = models.CharField(_("title"), max_length=200, help_text=_("For the newsroom, to find it again."))
    file = models.FileField(_("file"), upload_to="videos/", blank=True)
    address = models.CharField(_("address at the media host"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, help_text=_("Who filmed it, as “Ben Ortiz/Channel 9”."))
    captions = models.TextField(_("captions"), blank=True, editable=False)
    has_no_speech = models.BooleanField(_("has no speech, and needs no captions"), default=False)
    transcript = models.TextField(_("transcript"), blank=True, help_text=_("Optional. Stands under the video."))
    rights_until = models.DateTimeField(
        _("may be shown until"), null=True, blank=True, help_text=_("Empty: for good. At that minute it is gone.")
    )
    kind = models.CharField(max_length=4, choices=[(kind, kind) for kind in MIME], editable=False)
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))
    seconds = models.PositiveIntegerField(_("length in seconds"), default=0, editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = _("video")
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(file="") & ~Q(address="")) | (~Q(file="") & Q(address="")),
                name="a_video_is_a_file_or_at_an_address",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def mime(self) -> str:
        """The media type that players are told."""
        return MIME[self.kind]

    @property
    def src(self) -> str:
        """Where players find it."""
        return str(self.file.url) if self.file else self.address

    @property
    def captions_path(self) -> str:
        """Where players find the captions; empty where there are none."""
        return f"/media/captions/{self.pk}.vtt" if self.captions else ""


class VideoUse(models.Model):
    """A story whose public version shows a video. Written when the story is published."""

    video = models.ForeignKey(Video, models.CASCADE, related_name="uses")
    story = models.ForeignKey("stories.Story", models.CASCADE, related_name="video_uses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["video", "story"], name="one_use_a_story")]

    def __str__(self) -> str:
        return f"{self.video} ({self.story})"
