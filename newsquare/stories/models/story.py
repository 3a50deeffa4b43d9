"""A story and its bylines."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from newsquare.stations.models import Station
from newsquare.stories.blocks import BodyBlock
from newsquare.stories.fields import BodyField
from newsquare.stories.models.picture import Picture
from newsquare.stories.models.subject import Section, Topic
from newsquare.stories.models.video import Video
from newsquare.theme import slots

# What a draft may not change: facts of publication, told by stories.actions alone.
FACTS = (
    "station_id",
    "public_id",
    "published_at",
    "updated_at",
    "path",
    "withdrawn_at",
    "withdrawal_note",
    "agency_time",
    "live_revision_id",
)


class Label(models.TextChoices):
    """Where a story comes from."""

    LOCAL = "local", _("Our own reporting")
    WIRE = "wire", _("News agency")
    PARTNER = "partner", _("Partner newsroom")
    HANDOUT = "handout", _("Press release")
    SPONSORED = "sponsored", _("Sponsored")


class Indexing(models.TextChoices):
    """What search engines are asked to do."""

    INDEX = "index", _("Index")
    NOINDEX_NEWS = "noindex-news", _("Not in news search")
    NOINDEX = "noindex", _("Do not index")


class Weight(models.IntegerChoices):
    """How big the news is: the bigger, the longer rules keep a story at the top of a front."""

    NOTE = 1, _("A note")
    SMALL = 2, _("Small")
    ORDINARY = 3, _("Ordinary")
    BIG = 4, _("Big")
    BIGGEST = 5, _("As big as it gets")


class Story(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """A story. Wagtail's revisions are its drafts; what readers saw is its published versions.

    `live` is Wagtail's wish; `public` is the published version that readers get, or none.
    """

    station = models.ForeignKey(
        Station, models.PROTECT, related_name="stories", verbose_name=_("station"), editable=False
    )
    headline = models.CharField(_("headline"), max_length=200)
    slug = models.SlugField(
        _("slug"), max_length=120, help_text=_("The end of the address. A change leaves a redirect.")
    )
    deck = models.TextField(
        _("deck"), max_length=400, blank=True, help_text=_("One or two sentences under the headline.")
    )
    dateline = models.CharField(_("dateline"), max_length=80, blank=True)
    section = models.ForeignKey(Section, models.PROTECT, related_name="stories", verbose_name=_("section"))
    topics = ParentalManyToManyField(Topic, related_name="stories", verbose_name=_("topics"), blank=True)
    label = models.CharField(_("where it comes from"), max_length=10, choices=Label.choices, default=Label.LOCAL)
    distributor = models.CharField(
        _("distributor"), max_length=120, blank=True, help_text=_("The agency or sender; empty for our own reporting.")
    )
    rights_notice = models.CharField(_("copyright notice"), max_length=300, blank=True)
    indexing = models.CharField(_("search engines"), max_length=12, choices=Indexing.choices, default=Indexing.INDEX)
    full_text_out = models.BooleanField(_("feeds, mail and API may carry the full text"), default=True)
    body = BodyField(BodyBlock(), verbose_name=_("body"), blank=True)
    lead_picture = models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="leads", verbose_name=_("lead picture")
    )
    lead_caption = models.CharField(_("caption here"), max_length=600, blank=True)
    lead_video = models.ForeignKey(
        Video,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="leads",
        verbose_name=_("lead video"),
        help_text=_("Stands in place of the lead picture, which is its poster."),
    )
    correction_note = models.TextField(
        _("correction"),
        max_length=1000,
        blank=True,
        help_text=_("What was wrong and what is right. Publishing shows it, dated, under the headline."),
    )
    weight = models.PositiveSmallIntegerField(
        _("how big"),
        choices=Weight.choices,
        default=Weight.ORDINARY,
        help_text=_("The bigger, the longer it stays at the top of a front that rules arrange."),
    )
    takes_comments = models.BooleanField(_("takes comments"), default=True)
    agency_time = models.DateTimeField(_("agency’s time"), null=True, blank=True, editable=False)

    # Written by stories.actions alone.
    public = models.ForeignKey(
        "stories.PublishedVersion", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    path = models.CharField(_("address"), max_length=255, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawal_note = models.CharField(_("why it was withdrawn"), max_length=400, blank=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="story")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="story",
        for_concrete_model=False,
    )

    objects: ClassVar[models.Manager["Story"]] = models.Manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["station", "path"], condition=~Q(path=""), name="one_story_an_address"),
            models.CheckConstraint(
                condition=Q(public__isnull=True) | (Q(published_at__isnull=False) & ~Q(path="")),
                name="a_public_story_has_a_time_and_an_address",
            ),
        ]
        indexes = [
            models.Index(fields=["station", "-published_at", "-id"], name="stories_by_time"),
            models.Index(fields=["section", "-published_at", "-id"], name="stories_by_section"),
            models.Index(fields=["expire_at"], condition=Q(expire_at__isnull=False), name="stories_by_end"),
            models.Index(
                fields=["station", "expire_at"],
                condition=Q(expire_at__isnull=False, public__isnull=False),
                name="stories_public_by_end",
            ),
        ]

    pen = ""  # The open form that writes it just now.

    def __str__(self) -> str:
        return self.headline

    @property
    def state_words(self) -> str:
        """Where the story stands, in a word for the desk."""
        if self.public_id:
            return str(_("Published, with changes in draft") if self.has_unpublished_changes else _("Published"))
        if self.withdrawn_at:
            return str(_("Withdrawn"))
        return str(_("Scheduled") if self.go_live_at else _("Draft"))

    @property
    def revisions(self) -> Any:
        """Wagtail's drafts of the story."""
        return self._revisions

    def serializable_data(self) -> dict[str, Any]:
        """Return the draft as a revision keeps it, with the open form in which it was written."""
        data: dict[str, Any] = super().serializable_data()
        return data | {"pen": self.pen} if self.pen else data

    def get_absolute_url(self) -> str:
        """Return the story's path; empty until it was first published."""
        return self.path

    def with_content_json(self, content: dict[str, object]) -> "Story":
        """Return the draft of a revision; facts of publication and told corrections come from the row."""
        draft: Story = super().with_content_json(content)
        for name in FACTS:
            setattr(draft, name, getattr(self, name))
        if self.pk and self.corrections.filter(text=draft.correction_note.strip()).exists():
            draft.correction_note = ""
        return draft

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show how the draft would look. What knows how fills the slot."""
        return HttpResponse(slots.render("story.preview", draft=self, request=request))

    def publish(self, *args: object, **kwargs: object) -> None:
        """Publish a revision, whatever asked for it, in one transaction with all that follows."""
        with transaction.atomic():
            row = Story.objects.select_for_update(of=("self",)).get(pk=self.pk)
            if row.public_id and row.live_revision_id is None:
                row.keep_as_revision()
            for name in FACTS:
                setattr(self, name, getattr(row, name))
            super().publish(*args, **kwargs)

    def keep_as_revision(self) -> None:
        """Give what readers see a revision of its own, where something other than Wagtail published it.

        Wagtail takes a story without one off the site when a change of it is only scheduled.
        """
        self.live_revision = Revision.objects.create(
            content_object=self,
            base_content_type=self.get_base_content_type(),
            content=self.serializable_data(),
            object_str=str(self),
            created_at=self.last_published_at,
        )
        self.save(update_fields=["live_revision"])

    def unpublish(self, *args: object, **kwargs: object) -> None:
        """Unpublish, whatever asked for it, in one transaction with all that follows."""
        with transaction.atomic():
            super().unpublish(*args, **kwargs)


class Byline(Orderable):
    """One of the people who made the story, as printed."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="bylines")
    name = models.CharField(_("name"), max_length=120)
    detail = models.CharField(
        _("what follows the name"), max_length=120, blank=True, help_text=_("As “Capitol reporter”.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("byline")

    def __str__(self) -> str:
        return self.name
