"""What readers can follow: a topic, a section, a name in bylines, one running story, a newsletter."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.circulation.models.newsletter import Newsletter
from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story, Topic


class SubjectKind(models.TextChoices):
    """What kind of thing is followed."""

    TOPIC = "topic", _("topic")
    SECTION = "section", _("section")
    AUTHOR = "author", _("byline")
    STORY = "story", _("running story")
    NEWSLETTER = "newsletter", _("newsletter")


class Rhythm(models.TextChoices):
    """How soon news of something followed is mailed."""

    ONCE = "once", _("at once")
    DAILY = "daily", _("once a day")
    WEEKLY = "weekly", _("once a week")


class Subject(models.Model):
    """Something that readers follow. The row is made when the first of them asks; `key` says what it is.

    `name` is kept only where no row holds it: of a name in bylines, as it was printed.
    """

    station = models.ForeignKey(Station, models.CASCADE, related_name="subjects", verbose_name=_("station"))
    kind = models.CharField(_("kind"), max_length=10, choices=SubjectKind.choices)
    key = models.CharField(max_length=140)
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, blank=True, related_name="+")
    section = models.ForeignKey(Section, models.CASCADE, null=True, blank=True, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, null=True, blank=True, related_name="+")
    newsletter = models.ForeignKey(Newsletter, models.CASCADE, null=True, blank=True, related_name="+")
    slug = models.CharField(max_length=120, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("what is followed")
        ordering = ["kind", "pk"]
        constraints = [models.UniqueConstraint(fields=["station", "key"], name="one_subject_a_key")]

    def __str__(self) -> str:
        return str(self.topic or self.section or self.newsletter or self.name or self.key)

    def get_absolute_url(self) -> str:
        """Return the path of the page that it has."""
        if self.newsletter:
            return "/newsletters/"
        return self.story.path if self.story else f"/{self.kind}/{self.address_end}/"

    @property
    def rhythms(self) -> list[tuple[str, Any]]:
        """Return the rhythms in which it may come: news of one story and a newsletter come at once or not at all."""
        return Rhythm.choices[:1] if self.kind in (SubjectKind.STORY, SubjectKind.NEWSLETTER) else Rhythm.choices

    @property
    def address_end(self) -> str:
        """Return how the addresses of its pages end."""
        held = self.topic or self.section or self.newsletter
        return self.slug or (held.slug if held else str(self.story_id))


KINDS: dict[type[models.Model], SubjectKind] = {
    Topic: SubjectKind.TOPIC,
    Section: SubjectKind.SECTION,
    Story: SubjectKind.STORY,
    Newsletter: SubjectKind.NEWSLETTER,
}


def subject_of(thing: Topic | Section | Story | Newsletter) -> Subject:
    """Return the subject, not saved yet, that a topic, a section, a story or a newsletter is."""
    kind = KINDS[type(thing)]
    held: dict[str, Any] = {str(kind): thing}
    return Subject(station=thing.station, kind=kind, key=f"{kind}:{thing.pk}", **held)


def author_subject(station: Station, slug: str, name: str) -> Subject:
    """Return the subject, not saved yet, that a name in bylines is."""
    return Subject(station=station, kind=SubjectKind.AUTHOR, key=f"author:{slug}", slug=slug, name=name)
