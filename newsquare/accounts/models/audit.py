"""What staff did: written once, in the transaction that did it, and kept when the thing itself is gone."""

from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsquare.stations.models import Station


class Did(models.TextChoices):
    """The verbs of the log. A part that can do something new adds its verb here."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    DELETED = "deleted", _("deleted")
    DRAFTED = "drafted", _("saved a draft of")
    PUBLISHED = "published", _("published")
    SCHEDULED = "scheduled", _("scheduled")
    TRIED = "tried", _("sent themselves a trial of")
    UNSCHEDULED = "unscheduled", _("took off the schedule")
    CORRECTED = "corrected", _("corrected")
    WITHDREW = "withdrew", _("withdrew")
    BARRED = "barred", _("barred from the public")
    LIFTED = "lifted", _("let the public see again")
    LOCKED = "locked", _("locked")
    UNLOCKED = "unlocked", _("unlocked")
    REVERTED = "reverted", _("brought back an earlier draft of")
    SUBMITTED = "submitted", _("handed in")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")
    UPHELD = "upheld", _("upheld on appeal the rejection of")
    TOOK = "took", _("took into a story")
    SETTLED = "settled", _("settled what the wire changed in")
    SPIKED = "spiked", _("spiked")
    UNSPIKED = "unspiked", _("brought back")
    OVERRODE = "overrode", _("overrode the agency’s order about")
    SIGNED_OFF = "signed off", _("signed off the agency’s order about")
    RULED = "ruled", _("changed a rule of")
    KEYED = "keyed", _("changed a key of")
    LET_IN = "let in", _("let in what waited of")
    PUT_AWAY = "put away", _("put away")
    RETRIED = "retried", _("tried to read again")
    OPENED = "opened", _("opened")
    ANSWERED = "answered", _("answered")
    SUSPENDED = "suspended", _("kept from writing")
    READMITTED = "readmitted", _("let write again")
    UNDID = "undid", _("took back a decision on")
    CHOSE = "chose", _("put above the forum")
    UNCHOSE = "unchose", _("put back into the forum")
    ARRANGED = "arranged", _("arranged")
    CONFIRMED = "confirmed", _("confirmed the mailing")
    STOPPED = "stopped", _("stopped the mailing")
    TOLD = "told", _("told the readers of a correction to")
    WENT_ON = "went on", _("let go on the mailing")
    ERASED = "erased", _("erased")
    LOOKED_UP = "looked up", _("looked up")
    EXPORTED = "exported", _("exported")
    INVITED = "invited", _("put on the staff")
    ROLE = "role", _("changed the role of")
    REMOVED = "removed", _("took off the staff")
    RESET = "reset", _("made a new sign-in link for")
    SET_UP = "set up", _("set up their sign-in")
    FACTOR = "factor", _("changed the second factor of")
    SIGNED_IN = "signed in", _("signed in")
    FAILED = "failed", _("failed to sign in")
    SIGNED_OUT = "signed out", _("signed out")


class KeptError(TypeError):
    """The log is only ever added to."""


class AddedOnly(models.QuerySet["AuditEntry"]):
    """Rows that can be added and read, and nothing else."""

    def update(self, **_fields: object) -> int:
        """Refuse. Raises KeptError."""
        raise KeptError

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse. Raises KeptError."""
        raise KeptError


class AuditEntry(models.Model):
    """One thing that one person did at one station. The database itself refuses to change or delete it.

    Nothing is tied to it: people and things are named as they were, so that it tells its story without them.
    """

    station = models.ForeignKey(Station, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+")
    at = models.DateTimeField(_("when"))
    person_id = models.BigIntegerField(_("person"), null=True)
    who = models.CharField(_("who"), max_length=120)
    did = models.CharField(_("did"), max_length=20)
    kind = models.CharField(_("kind of thing"), max_length=60, blank=True)
    thing_id = models.CharField(max_length=40, blank=True)
    thing = models.CharField(_("thing"), max_length=200, blank=True)
    changes = models.JSONField(_("changes"), default=list)  # [what, before, after], in words.
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects = AddedOnly.as_manager()

    class Meta:
        verbose_name = _("entry in the log")
        verbose_name_plural = _("entries in the log")
        indexes = [
            models.Index(fields=["station", "-at", "-id"], name="audit_by_time"),
            models.Index(fields=["station", "person_id", "-at", "-id"], name="audit_of_a_person"),
            models.Index(fields=["station", "kind", "thing_id", "-at", "-id"], name="audit_of_a_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.did} {self.thing}".rstrip()

    def save(self, *args: Any, **words: Any) -> None:
        """Write the entry once. Raises KeptError for one that was written."""
        if not self._state.adding:
            raise KeptError
        super().save(*args, **words)

    def delete(self, *_args: Any, **_words: Any) -> tuple[int, dict[str, int]]:
        """Refuse. Raises KeptError."""
        raise KeptError

    @property
    def did_words(self) -> str:
        """What was done, in words."""
        return str(Did(self.did).label) if self.did in Did.values else self.did

    @property
    def kind_words(self) -> str:
        """What kind of thing it was done to, in words."""
        try:
            return str(apps.get_model(self.kind)._meta.verbose_name)
        except (LookupError, ValueError):
            return self.kind
