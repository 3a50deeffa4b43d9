"""Where agency copy comes from, what arrived byte for byte, and what an agency knows by one id."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station


class OnArrival(models.TextChoices):
    """What happens to copy that arrives."""

    DESK = "desk", _("waits on the desk")
    PUBLISH = "publish", _("is published by itself")


class Asked(models.TextChoices):
    """What we ask for a source's copy, beside its folder and what is pushed."""

    FEED = "feed", _("a feed")
    AP = "ap", _("the AP Media API")
    MAILBOX = "mailbox", _("a mailbox")


class Updates(models.TextChoices):
    """What happens when an agency changes copy that we edited."""

    FOLLOW = "follow", _("what we did not touch follows by itself")
    PROPOSE = "propose", _("is proposed to an editor")


class Source(models.Model):
    """A supplier of copy, and how its copy is filed. Topics and section are named by their slugs."""

    station = models.ForeignKey(
        Station, models.CASCADE, related_name="sources", verbose_name=_("station"), editable=False
    )
    slug = models.SlugField(_("slug"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    folder = models.CharField(
        _("watched folder"),
        max_length=400,
        blank=True,
        help_text=_("Empty: the folder “incoming/STATION/SOURCE” where the station keeps its data."),
    )
    asked = models.CharField(_("what we ask"), max_length=8, choices=Asked.choices, default=Asked.FEED)
    url = models.URLField(
        _("address of the feed"), max_length=1000, blank=True, help_text=_("Of the AP Media API: where its feed is.")
    )
    mail_host = models.CharField(
        _("mail server"), max_length=253, blank=True, help_text=_("As imap.example.com. Always by TLS, at port 993.")
    )
    mail_user = models.CharField(_("user of the mailbox"), max_length=254, blank=True)
    mail_folder = models.CharField(_("mail folder"), max_length=200, blank=True, default="INBOX")
    mail_senders = models.JSONField(_("senders let in"), default=list, blank=True)
    format = models.CharField(_("format"), max_length=20, default="detect")
    on_arrival = models.CharField(_("on arrival"), max_length=8, choices=OnArrival.choices, default=OnArrival.DESK)
    updates = models.CharField(
        _("a change of copy that we edited"), max_length=8, choices=Updates.choices, default=Updates.FOLLOW
    )
    topic = models.SlugField(
        _("topic"), max_length=80, blank=True, help_text=_("Where nothing in the copy names another.")
    )
    topics = models.JSONField(
        _("words in the copy and their topics"),
        default=dict,
        blank=True,
        help_text=_("As {") + '"Politics": "national-politics"}',
    )
    section = models.SlugField(_("section"), max_length=60, blank=True)
    label = models.CharField(_("label"), max_length=10, default="wire")
    credit = models.CharField(
        _("distributor shown"),
        max_length=120,
        blank=True,
        help_text=_("Empty: as the copy says, else the source’s name."),
    )
    indexing = models.CharField(_("search engines"), max_length=12, default="noindex-news")
    full_text_out = models.BooleanField(_("feeds, mail and API may carry the full text"), default=False)
    picture_hosts = models.JSONField(
        _("hosts whose pictures may be fetched"),
        default=list,
        blank=True,
        help_text=_("The feed’s own host is allowed."),
    )
    last_error = models.CharField(max_length=400, blank=True, editable=False)  # Of its folder; of asking: `Look`.

    class Meta:
        verbose_name = _("source")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["station", "slug"], name="one_source_a_slug")]

    def __str__(self) -> str:
        return self.name


class Dispatch(models.Model):
    """One file or feed entry as it arrived, kept byte for byte; `problem` says why it could not be read."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="dispatches")
    name = models.CharField(_("file"), max_length=400, blank=True)
    path = models.CharField(max_length=1000, blank=True)  # Where pictures lie beside it, if it came as a file.
    sha256 = models.CharField(max_length=64)
    raw = models.BinaryField()
    received_at = models.DateTimeField(_("received"))
    problem = models.CharField(_("problem"), max_length=400, blank=True)
    tried_at = models.DateTimeField(_("last tried"), null=True)
    waits = models.BooleanField(default=False)  # Some of it was not let in yet, for there was too much at once.
    put_away_at = models.DateTimeField(null=True)
    put_away_note = models.CharField(_("why it was put away"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("dispatch")
        verbose_name_plural = _("dispatches")
        ordering = ["-received_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["source", "sha256"], name="one_dispatch_row_a_content")]
        indexes = [
            models.Index(
                fields=["source", "-received_at"], condition=~models.Q(problem=""), name="dispatches_in_trouble"
            ),
            models.Index(fields=["source", "received_at"], condition=models.Q(waits=True), name="dispatches_that_wait"),
        ]

    def __str__(self) -> str:
        return self.name or self.sha256[:12]


class ItemState(models.TextChoices):
    """What the desk did with an item."""

    ARRIVED = "arrived", _("Waiting")
    TAKEN = "taken", _("Taken")
    SPIKED = "spiked", _("Spiked")
    KILLED = "killed", _("Killed")


class WireItem(models.Model):
    """What an agency knows by one id, with all its versions."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="items")
    key = models.CharField(max_length=200)  # The id, normalised; the id as written is in each version's data.
    state = models.CharField(_("state"), max_length=8, choices=ItemState.choices, default=ItemState.ARRIVED)
    latest = models.ForeignKey("wire.WireVersion", models.SET_NULL, null=True, related_name="+")
    first_received_at = models.DateTimeField(_("arrived"))
    changed_at = models.DateTimeField(_("changed"))
    problem = models.CharField(_("why it was not published"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("wire item")
        ordering = ["-changed_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_item_an_id")]
        indexes = [models.Index(fields=["state", "-changed_at"], name="items_by_arrival")]

    def __str__(self) -> str:
        return self.latest.headline if self.latest else self.key


class WireVersion(models.Model):
    """One version of an item: the parsed fields as `wire parse` prints them. Its words never change."""

    item = models.ForeignKey(WireItem, models.CASCADE, related_name="versions")
    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    headline = models.CharField(max_length=400, blank=True)
    data = models.JSONField()
    version_created_at = models.DateTimeField(null=True)
    said_again = models.JSONField(null=True)  # [time, version] under which its agency sent these very words last.
    received_at = models.DateTimeField()

    class Meta:
        verbose_name = _("version of a wire item")
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "content_hash", "version_created_at"], name="one_version_a_content_and_time"
            ),
            models.UniqueConstraint(fields=["item", "number"], name="one_wire_version_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.headline} ({self.number})"
