"""The rules of a source, what they made of each version, and the codes by which copy says what it is about."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stories.models import Label, Section, Topic
from newsquare.wire.models import Source, WireVersion


class Fate(models.TextChoices):
    """What becomes of copy that a rule fits."""

    DESK = "desk", _("waits on the desk")
    PUBLISH = "publish", _("is published")
    SPIKE = "spike", _("is spiked")


class WireRule(models.Model):
    """One sentence of a source: what copy must be, and what becomes of it. `match` is read by `rule_of`."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="rules", verbose_name=_("source"))
    position = models.PositiveSmallIntegerField(_("place"))
    match = models.JSONField(default=dict)
    topics = models.ManyToManyField(Topic, related_name="+", verbose_name=_("topics"))
    section = models.ForeignKey(Section, models.SET_NULL, null=True, related_name="+", verbose_name=_("section"))
    label = models.CharField(_("label"), max_length=10, choices=Label.choices, blank=True)
    fate = models.CharField(_("what becomes of it"), max_length=8, choices=Fate.choices, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who looks at it")
    )
    is_off = models.BooleanField(_("switched off"), default=False)

    class Meta:
        verbose_name = _("rule of a source")
        verbose_name_plural = _("rules of sources")
        ordering = ["source", "position", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.source}: {self.position}"


class Filing(models.Model):
    """What the rules of its source decided of a version when it came, and in which words. Never changed."""

    version = models.OneToOneField(WireVersion, models.CASCADE, related_name="filing")
    topics = models.JSONField(default=list)  # Slugs.
    section = models.SlugField(max_length=60, blank=True)
    label = models.CharField(max_length=10, blank=True)
    fate = models.CharField(max_length=8, choices=Fate.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    why = models.JSONField(default=list)  # For each rule: its id, its sentence, what it decided.
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = _("filing of a version")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.version}: {self.fate}"


class TopicCode(models.Model):
    """A code that stands for a topic of a station, such as `medtop:17000000` for its weather."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="codes", verbose_name=_("topic"))
    code = models.CharField(_("code"), max_length=60)

    class Meta:
        verbose_name = _("code of a topic")
        verbose_name_plural = _("codes of topics")
        ordering = ["topic", "code"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["topic", "code"], name="one_code_a_topic_once")]

    def __str__(self) -> str:
        return self.code


class SubjectCode(models.Model):
    """A subject of IPTC's Media Topics or an older set, as IPTC's file tells it, for all stations."""

    code = models.CharField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    folded = models.CharField(max_length=200, blank=True, db_index=True)  # The name as it is compared.
    above = models.JSONField(default=list)  # All codes that stand above it, and those that mean the same.
    is_retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        verbose_name = _("subject")
        ordering = ["code"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"
