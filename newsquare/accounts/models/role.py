"""What a member of staff does at a station, and the one-time link with which they set up their sign-in."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.accounts.models.person import User
from newsquare.stations.models import Station


class Role(models.TextChoices):
    """What a member of staff does at a station."""

    REPORTER = "reporter", _("Reporter")
    PRODUCER = "producer", _("Producer")
    EDITOR = "editor", _("Editor")
    MODERATOR = "moderator", _("Moderator")
    ADMINISTRATOR = "administrator", _("Administrator")


class RoleGroup(models.Model):
    """The group that holds the rights of one role at one station."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="role_groups", verbose_name=_("station"))
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    group = models.OneToOneField(Group, models.CASCADE, related_name="role_group", verbose_name=_("group"))

    class Meta:
        verbose_name = _("role")
        constraints = [models.UniqueConstraint(fields=["station", "role"], name="one_group_a_role")]

    def __str__(self) -> str:
        return f"{self.station}: {self.get_role_display()}"


class StaffLink(models.Model):
    """A one-time link with which a member of staff sets password and second factor. Only its digest is kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="staff_links", verbose_name=_("person"))
    station = models.ForeignKey(Station, models.CASCADE, related_name="+", verbose_name=_("station"))
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(_("good until"))

    class Meta:
        verbose_name = _("one-time link")

    def __str__(self) -> str:
        return f"{self.user} ({self.station})"
