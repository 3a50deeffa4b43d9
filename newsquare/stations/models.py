"""A station and the hosts it answers to. Everything that belongs to a station points here."""

from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


def known_time_zone(value: str) -> None:
    """Raise ValidationError for a name that the time-zone database does not hold."""
    if value not in available_timezones():
        raise ValidationError(
            _("“%(value)s” is no time zone: write a name such as America/Chicago."), params={"value": value}
        )


class ForumMode(models.TextChoices):
    """Whose comments wait for a moderator."""

    NEWCOMERS = "newcomers", _("Newcomers’ first comment waits")
    EVERYBODY = "everybody", _("Every comment waits")


class ForumOrder(models.TextChoices):
    """In which order the comments under a story stand; each is part of an address."""

    OLDEST = "oldest", _("Oldest")
    NEWEST = "newest", _("Newest")
    RESPECTED = "respected", _("Most respected")


class Station(models.Model):
    """One newsroom's site, chosen by the host of the request."""

    slug = models.SlugField(_("slug"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    town = models.CharField(_("town"), max_length=80, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[known_time_zone])
    language = models.CharField(
        _("language"), max_length=35, default="en-US", help_text=_("A language tag such as en-US (BCP 47).")
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#1f4e79",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write a colour as #1f4e79."))],
    )
    tagline = models.CharField(_("tagline"), max_length=140, blank=True)
    media_host = models.CharField(
        _("media host"),
        max_length=255,
        blank=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9.-]*\.[a-z]{2,}\Z", _("Write a host name as media.example.org."))],
        help_text=_("A host of the station’s own from which its videos may be played; empty for none."),
    )
    contact_email = models.EmailField(_("newsroom’s e-mail"), blank=True)
    contact_phone = models.CharField(_("newsroom’s telephone"), max_length=40, blank=True)
    postal_address = models.CharField(_("postal address"), max_length=200, blank=True)
    forum_open = models.BooleanField(_("stories take comments"), default=True)
    forum_mode = models.CharField(
        _("who waits for a moderator"), max_length=12, choices=ForumMode.choices, default=ForumMode.NEWCOMERS
    )
    forum_days = models.PositiveSmallIntegerField(
        _("days until a story stops taking comments"), default=14, validators=[MinValueValidator(1)]
    )
    forum_order = models.CharField(
        _("comments begin with"), max_length=12, choices=ForumOrder.choices, default=ForumOrder.OLDEST
    )
    mail_ask_above = models.PositiveIntegerField(
        _("readers above which a person confirms a mailing"), default=5000, validators=[MinValueValidator(1)]
    )
    mail_undo_seconds = models.PositiveSmallIntegerField(
        _("seconds in which a confirmed mailing can be undone"), default=60
    )

    class Meta:
        verbose_name = _("station")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        """The station's time zone."""
        return ZoneInfo(self.timezone)

    @cached_property
    def canonical_host(self) -> str:
        """The first host; all addresses in mails, feeds and sitemaps carry it."""
        hosts = [host.name for host in self.hosts.all()]  # In their order, and perhaps read already.
        return hosts[0] if hosts else "localhost"

    @property
    def base_url(self) -> str:
        """Scheme and canonical host, without a slash at the end."""
        return f"{settings.PUBLIC_SCHEME}://{self.canonical_host}"

    def url(self, path: str) -> str:
        """Return the whole address of a path of this station."""
        return self.base_url + path


class Host(models.Model):
    """A host name, with its port where that is not the scheme's own."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="hosts", verbose_name=_("station"))
    name = models.CharField(_("host"), max_length=255, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("host")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name
