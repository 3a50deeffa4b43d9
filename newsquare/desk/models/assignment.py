"""Who has what to do, and until when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station
from newsquare.stories.models import Section, Story


class Mark(models.TextChoices):
    """What somebody said of the work; all else is seen from the story."""

    NONE = "", _("nothing yet")
    FILED = "filed", _("filed")
    READY = "ready", _("ready")


class State(models.TextChoices):
    """Where the work stands."""

    PLANNED = "planned", _("Planned")
    ASSIGNED = "assigned", _("Assigned")
    IN_WORK = "in work", _("In work")
    FILED = "filed", _("Filed")
    READY = "ready", _("Ready")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")


def state_of_story(story: Story) -> State:
    """Return where a story stands that nobody said more about."""
    if story.public_id:
        return State.IN_WORK if story.has_unpublished_changes else State.PUBLISHED
    return State.SCHEDULED if story.go_live_at and story.has_unpublished_changes else State.IN_WORK


class Assignment(models.Model):
    """A line of the story budget: something to be done, perhaps by somebody, perhaps by a time."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="assignments", editable=False)
    title = models.CharField(_("working title"), max_length=160)
    note = models.TextField(_("note"), max_length=1000, blank=True, help_text=_("What it is about, whom to ask."))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    section = models.ForeignKey(
        Section, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("section")
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    story = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, related_name="assignments", verbose_name=_("story")
    )
    mark = models.CharField(_("said of it"), max_length=8, choices=Mark.choices, default=Mark.NONE, blank=True)
    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True, editable=False)
    made_at = models.DateTimeField(_("made"), editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["station", "due_at"], name="assignments_by_time")]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> State:
        """Where the work stands. A story that went further than what was said of it is believed."""
        story = state_of_story(self.story) if self.story else None
        if self.story and self.story.public_id:
            return State.PUBLISHED
        if story is State.SCHEDULED:
            return State.SCHEDULED
        if self.mark:
            return State(self.mark)
        if story:
            return story
        return State.ASSIGNED if self.person_id else State.PLANNED
