"""Questions about follows and the ledger."""

from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from newsquare.circulation.models import Delivery, Edition, EditionState, Follower, State
from newsquare.stations.models import Station
from newsquare.stories.models import Topic


def due_deliveries(now: datetime) -> QuerySet[Delivery]:
    """Return the mails to send now, those to one reader first; a claim that ran out of time is due again."""
    leaving = Q(edition=None) | Q(edition__state=EditionState.FROZEN)
    return (
        Delivery.objects.filter(leaving, state__in=[State.PENDING, State.SENDING], next_attempt_at__lte=now)
        .select_related("follower", "user", "station", "edition", "edition__station")
        .prefetch_related("station__hosts")
        .order_by(F("edition").asc(nulls_first=True), "next_attempt_at", "pk")
    )


def due_editions(now: datetime) -> QuerySet[Edition]:
    """Return the editions whose text may be fixed by now, and those whose counting was broken off."""
    waiting = Q(state=EditionState.WAITING, next_attempt_at__lte=now)
    return Edition.objects.filter(waiting | Q(state=EditionState.FREEZING)).order_by("pk")


def topics_asked_for(follower: Follower) -> QuerySet[Topic]:
    """Return the topics that wait for the reader's confirmation."""
    return Topic.objects.filter(follows__follower=follower, follows__since__isnull=True).order_by("name", "pk")


def topics_followed(follower: Follower) -> QuerySet[Topic]:
    """Return the topics that a reader gets mail about."""
    return Topic.objects.filter(follows__follower=follower, follows__since__isnull=False).order_by("name", "pk")


def topics_with_followers(station: Station) -> QuerySet[Topic]:
    """Return a station's topics, each with its number of confirmed `followers`, the most followed first."""
    counted = Count("follows", filter=Q(follows__since__isnull=False))
    return Topic.objects.filter(station=station).annotate(followers=counted).order_by("-followers", "name", "pk")


def editions_with_numbers(station: Station) -> QuerySet[Edition]:
    """Return a station’s mailings, newest first, with how many mails are `sent`, `waiting`, `failed`, `pulled`."""
    states = {
        "sent": Q(deliveries__state=State.SENT),
        "waiting": Q(deliveries__state__in=[State.PENDING, State.SENDING]),
        "failed": Q(deliveries__state=State.FAILED),
        "pulled": Q(deliveries__state=State.PULLED),
    }
    numbers = {name: Count("deliveries", filter=state) for name, state in states.items()}
    editions = Edition.objects.filter(station=station).select_related("story").annotate(**numbers)
    return editions.order_by("-opened_at", "-pk")
