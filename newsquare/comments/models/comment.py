"""A comment under a story."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsquare.comments.models.reason import HoldReason, HouseRule
from newsquare.stories.models import Story


class State(models.TextChoices):
    """Where a comment stands."""

    PUBLISHED = "published", _("Published")
    HELD = "held", _("Waiting for a moderator")
    REJECTED = "rejected", _("Not published")
    DELETED = "deleted", _("Deleted by its author")


class Comment(models.Model):
    """What a reader wrote under a story. Its id is its permalink for ever.

    `reason` is a HoldReason while it waits and a HouseRule when it was rejected; `found` is what in the text set a
    rule off, for moderators; `reasons` holds all of them as [reason, found]; `note` is what the moderator wrote to
    the author. A deleted comment keeps no text.
    `respects`, `answers` (published ones) and `worth` are counted anew by `actions.respect` whenever they change.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="comments", verbose_name=_("story"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("author"),
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies", verbose_name=_("answers")
    )
    text = models.TextField(_("text"), blank=True)
    posted_at = models.DateTimeField(_("posted"))
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    reason = models.CharField(_("reason"), max_length=20, blank=True, choices=HoldReason.choices + HouseRule.choices)
    found = models.CharField(_("what set the rule off"), max_length=100, blank=True)
    reasons = models.JSONField(_("all reasons"), default=list, blank=True)
    note = models.CharField(_("note to the author"), max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("moderator")
    )
    respects = models.PositiveIntegerField(_("respects"), default=0, editable=False)
    answers = models.PositiveIntegerField(_("published answers"), default=0, editable=False)
    worth = models.FloatField(_("rank"), default=0, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    featured_at = models.DateTimeField(_("featured"), null=True, blank=True)

    class Meta:
        verbose_name = _("comment")
        ordering = ["posted_at", "pk"]
        permissions = [("feature_comment", "Can choose comments that stand above, and hold rounds of questions")]
        indexes = [
            models.Index(fields=["story", "state", "posted_at"], name="comments_under_a_story"),
            models.Index(fields=["author", "posted_at"], name="comments_of_an_author"),
            models.Index(fields=["state", "posted_at"], name="comments_waiting"),
            models.Index(
                fields=["story", "featured_at"], condition=Q(featured_at__isnull=False), name="featured_comments"
            ),
            models.Index(fields=["parent", "state", "posted_at", "id"], name="answers_in_a_thread"),
            # With `parent` among the columns: a planner that knows only averages would else read all beginnings of all
            # stories, since few comments answer the same one.
            models.Index(
                fields=["story", "parent", "posted_at", "id", "state", "answers", "featured_at"], name="threads_by_time"
            ),
            models.Index(
                fields=["story", "parent", "-worth", "posted_at", "id", "state", "answers", "featured_at"],
                name="threads_by_respect",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="a_comment_has_a_known_state"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.HELD, State.REJECTED]) | ~Q(reason=""),
                name="a_comment_waits_or_is_rejected_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REJECTED) | Q(decided_at__isnull=False),
                name="a_comment_is_rejected_by_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DELETED, text="") | (~Q(state=State.DELETED) & ~Q(text="")),
                name="a_deleted_comment_keeps_no_text",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        """Return the address that leads to the comment wherever its story stands."""
        return f"/comments/{self.pk}/"

    @property
    def fingerprint(self) -> str:
        """What tells these words from others, so that a moderator decides on what was read."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]
