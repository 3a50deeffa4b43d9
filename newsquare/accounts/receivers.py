"""What follows from a new station and new rights (roles), from signing in, and from what Wagtail logs."""

from typing import Any

from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import ModelLogEntry

from newsquare.accounts.actions import ensure_roles, record, watch
from newsquare.accounts.actions.audit import hand, watched
from newsquare.accounts.models import Did, User
from newsquare.accounts.queries import role_at
from newsquare.stations.models import Host, Station
from newsquare.stations.queries import current_station

watch(
    Station,
    *("name", "town", "tagline", "timezone", "language", "colour", "contact_email", "contact_phone", "postal_address"),
    *("forum_open", "forum_mode", "forum_days", "forum_order"),
    *("mail_ask_above", "mail_undo_seconds"),
    station=lambda row: row.pk,
)
watch(Host, "name", "position")


@receiver(post_save, sender=Station)
def give_a_new_station_its_roles(instance: Station, created: bool, raw: bool = False, **_: object) -> None:
    if created and not raw:
        ensure_roles(instance)


def bring_roles_up_to_date(**_: object) -> None:
    """After `migrate`: a new version may bring new rights. Connected in `apps.py`, after all rights are there."""
    for station in Station.objects.order_by("pk"):
        ensure_roles(station)


@receiver(user_logged_in)
def log_sign_in(user: User, request: HttpRequest, **_: object) -> None:
    _log_own(Did.SIGNED_IN, user)


@receiver(user_logged_out)
def log_sign_out(user: User | None, **_: object) -> None:
    _log_own(Did.SIGNED_OUT, user)


@receiver(authentication_failed)
def log_wrong_code(user: User, **_: object) -> None:
    _log_own(Did.FAILED, user, note="The second factor was wrong.")


def _log_own(did: Did, user: User | None, note: str = "") -> None:
    """Write what staff did at the door; readers come and go unseen."""
    station = current_station()
    if station and user and role_at(user, station):
        record(did, user, station=station, by=user, note=note)


# What Wagtail logs, in our words; None for what the story's own facts tell better.
WAGTAILS: dict[str, Did | None] = {
    "wagtail.create": Did.ADDED,
    "wagtail.edit": Did.DRAFTED,
    "wagtail.delete": Did.DELETED,
    "wagtail.publish": None,
    "wagtail.unpublish": None,
    "wagtail.publish.scheduled": None,
    "wagtail.unpublish.scheduled": None,
    "wagtail.publish.schedule": Did.SCHEDULED,
    "wagtail.schedule.cancel": Did.UNSCHEDULED,
    "wagtail.lock": Did.LOCKED,
    "wagtail.unlock": Did.UNLOCKED,
    "wagtail.revert": Did.REVERTED,
    "wagtail.workflow.start": Did.SUBMITTED,
    "wagtail.workflow.approve": Did.APPROVED,
    "wagtail.workflow.reject": Did.REJECTED,
}


@receiver(post_save, sender=ModelLogEntry)
def log_what_wagtail_logs(instance: Any, created: bool, raw: bool = False, **_: object) -> None:
    """Keep what Wagtail keeps only until the thing is deleted."""
    model = instance.content_type.model_class()
    did = WAGTAILS.get(instance.action, Did.CHANGED)
    if not created or raw or hand() is None or did is None or model is None or model in watched:
        return
    thing = model(pk=instance.object_id)
    other = instance.action if instance.action not in WAGTAILS else ""
    record(did, thing, name=instance.label, station=current_station(), note=other or _when(instance.data))


def _when(data: dict[str, Any]) -> str:
    """Return the times of a schedule."""
    times = (data.get("revision") or {}) if isinstance(data, dict) else {}
    return " – ".join(str(times[key]) for key in ("go_live_at", "expire_at") if times.get(key))
